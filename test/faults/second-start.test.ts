import { expect, test } from 'vitest';
import { freePort } from '../kit/free-port.ts';
import { setUpCompany } from '../kit/people.ts';
import { processesNaming } from '../kit/processes.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { startProgram } from '../kit/program.ts';
import { psql } from '../kit/psql.ts';
import { until } from '../kit/until.ts';

const organizations = async (product: Product): Promise<unknown[]> =>
  psql(await product.databaseUrl(), 'select name from organizations');

test('a second start on the same data folder ends within two seconds and names the first', async () => {
  const env = { PORT: String(await freePort()) };
  await using product = await startProduct({ store: 'embedded', env });
  const began = performance.now();
  await using second = startProgram('server/src/main.ts', [], product.variables);
  const ended = await second.ended;
  const tookMs = performance.now() - began;

  expect(ended).toEqual({ code: 1, signal: null });
  expect(second.stderr).toContain(`process ${product.pid}`);
  expect(second.stderr).toContain(product.dataDir);
  expect(second.stderr).toContain(product.url.replace('127.0.0.1', 'localhost'));
  expect(tookMs).toBeLessThan(2_000);
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
});

test('a killed server leaves no PostgreSQL behind, and the next start has all its data', async () => {
  await using product = await startProduct({ store: 'embedded' });
  await setUpCompany(product, 'North Support');
  await product.kill();
  await until('PostgreSQL is gone too', async () => {
    const left = await processesNaming(product.dataDir);
    return left.length === 0;
  });
  await product.start();

  expect(await organizations(product)).toEqual([{ name: 'North Support' }]);
  expect(await product.stop()).toEqual({ code: 0, signal: null });
  expect(await processesNaming(product.dataDir)).toEqual([]);
});

test('a server that is started again while its killed PostgreSQL still ends takes over', async () => {
  await using product = await startProduct({ store: 'embedded' });
  await setUpCompany(product, 'North Support');
  await product.kill();
  await product.start();

  expect(await organizations(product)).toEqual([{ name: 'North Support' }]);
});
