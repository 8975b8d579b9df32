import { afterAll, beforeAll, expect, test } from 'vitest';
import { messagesOf, type StreamMessage } from '../kit/event-stream.ts';
import { type Company, setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { signIn } from '../kit/sign-in.ts';
import { type Message, talk } from '../kit/talker.ts';

let product: Product;
let company: Company;
beforeAll(async () => {
  product = await startProduct();
  const roles = { ada: 'Agent', ivy: 'Integrator' };
  company = await setUpCompany(product, 'North Support', roles);
});
afterAll(() => product[Symbol.asyncDispose]());

const events = `subscription {
  userEvents {
    __typename
    ... on UserEventBatch { userEvents { type } replay }
    ... on StreamHeartbeat { serverTime }
  }
}`;
const setStatus = 'mutation { setUserStatus(input: { status: "away" }) { __typename } }';

const stream = (query: string, who: string): Promise<Response> =>
  fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${company.person(who).token}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    },
    body: JSON.stringify({ query }),
  });

async function allOf(answer: Response): Promise<StreamMessage[]> {
  const all: StreamMessage[] = [];
  for await (const message of messagesOf(answer)) all.push(message);
  return all;
}

async function onSocket(query: string, who: string): Promise<Message> {
  using talker = await talk(product.socketUrl, { token: company.person(who).token });
  talker.say({ type: 'subscribe', id: '1', payload: { query } });
  return await talker.hears({ id: '1' });
}

test('a subscription asked for as an event stream brings what happens', async () => {
  const answer = await stream(events, 'ada');
  const messages = messagesOf(answer);
  const first = await messages.next();
  await product.request(company.person('ada').token)(setStatus);
  const second = await messages.next();
  await messages.return(null);

  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(first.value).toEqual({
    event: 'next',
    data: {
      data: { userEvents: { __typename: 'StreamHeartbeat', serverTime: expect.any(String) } },
    },
  });
  expect(second.value).toEqual({
    event: 'next',
    data: {
      data: {
        userEvents: {
          __typename: 'UserEventBatch',
          userEvents: [{ type: 'USER_STATUS_CHANGED' }],
          replay: false,
        },
      },
    },
  });
});

test('a query asked for as an event stream is answered and completed', async () => {
  expect(await allOf(await stream('{ viewer { name } }', 'ada'))).toEqual([
    { event: 'next', data: { data: { viewer: { name: 'ada' } } } },
    { event: 'complete', data: null },
  ]);
});

test('an event stream needs a sign-in', async () => {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: events }),
  });

  expect(answer.status).toBe(401);
});

test('queries and mutations are answered on a socket', async () => {
  expect(await onSocket('{ viewer { name } }', 'ada')).toEqual({
    type: 'next',
    id: '1',
    payload: { data: { viewer: { name: 'ada' } } },
  });
  expect(await onSocket(setStatus, 'ada')).toEqual({
    type: 'next',
    id: '1',
    payload: { data: { setUserStatus: { __typename: 'SetUserStatusPayload' } } },
  });
});

test('a token that nobody has is closed with 4401', async () => {
  using talker = await talk(product.socketUrl, { token: `${company.person('ada').token}x` });

  expect(await talker.closed).toEqual({ code: 4401, reason: 'not-signed-in' });
});

test.each([
  ['another site', 'https://elsewhere.test'],
  ['no site at all', 'null'],
  ['a site whose name begins alike', 'http://localhost.elsewhere.test'],
])('a page of %s cannot open a socket, whoever is signed in', async (_what, origin) => {
  const cookie = await signIn(product, company.person('ada'));

  await expect(talk(product.socketUrl, { headers: { origin, cookie }, token: null })).rejects.toThrow('403');
});

test('our own page opens a socket by the cookie of its session', async () => {
  const cookie = await signIn(product, company.person('ada'));
  using talker = await talk(product.socketUrl, { headers: { origin: product.url, cookie } });
  talker.say({ type: 'subscribe', id: '1', payload: { query: '{ viewer { name } }' } });

  const answer = await talker.hears({ id: '1' });

  expect(answer.payload).toEqual({ data: { viewer: { name: 'ada' } } });
});

const deep = `{ users(first: 1) { nodes { ${'queues { members { '.repeat(12)} id ${'} } '.repeat(12)} } } }`;

test('the limits of documents hold on sockets and event streams too', async () => {
  const refused = [expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } })];
  const answer = await stream(deep, 'operator');

  expect(await onSocket(deep, 'operator')).toEqual({ type: 'error', id: '1', payload: refused });
  expect([answer.status, await answer.json()]).toEqual([400, { errors: refused }]);
});

test('the schema is told on sockets and event streams only to those who may see it', async () => {
  const query = '{ __schema { queryType { name } } }';
  const told = { data: { __schema: { queryType: { name: 'Query' } } } };
  const name = '"queryType"';

  expect(await onSocket(query, 'ivy')).toEqual({ type: 'next', id: '1', payload: told });
  expect(await allOf(await stream(query, 'ivy'))).toContainEqual({ event: 'next', data: told });
  expect(JSON.stringify(await onSocket(query, 'ada'))).not.toContain(name);
  expect(await (await stream(query, 'ada')).text()).not.toContain(name);
});

test('a name that is nearly right is not put right on a socket either', async () => {
  expect(JSON.stringify(await onSocket('{ serverInf { name } }', 'ada'))).not.toContain('serverInfo');
});
