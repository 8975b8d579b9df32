import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Is there a process with this number? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * When a process started, as opaque text that a later process with the same number does not share; nothing for a process
 * that has ended.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? startTicks(pid) : startText(pid);
}

async function startTicks(pid: number): Promise<string | undefined> {
  const [status, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
  ]);
  if (status === undefined) return undefined;
  const afterName = status.slice(status.lastIndexOf(')') + 2).split(' ');
  const [state] = afterName;
  return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}:${afterName[19]}`;
}

async function startText(pid: number): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim() || undefined;
}
