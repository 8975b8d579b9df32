import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Account } from './account.ts';
import type { ClusterHandle } from './cluster-handle.ts';

// File 3 is a pipe from Belfry: it closes when Belfry stops PostgreSQL, and also when Belfry is killed.
const WATCHDOG = `
"$@" 3<&- </dev/null & server=$!
{ read -r line <&3; kill -INT "$server"; } 2>/dev/null & watch=$!
exec 3<&- 4<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit "$code"
`;

export interface GuardedProcess {
  /** Resolves when PostgreSQL has ended, with its exit code. */
  readonly ended: Promise<number>;
  /** Asks for a fast shutdown: transactions are rolled back, everything committed is on disk. */
  stop(): void;
  /** Calls back with each line that PostgreSQL logs. */
  onLine(callback: (line: string) => void): void;
}

export interface ProcessSettings {
  readonly account: Account | undefined;
  readonly handle: ClusterHandle;
}

/**
 * Starts PostgreSQL in a session of its own (a Ctrl-C in the terminal is Belfry's to handle) under a watchdog of a few
 * lines of shell that shuts it down when this process is gone, whatever ended it.
 */
export function startGuarded(command: readonly string[], { account, handle }: ProcessSettings): GuardedProcess {
  const child = spawn('/bin/sh', ['-c', WATCHDOG, 'belfry-postgres', ...command], {
    cwd: '/',
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', handle.descriptor],
    ...account,
  });
  const pipe = child.stdio[3];
  pipe?.on('error', () => {});
  return {
    ended: exitCode(child),
    stop: () => pipe?.destroy(),
    onLine: (callback) => eachLine(child, callback),
  };
}

async function exitCode(child: ChildProcess): Promise<number> {
  await once(child, 'exit');
  return child.exitCode ?? -1;
}

function eachLine(child: ChildProcess, callback: (line: string) => void): void {
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) callback(line);
  });
}
