import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECKOUT } from '../kit/checkout.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { psql } from '../kit/psql.ts';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product[Symbol.asyncDispose]());

const get = async (path: string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(`${product.url}${path}`);
  return { status: answer.status, text: await answer.text() };
};

test('a server that serves is alive and ready', async () => {
  expect(await get('/livez')).toEqual({ status: 200, text: 'alive\n' });
  expect(await get('/readyz')).toEqual({ status: 200, text: 'ready\n' });
});

test('a server whose database is gone is alive and not ready', async () => {
  await using alone = await startProduct();
  const database = new URL(await alone.databaseUrl());
  const name = database.pathname.slice(1);
  database.pathname = '/postgres';
  await psql(database.href, `drop database ${name} with (force)`);

  const ready = await fetch(`${alone.url}/readyz`);
  const live = await fetch(`${alone.url}/livez`);

  expect([ready.status, await ready.text()]).toEqual([503, 'The database cannot be reached.\n']);
  expect([live.status, await live.text()]).toEqual([200, 'alive\n']);
});

test('metrics are on their own port only, and name neither organizations nor users', async () => {
  const answer = await fetch(product.metricsUrl);
  const text = await answer.text();

  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(text).toContain('\nrt_connections 0\n');
  expect(text).toContain('\nprocess_resident_memory_bytes ');
  expect(text).not.toMatch(/organization|tenant|user=/);
  expect((await get('/metrics')).text).not.toContain('rt_connections');
});

test('the schema that is served is the one that is printed and committed', async () => {
  const committed = await readFile(join(CHECKOUT, 'server/schema.graphql'), 'utf8');
  const served = await get('/schema.graphql');

  expect(served.status).toBe(200);
  expect(served.text.length).toBeGreaterThan(10_000);
  expect(sorted(served.text)).toEqual(sorted(committed));
});

/** Both say the same, in whatever order. */
const sorted = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .toSorted();
