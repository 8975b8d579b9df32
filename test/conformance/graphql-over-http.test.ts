import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';

let product: Product;
let token: string;
beforeAll(async () => {
  product = await startProduct();
  token = (await setUpCompany(product, 'North Support')).person('operator').token;
});
afterAll(() => product[Symbol.asyncDispose]());

test('all 61 audits of GraphQL over HTTP pass', async () => {
  const fetchFn = (url: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  };
  const audits = serverAudits({ url: `${product.url}/graphql`, fetchFn });
  const results = [];
  for (const audit of audits) results.push(await audit.fn());

  const failed = results
    .filter(({ status }) => status !== 'ok')
    .map((result) => `${result.name}: ${'reason' in result ? result.reason : result.status}`);
  expect(failed).toEqual([]);
  expect(results).toHaveLength(61);
});

test('a GET asks and never changes anything', async () => {
  const get = (query: string): Promise<Response> =>
    fetch(`${product.url}/graphql?${new URLSearchParams({ query })}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/graphql-response+json' },
    });

  const asked = await get('{ viewer { name } }');
  const refused = await get('mutation { signOut(input: {}) { ended } }');

  expect(await asked.json()).toEqual({ data: { viewer: { name: 'operator' } } });
  expect(refused.status).toBe(405);
  expect(refused.headers.get('allow')).toBe('POST');
});

test('several operations in one request are refused', async () => {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ viewer { name } }' }, { query: '{ viewer { name } }' }]),
  });

  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});
