import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { accessEntities } from '../../modules/access/index.ts';
import { randomIds } from '../ids.ts';
import { createLog } from '../log.ts';
import { type Database, openDatabase } from './index.ts';

const poolSize = 3;
let temporary: TemporaryDatabase;
let database: Database;
let owner: pg.Client;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  const log = createLog('silent');
  owner = new pg.Client({ connectionString: temporary.url });
  await owner.connect();
  await owner.query(
    `do $$ begin execute format('alter database %I set timezone to %L', current_database(), 'Asia/Kathmandu'); end $$`,
  );
  database = await openDatabase({ url: temporary.url, entities: accessEntities, log, poolSize });
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await temporary.drop();
});

/** Ends every connection of the server's but the owner's own. */
const cut = () =>
  owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
const sleeping = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
const untilSleeping = (count: number) =>
  expect.poll(async () => (await owner.query<{ n: number }>(sleeping)).rows[0]?.n, { timeout: 5_000 }).toBe(count);
const answers = (): Promise<{ n: number }[]> => database.rows('*', 'select 1 as n');

test('connections that were cut in the middle of their work take no place in the pool with them', async () => {
  for (let round = 0; round < 3; round += 1) {
    const asleep = Array.from({ length: poolSize }, () => database.rows('*', 'select pg_sleep(60)'));
    const settled = Promise.allSettled(asleep);
    await untilSleeping(poolSize);
    await cut();
    for (const one of await settled)
      expect(one).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/terminat/i) } });
  }
  const all = Array.from({ length: poolSize * 2 }, answers);
  expect(await Promise.all(all)).toEqual(all.map(() => [{ n: 1 }]));
});

test('nor do those that the entity manager had', async () => {
  const scope = randomIds.next();
  for (let round = 0; round < 2; round += 1) {
    const asleep = Array.from({ length: poolSize }, () =>
      database.entities(scope).transactional((entities) => entities.execute('select pg_sleep(60)')),
    );
    const settled = Promise.allSettled(asleep);
    await untilSleeping(poolSize);
    await cut();
    expect((await settled).map(({ status }) => status)).toEqual(asleep.map(() => 'rejected'));
  }
  expect(await answers()).toEqual([{ n: 1 }]);
});

test('idle connections that were cut are replaced', async () => {
  await Promise.all(Array.from({ length: poolSize }, answers));
  await cut();
  await expect.poll(() => answers().catch(() => null), { timeout: 5_000 }).toEqual([{ n: 1 }]);
});

test('a transaction that fails is undone, and tells the first fault', async () => {
  const id = randomIds.next();
  const work = database.transaction('*', async ({ rows }) => {
    const made = rows(`insert into organizations (id, name) values ($1, 'Half')`, [id]);
    await Promise.all([made, rows('select 1 / 0'), rows('select 2')]);
  });
  await expect(work).rejects.toThrow('division by zero');
  expect(await database.rows('*', 'select 1 from organizations')).toEqual([]);
});

test('a commit that was a rollback is told as one, also where the fault was swallowed', async () => {
  const work = database.transaction('*', async ({ rows }) => {
    await rows('select 1 / 0').catch(() => {});
    return 'done';
  });
  await expect(work).rejects.toMatchObject({ name: 'LostCommitError' });
  expect(await answers()).toEqual([{ n: 1 }]);
});

test('instants come as epoch milliseconds whatever time zone the database is set to, and places in a log as numbers', async () => {
  const at = Date.UTC(1886, 4, 3, 2, 1, 0, 7);
  const sql = 'select $1::timestamptz as at, 9007199254740991::bigint as seq, null::timestamptz as never';
  expect(await database.rows('*', sql, [new Date(at)])).toEqual([{ at, seq: Number.MAX_SAFE_INTEGER, never: null }]);
});
