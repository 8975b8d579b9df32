import { join } from 'node:path';
import type { Log } from '../../log.ts';
import type { Account } from './account.ts';
import { clusterHandle } from './cluster-handle.ts';
import { type GuardedProcess, startGuarded } from './guarded-process.ts';
import { SERVER_SETTINGS, settingFlags } from './server-settings.ts';

/** All that one run of PostgreSQL needs. */
export interface Run {
  readonly cluster: string;
  readonly account: Account | undefined;
  readonly binaries: string;
  readonly port: number;
  readonly log: Log;
  readonly settings: Readonly<Record<string, string>> | undefined;
}

const READY = 'database system is ready to accept connections';
const PROGRESS_MS = 5_000;

/** Starts PostgreSQL and resolves when it takes connections; after a crash that includes recovery, however long it is. */
export async function startServer(run: Run): Promise<GuardedProcess> {
  const { cluster, account, binaries, port, log } = run;
  const handle = await clusterHandle(cluster, account);
  const flags = settingFlags({ ...SERVER_SETTINGS, ...run.settings });
  const server = startGuarded([join(binaries, 'bin/postgres'), '-D', handle.path, '-p', String(port), ...flags], {
    account,
    handle,
  });
  await handle.close();
  const waiting = setInterval(() => log.info('PostgreSQL is still starting'), PROGRESS_MS);
  try {
    await ready(server, log);
  } finally {
    clearInterval(waiting);
  }
  return server;
}

async function ready(server: GuardedProcess, log: Log): Promise<void> {
  const last: string[] = [];
  const heard = new Promise<void>((resolve) => {
    server.onLine((line) => {
      last.push(line);
      if (last.length > 20) last.shift();
      logLine(log, line);
      if (line.includes(READY)) resolve();
    });
  });
  const failed = server.ended.then((code) => {
    throw new Error(`PostgreSQL ended with code ${code} while starting:\n${last.join('\n')}`);
  });
  await Promise.race([heard, failed]);
  failed.catch(() => {});
}

/** FATAL is the end of one client's session only, PANIC the end of all. */
function logLine(log: Log, line: string): void {
  if (line.includes('PANIC:')) log.error({ line }, 'PostgreSQL broke down');
  else log.debug({ line }, 'PostgreSQL');
}
