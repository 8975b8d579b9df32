import pg from 'pg';
import { expect, test } from 'vitest';
import { temporaryDatabase } from './postgres.ts';

async function tables(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    `select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  await client.end();
  return Number(rows[0]?.count);
}

test('test databases are migrated copies that know nothing of each other', async () => {
  const [first, second] = await Promise.all([temporaryDatabase(), temporaryDatabase()]);
  const count = await tables(first.url);
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  await client.query('create table only_here ()');
  await client.end();

  expect(count).toBeGreaterThan(0);
  expect(await tables(first.url)).toBe(count + 1);
  expect(await tables(second.url)).toBe(count);
  await first.drop();
  await second.drop();
  await expect(tables(first.url)).rejects.toThrow('does not exist');
});

test('an empty database has no tables', async () => {
  await using database = await temporaryDatabase({ template: 'empty' });

  expect(await tables(database.url)).toBe(0);
});
