import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { compose } from './compose.ts';
import { type Config, loadSecret } from './config/index.ts';
import { playDemo } from './demo/play-demo.ts';
import { demoPassword, demoSignIns, seedDemo } from './demo/seed-demo.ts';
import { startEmbeddedPostgres } from './platform/database/embedded/index.ts';
import { migrate, settleEpoch } from './platform/database/index.ts';
import { randomIds } from './platform/ids.ts';
import type { LifeCycle } from './platform/life-cycle.ts';
import type { Log } from './platform/log.ts';
import { serve } from './serve.ts';

export interface Start {
  config: Config;
  log: Log;
  lifeCycle: LifeCycle;
}

/** What people read on the terminal; the log goes to standard error. */
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Brings the whole product up and says where it is. The data folder is locked by the caller. */
export async function start({ config, log, lifeCycle }: Start): Promise<void> {
  const databaseUrl = await openStore({ config, log, lifeCycle });
  const operatorToken = randomBytes(32).toString('base64url');
  const demoUsers = config.demo ? demoSignIns(config.demo.seed) : [];
  const product = await compose({
    config,
    log,
    lifeCycle,
    databaseUrl,
    operatorToken,
    secret: await loadSecret(config),
    epoch: await settleEpoch(databaseUrl),
    serverInfo: { name: 'Belfry', version: packageJson.version, demo: config.demo !== undefined, demoUsers },
  });
  if (config.demo)
    await seedDemo(
      { ...product.services, database: product.database, ids: randomIds },
      { seed: config.demo.seed, say },
    );
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
async function announce({
  config,
  lifeCycle,
  port,
  operatorToken,
}: {
  config: Config;
  lifeCycle: LifeCycle;
  port: number;
  operatorToken: string;
}): Promise<void> {
  const file = join(config.dataDir, 'server.json');
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify({ url: `http://127.0.0.1:${port}`, token: operatorToken })}\n`, {
    mode: 0o600,
  });
  lifeCycle.started('server.json', () => rm(file, { force: true }));
  say(`Belfry is ready at http://localhost:${port}`);
  if (!config.demo) return;
  say(`Sign in as one of these, each with the password ${demoPassword}:`);
  for (const { email, role } of demoSignIns(config.demo.seed)) say(`  ${email.padEnd(26)} ${role}`);
}
