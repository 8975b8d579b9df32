import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { isAlive, startOf } from './process-identity.ts';

const FAST_MS = 20_000;
const IMMEDIATE_MS = 10_000;

/**
 * Stops the PostgreSQL that a killed Belfry may have left on the cluster, fast and if need be at once (it recovers from its
 * own log then). Does nothing where there is none.
 */
export async function stopLeftover(cluster: string, log: Log): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!(await isPostmasterOf(cluster, pid))) {
    // PostgreSQL would refuse to start, because another process has got the number since.
    await rm(file, { force: true });
    return;
  }
  log.warn({ pid }, 'stopping the PostgreSQL that an earlier run left behind');
  if (await ends(pid, { signal: 'SIGINT', withinMs: FAST_MS })) return;
  if (await ends(pid, { signal: 'SIGQUIT', withinMs: IMMEDIATE_MS })) return;
  throw new Error(
    `The PostgreSQL that an earlier run left behind (process ${pid}) does not stop. End it, then start Belfry again.`,
  );
}

/** A postmaster works in its cluster's folder, whatever path it was given. */
async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const [folder, own] = await Promise.all([readlink(`/proc/${pid}/cwd`).catch(() => undefined), realpath(cluster)]);
  return folder === own;
}

async function ends(
  pid: number,
  { signal, withinMs }: { signal: 'SIGINT' | 'SIGQUIT'; withinMs: number },
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  signalQuietly(pid, signal);
  while ((await startOf(pid)) !== undefined) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function signalQuietly(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}
