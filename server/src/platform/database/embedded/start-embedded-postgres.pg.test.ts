import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isAlive, startOf } from './process-identity.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const log = pino({ level: 'silent' });

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-embedded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function postmaster(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
}

/** A process of its own that runs PostgreSQL on the folder, so that it can be killed. */
async function startHost(dataDir: string): Promise<{ host: ChildProcess; url: string }> {
  const program = `
    import { pino } from 'pino';
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'start-embedded-postgres.ts'))};
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: pino({ level: 'silent' }) });
    process.stdout.write(url + '\\n');
    setInterval(() => {}, 1000);`;
  const host = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void host.kill('SIGKILL'));
  const [url] = (await once(createInterface(host.stdout), 'line')) as [string];
  return { host, url };
}

/** Kills the shell above PostgreSQL and the one that waits for its host, both before either can notice. */
async function killWatchdogOf(server: number): Promise<void> {
  const status = await readFile(`/proc/${server}/stat`, 'utf8');
  const shell = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
  const children = await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8');
  const waiting = children
    .trim()
    .split(' ')
    .map(Number)
    .filter((pid) => pid !== server);
  for (const pid of [shell, ...waiting]) process.kill(pid, 'SIGKILL');
}

test('what was committed is there again after a stop and a start', async () => {
  const dataDir = await emptyFolder();
  {
    await using first = await startEmbeddedPostgres({ dataDir, log });
    await query(first.url, 'create table kept as select 7 as number');
  }

  await using second = await startEmbeddedPostgres({ dataDir, log });

  expect(await query(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
  expect(
    await query(
      second.url,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') order by name`,
    ),
  ).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
});

test('a stop ends PostgreSQL though a session is in the middle of a transaction', async () => {
  const dataDir = await emptyFolder();
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const client = new pg.Client({ connectionString: postgres.url });
  client.on('error', () => {});
  await client.connect();
  await client.query('begin; create table unfinished (number int)');
  const pid = await postmaster(dataDir);

  await postgres.stop();

  expect(isAlive(pid)).toBe(false);
});

test('an abort stops PostgreSQL', async () => {
  const dataDir = await emptyFolder();
  const controller = new AbortController();
  const postgres = await startEmbeddedPostgres({ dataDir, log, signal: controller.signal });
  const pid = await postmaster(dataDir);

  controller.abort();
  await postgres.stop();

  expect(isAlive(pid)).toBe(false);
});

test('nobody gets in without the password', async () => {
  await using postgres = await startEmbeddedPostgres({ dataDir: await emptyFolder(), log });
  const open = postgres.url.replace(/:[^:@]+@/, '@');

  await expect(query(open, 'select 1')).rejects.toThrow('password');
});

test('a killed host leaves no PostgreSQL behind, even if nobody starts again', async () => {
  const dataDir = await emptyFolder();
  const { host } = await startHost(dataDir);
  const pid = await postmaster(dataDir);

  host.kill('SIGKILL');

  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000, interval: 20 });
});

test('a start right after a kill waits for the old PostgreSQL and finds all that was committed', async () => {
  const dataDir = await emptyFolder();
  const { host, url } = await startHost(dataDir);
  await query(url, 'create table kept as select 7 as number');

  host.kill('SIGKILL');
  await using next = await startEmbeddedPostgres({ dataDir, log });

  expect(await query(next.url, 'select number from kept')).toEqual([{ number: 7 }]);
});

test('a PostgreSQL whose watchdog was killed together with its host is stopped by the next start', async () => {
  const dataDir = await emptyFolder();
  const { host, url } = await startHost(dataDir);
  const [row] = await query(url, 'select pg_postmaster_start_time() as at');
  const pid = await postmaster(dataDir);
  await killWatchdogOf(pid);
  host.kill('SIGKILL');

  await using next = await startEmbeddedPostgres({ dataDir, log });

  expect(await startOf(pid)).toBeUndefined();
  expect(await query(next.url, 'select pg_postmaster_start_time() as at')).not.toEqual([row]);
});

test('a PostgreSQL that breaks down is started again at the same address', async () => {
  const dataDir = await emptyFolder();
  await using postgres = await startEmbeddedPostgres({ dataDir, log });
  await query(postgres.url, 'create table kept as select 7 as number');
  const pid = await postmaster(dataDir);

  process.kill(pid, 'SIGKILL');

  await vi.waitFor(async () => expect(await query(postgres.url, 'select number from kept')).toEqual([{ number: 7 }]), {
    timeout: 20_000,
    interval: 50,
  });
});
