import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CHECKOUT, NODE } from './checkout.ts';
import { until } from './until.ts';

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One of Belfry's programs, run as its launcher runs it. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  /** What it has written to standard output and standard error so far. */
  readonly stdout: string;
  readonly stderr: string;
  readonly ended: Promise<Ended>;
  readonly isRunning: boolean;
  /** Asks it to stop, by default with SIGTERM; resolves when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

const running = new Set<ChildProcess>();
// A test run that is ended in the middle leaves nothing behind; a killed one closes the channel that the programs listen to.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `file` (a path in the checkout) with nothing of this process's environment but what is given. */
export function startProgram(
  file: string,
  parameters: readonly string[],
  variables: Readonly<Record<string, string>>,
): Program {
  const guard = join(CHECKOUT, 'server/launch/end-with-launcher.mjs');
  const cache = join(CHECKOUT, 'node_modules/.cache/belfry-compiled');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(NODE, ['--import', guard, join(CHECKOUT, file), ...parameters], {
    detached: true,
    env: { PATH, HOME, NODE_COMPILE_CACHE: cache, ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = endOf(child);
  const isRunning = (): boolean => running.has(child);
  return {
    pid: child.pid ?? 0,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    get isRunning() {
      return isRunning();
    },
    ended,
    stop(signal = 'SIGTERM') {
      if (isRunning()) child.kill(signal);
      return ended;
    },
    async [Symbol.asyncDispose]() {
      if (isRunning()) child.kill('SIGKILL');
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  await once(child, 'close');
  running.delete(child);
  return { code: child.exitCode, signal: child.signalCode };
}

/** Waits for words on standard output. @throws with all it said when it ends before, or after `withinMs`. */
export async function untilSaid(
  program: Program,
  words: string,
  { withinMs = 90_000 }: { readonly withinMs?: number } = {},
): Promise<void> {
  const said = (): string => `${program.stdout}\n${program.stderr}`;
  await until(
    () => `the program says "${words}". It said:\n${said()}`,
    () => program.stdout.includes(words) || !program.isRunning,
    { withinMs },
  );
  if (!program.stdout.includes(words)) {
    throw new Error(`The program ended without saying "${words}". It said:\n${said()}`);
  }
}
