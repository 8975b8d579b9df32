import pg from 'pg';
import { expect, test } from 'vitest';
import { temporaryDatabase } from '../../../../test/kit/postgres.ts';
import { migrate, settleEpoch } from './index.ts';
import { keepPartitions } from './keep-partitions.ts';
import { createLog } from '../log.ts';

const schemaSql = `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`;
const partitionsSql = `select count(*)::int as n from pg_inherits where inhparent = 'user_events'::regclass`;

async function asOwner<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

test('migrating a second time changes nothing', async () => {
  await using temporary = await temporaryDatabase({ template: 'empty' });
  const first = await migrate(temporary.url);
  const before = await asOwner(temporary.url, (client) => client.query(schemaSql));
  const second = await migrate(temporary.url);
  const after = await asOwner(temporary.url, (client) => client.query(schemaSql));
  expect([first.length > 0, second]).toEqual([true, []]);
  expect(after.rows).toEqual(before.rows);
});

test('servers that start at once take turns, and one of them migrates', async () => {
  await using temporary = await temporaryDatabase({ template: 'empty' });
  const done = await Promise.all([1, 2, 3].map(() => migrate(temporary.url)));
  const ran = done.filter((names) => names.length > 0);
  expect(ran).toHaveLength(1);
});

test('a server that runs for months makes the tables of the months to come', async () => {
  await using temporary = await temporaryDatabase();
  const log = createLog('silent');
  await asOwner(temporary.url, async (client) => {
    const month = `select to_char(now() + interval '2 months', 'YYYYMM') as month`;
    const { rows } = await client.query<{ month: string }>(month);
    await client.query(`drop table user_events_${rows[0]?.month}`);
  });
  const count = async (): Promise<number> =>
    (await asOwner(temporary.url, (client) => client.query<{ n: number }>(partitionsSql))).rows[0]?.n ?? 0;
  const before = await count();
  const pool = new pg.Pool({ connectionString: temporary.url, options: '-c role=belfry_server' });
  const stop = keepPartitions(pool, { log, everyMs: 20 });
  await expect.poll(count, { timeout: 5_000 }).toBe(before + 1);
  stop();
  await pool.end();
});

test('the epoch stays while the database lives on, and is another one after a restore', async () => {
  await using temporary = await temporaryDatabase();
  const first = await settleEpoch(temporary.url);
  expect(await settleEpoch(temporary.url)).toBe(first);
  expect(first).toMatch(/^[\w-]{22}$/);
  await asOwner(temporary.url, (client) => client.query(`update epochs set timeline = timeline + 1`));
  const second = await settleEpoch(temporary.url);
  expect(second).not.toBe(first);
  await asOwner(temporary.url, (client) => client.query(`update epochs set system_identifier = '1'`));
  expect(await settleEpoch(temporary.url)).not.toBe(second);
});

test('two servers that look at once agree on the epoch', async () => {
  await using temporary = await temporaryDatabase();
  const settled = await Promise.all([1, 2, 3, 4].map(() => settleEpoch(temporary.url)));
  expect(new Set(settled).size).toBe(1);
});
