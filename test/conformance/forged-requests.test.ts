import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { psql } from '../kit/psql.ts';
import { signIn } from '../kit/sign-in.ts';

let product: Product;
let cookie: string;
beforeAll(async () => {
  product = await startProduct();
  const company = await setUpCompany(product, 'North Support', { ada: 'Agent' });
  cookie = await signIn(product, company.person('ada'));
});
afterAll(() => product[Symbol.asyncDispose]());

const query = 'mutation { setUserStatus(input: { status: "away" }) { __typename } }';
const operation = JSON.stringify({ query });
const form = new URLSearchParams({ query });
const multipart = (): FormData => {
  const parts = new FormData();
  parts.set('operations', operation);
  parts.set('map', '{}');
  return parts;
};

/** What another site can make a browser send along with the session's cookie, and some that it cannot quite. */
const forms: readonly [name: string, path: string, init: RequestInit][] = [
  ['a form', '', { method: 'POST', body: form }],
  ['a multipart form', '', { method: 'POST', body: multipart() }],
  ['plain text', '', { method: 'POST', body: operation, headers: { 'content-type': 'text/plain' } }],
  ['bytes', '', { method: 'POST', body: Buffer.from(operation) }],
  ['JSON', '', { method: 'POST', body: operation, headers: { 'content-type': 'application/json' } }],
  [
    'JSON that is called GraphQL',
    '',
    { method: 'POST', body: query, headers: { 'content-type': 'application/graphql' } },
  ],
  [
    'JSON with parameters behind its type',
    '',
    {
      method: 'POST',
      body: operation,
      headers: { 'content-type': 'text/plain; application/json' },
    },
  ],
  ['a POST with the document in its address', `?${form}`, { method: 'POST' }],
  ['a GET', `?${form}`, {}],
  ['an image', `?${form}`, { headers: { accept: 'image/*' } }],
  ['an event stream', '', { method: 'POST', body: operation, headers: { accept: 'text/event-stream' } }],
  ['an event stream by GET', `?${form}`, { headers: { accept: 'text/event-stream' } }],
];

const recorded = async (): Promise<readonly { type: string }[]> =>
  psql(await product.databaseUrl(), 'select type from user_events order by seq');

let before: readonly { type: string }[];
beforeEach(async () => {
  before = await recorded();
});

test.each(forms)('%s from another site changes nothing', async (_name, path, init) => {
  const headers = new Headers(init.headers);
  headers.set('cookie', cookie);
  headers.set('origin', 'https://elsewhere.test');

  const answer = await fetch(`${product.url}/graphql${path}`, { ...init, headers });

  expect(await answer.text()).not.toContain('SetUserStatusPayload');
  expect(await recorded()).toEqual(before);
});

test('the same from one of our pages is done', async () => {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-belfry-csrf': '1' },
    body: operation,
  });

  expect(await answer.json()).toEqual({
    data: { setUserStatus: { __typename: 'SetUserStatusPayload' } },
  });
  expect(await recorded()).toEqual([...before, { type: 'user.status_changed' }]);
});
