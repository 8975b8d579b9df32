import { CONFIG_EXIT_CODE, type Config, describeProblems, environment, readEnvironment } from './config/index.ts';
import { DataDirInUseError, lockDataDir } from './platform/database/embedded/lock-data-dir.ts';
import { createLifeCycle, type LifeCycle } from './platform/life-cycle.ts';
import { createLog, type Log } from './platform/log.ts';
import { endWith, stopOnSignals } from './platform/stop-on-signals.ts';

interface Beginning {
  config: Config;
  log: Log;
  lifeCycle: LifeCycle;
}

async function main(): Promise<void> {
  const read = readEnvironment(environment);
  if (!read.ok) {
    process.stderr.write(describeProblems(read.problems));
    process.exitCode = CONFIG_EXIT_CODE;
    process.disconnect?.();
    return;
  }
  const log = createLog(read.config.logLevel);
  const lifeCycle = createLifeCycle({ log });
  stopOnSignals(lifeCycle);
  const exitCode = await begin({ config: read.config, log, lifeCycle });
  await endWith(lifeCycle, { exitCode, log });
}

/** Takes the data folder first and loads the product only then, so that a second start on one folder is told so at once. */
async function begin({ config, log, lifeCycle }: Beginning): Promise<number> {
  try {
    const lock = await lockDataDir(config.dataDir, { address: `http://localhost:${config.port}` });
    lifeCycle.started('lock', () => lock.release());
    const { start } = await import('./start.ts');
    await start({ config, log, lifeCycle });
    return 0;
  } catch (error) {
    if (error instanceof DataDirInUseError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, 'the server could not start');
    void lifeCycle.stop('it could not start');
    return 1;
  }
}

await main();
