import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DataDirInUseError, lockDataDir } from './lock-data-dir.ts';
import { startOf } from './process-identity.ts';

const address = 'http://localhost:4100';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-lock-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function endedProcess(): Promise<number> {
  const child = spawn('true');
  await once(child, 'exit');
  return child.pid ?? 0;
}

test('the first takes the folder for its owner alone, and leaves nothing behind', async () => {
  const dataDir = join(await emptyFolder(), 'deep', 'data');

  const lock = await lockDataDir(dataDir, { address });

  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  expect(await readdir(dataDir)).toEqual(['server.lock']);
  await lock.release();
  expect(await readdir(dataDir)).toEqual([]);
});

test('a second one is told which process holds the folder and where it listens', async () => {
  const dataDir = await emptyFolder();
  await using _lock = await lockDataDir(dataDir, { address });

  const second = await lockDataDir(dataDir, { address: 'http://localhost:4200' }).catch((error: unknown) => error);

  expect(second).toBeInstanceOf(DataDirInUseError);
  expect(second).toMatchObject({
    code: 'DATA_DIR_IN_USE',
    pid: process.pid,
    address,
    message: `Another Belfry (process ${process.pid}, ${address}) already runs on ${dataDir}. Stop it first, or set BELFRY_DATA_DIR to another folder.`,
  });
});

test('the lock of a process that has ended is taken over', async () => {
  const dataDir = await emptyFolder();
  await writeFile(join(dataDir, 'server.lock'), JSON.stringify({ pid: await endedProcess(), start: 'x', address }));

  await using _lock = await lockDataDir(dataDir, { address });

  expect(JSON.parse(await readFile(join(dataDir, 'server.lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
  });
});

test('the lock of a process whose number another one got since is taken over', async () => {
  const dataDir = await emptyFolder();
  await writeFile(join(dataDir, 'server.lock'), JSON.stringify({ pid: process.ppid, start: 'long ago', address }));

  await using _lock = await lockDataDir(dataDir, { address });

  expect(await readdir(dataDir)).toEqual(['server.lock']);
});

test('half a lock is taken over', async () => {
  const dataDir = await emptyFolder();
  await writeFile(join(dataDir, 'server.lock'), '{"pid":');

  await using _lock = await lockDataDir(dataDir, { address });

  expect(await readdir(dataDir)).toEqual(['server.lock']);
});

test('of many that find a stale lock at once exactly one gets the folder', async () => {
  const dataDir = await emptyFolder();
  await writeFile(join(dataDir, 'server.lock'), JSON.stringify({ pid: await endedProcess(), start: 'x', address }));

  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => lockDataDir(dataDir, { address: `http://localhost:${5000 + index}` })),
  );

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(dataDir)).toEqual(['server.lock']);
});

test('a process is known by when it started', async () => {
  expect(await startOf(process.pid)).toBe(await startOf(process.pid));
  expect(await startOf(process.pid)).not.toBe(await startOf(process.ppid));
  expect(await startOf(await endedProcess())).toBeUndefined();
});
