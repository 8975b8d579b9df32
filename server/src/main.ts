import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { compose } from './compose.ts';
import { CONFIG_EXIT_CODE, type Config, describeProblems, environment, loadSecret, readEnvironment } from './config/index.ts';

import { demoSignIns, seedDemo } from './demo/seed-demo.ts';
import { playDemo } from './demo/play-demo.ts';
import { DataDirInUseError, lockDataDir, startEmbeddedPostgres } from './platform/database/embedded/index.ts';
import { migrate, settleEpoch } from './platform/database/index.ts';
import { createLifeCycle, type LifeCycle } from './platform/life-cycle.ts';
import { createLog, type Log } from './platform/log.ts';
import { endWith, stopOnSignals } from './platform/stop-on-signals.ts';
import { serve } from './serve.ts';

interface Start {
  config: Config;
  log: Log;
  lifeCycle: LifeCycle;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const read = readEnvironment(environment);
  if (!read.ok) {
    process.stderr.write(describeProblems(read.problems));
    process.exitCode = CONFIG_EXIT_CODE;
    return;
  }
  const { config } = read;
  const log = createLog(config.logLevel);
  const lifeCycle = createLifeCycle({ log });
  stopOnSignals(lifeCycle);
  let exitCode = 0;
  try {
    await start({ config, log, lifeCycle });
  } catch (error) {
    exitCode = 1;
    if (error instanceof DataDirInUseError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, 'the server could not start');
    void lifeCycle.stop('it could not start');
  }
  await endWith(lifeCycle, { exitCode, log });
}

async function start({ config, log, lifeCycle }: Start): Promise<void> {
  const lock = await lockDataDir(config.dataDir, { address: `http://localhost:${config.port}` });
  lifeCycle.started('lock', () => lock.release());
  const databaseUrl = await openStore({ config, log, lifeCycle });
  const secret = await loadSecret(config);
  const operatorToken = randomBytes(32).toString('base64url');
  const demoUsers = config.demo ? demoSignIns(config.demo.seed) : [];
  const product = await compose({
    config, log, lifeCycle, databaseUrl, secret, operatorToken,
    epoch: await settleEpoch(databaseUrl),
    serverInfo: { name: 'Belfry', version: packageJson.version, demo: config.demo !== undefined, demoUsers },
  });
  if (config.demo) {
    say('Preparing the demo …');
    await seedDemo(product.services, config.demo.seed);
  }
  if (config.role === 'worker') return say('Belfry is working');
  const { port } = await serve({ config, log, lifeCycle, product });
  await announce({ config, lifeCycle, port, operatorToken });
  if (config.demo) playDemo({ demo: config.demo, port, token: operatorToken, log, lifeCycle });
}

async function openStore({ config, log, lifeCycle }: Start): Promise<string> {
  if (config.database.kind === 'server') {
    await migrate(config.database.url);
    return config.database.url;
  }
  say('Starting the database …');
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  lifeCycle.started('PostgreSQL', () => postgres.stop());
  await migrate(postgres.url);
  return postgres.url;
}

/** Tells people and scripts where the server is. */
async function announce({ config, lifeCycle, port, operatorToken }: { config: Config; lifeCycle: LifeCycle; port: number; operatorToken: string }): Promise<void> {
  const file = join(config.dataDir, 'server.json');
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify({ url: `http://127.0.0.1:${port}`, token: operatorToken })}\n`, { mode: 0o600 });
  lifeCycle.started('server.json', () => rm(file, { force: true }));
  say(`Belfry is ready at http://localhost:${port}`);
  if (!config.demo) return;
  say('Sign in as one of these, each with the password belfry-demo:');
  for (const { email, role } of demoSignIns(config.demo.seed)) say(`  ${email.padEnd(26)} ${role}`);
}

await main();

