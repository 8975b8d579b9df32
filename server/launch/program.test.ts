import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';

const LAUNCHER = `
  import { runProgram } from ${JSON.stringify(join(import.meta.dirname, 'program.mjs'))};
  const [file, ...parameters] = process.argv.slice(1);
  process.exitCode = await runProgram(file, parameters, { cwd: '/', stdin: 'ignore' });`;

/** Counts the signals that it gets, and ends with that number a moment after the first. */
const COUNTING = `
  let signals = 0;
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => {
    signals += 1;
    setTimeout(() => process.exit(10 + signals), 200);
  });`;

interface Launched {
  readonly launcher: ChildProcess;
  /** What the program prints first, with its process number. */
  readonly program: { readonly pid: number; readonly parameters: readonly string[] };
}

async function launch(code: string, parameters: readonly string[] = []): Promise<Launched> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-launch-'));
  const file = join(folder, 'program.mjs');
  const hello = `process.stdout.write(JSON.stringify({ pid: process.pid, parameters: process.argv.slice(2) }) + '\\n');`;
  await writeFile(file, `${code}\n${hello}\nsetInterval(() => {}, 1000);\n`);
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', LAUNCHER, file, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    launcher.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });
  const [line] = await once(createInterface(launcher.stdout), 'line');
  return { launcher, program: JSON.parse(String(line)) };
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a program gets its parameters, and its exit code becomes that of the launcher', async () => {
  const { launcher, program } = await launch('setTimeout(() => process.exit(78), 100);', ['a b', '--json']);

  expect(program.parameters).toEqual(['a b', '--json']);
  expect(await exitCode(launcher)).toBe(78);
});

test('a signal that comes twice at once reaches the program once', async () => {
  const { launcher } = await launch(COUNTING);

  launcher.kill('SIGINT');
  launcher.kill('SIGINT');

  expect(await exitCode(launcher)).toBe(11);
});

test('a program that a signal ends gives the exit code of that signal', async () => {
  const { launcher, program } = await launch('');

  process.kill(program.pid, 'SIGKILL');

  expect(await exitCode(launcher)).toBe(137);
});

test('a program whose launcher is killed ends', async () => {
  const { launcher, program } = await launch('');

  launcher.kill('SIGKILL');

  await vi.waitFor(() => expect(isAlive(program.pid)).toBe(false), {
    timeout: 5_000,
    interval: 20,
  });
});

test('a program that listens for the end of its launcher decides itself', async () => {
  const { launcher, program } = await launch(`process.on('disconnect', () => setTimeout(() => process.exit(), 300));`);

  launcher.kill('SIGKILL');
  await once(launcher, 'exit');

  expect(isAlive(program.pid)).toBe(true);
  await vi.waitFor(() => expect(isAlive(program.pid)).toBe(false), {
    timeout: 5_000,
    interval: 20,
  });
});
