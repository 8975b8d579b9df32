import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpCompany, type Company } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { psql } from '../kit/psql.ts';
import { until } from '../kit/until.ts';

let product: Product;
let company: Company;
beforeAll(async () => {
  product = await startProduct();
  company = await setUpCompany(product, 'North Support', { ada: 'Agent', ivy: 'Integrator' });
});
afterAll(() => product[Symbol.asyncDispose]());

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions: { code: string; requestId?: string } }[];
}

async function ask(query: string, who: string | null): Promise<Answer> {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(who === null ? {} : { authorization: `Bearer ${company.person(who).token}` }),
    },
    body: JSON.stringify({ query }),
  });
  return JSON.parse(await answer.text());
}

const codesOf = ({ errors = [] }: Answer): string[] => errors.map(({ extensions }) => extensions.code);

const nested = (depth: number, fields = 'id'): string =>
  `{ users(first: 1) { nodes { ${'queues { members { '.repeat(depth)} ${fields} ${'} } '.repeat(depth)} } } }`;
const aliased = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: serverInfo { name }`).join(' ')} }`;

test.each([
  ['too deep', nested(12)],
  ['with too many aliases', aliased(200)],
  ['too long', `{ ${'serverInfo { name } '.repeat(1_500)} }`],
  ['with too many directives', `{ serverInfo { name ${'@skip(if: false) '.repeat(100)} } }`],
  ['too dear', `{ ${['a', 'b'].map((name) => `${name}: ${nested(5, 'id '.repeat(600)).slice(1, -1)}`).join(' ')} }`],
  [
    'that goes in circles',
    '{ serverInfo { ...a } } fragment a on ServerInfo { ...b } fragment b on ServerInfo { ...a }',
  ],
])('a document %s is refused before anything is looked up', async (_what, query) => {
  const answer = await ask(query, 'operator');

  expect(answer.data).toBeUndefined();
  expect(new Set(codesOf(answer))).toEqual(new Set(['BAD_REQUEST']));
});

test('a document within the limits is answered', async () => {
  expect(codesOf(await ask(nested(2), 'operator'))).toEqual([]);
  expect(codesOf(await ask(aliased(20), 'operator'))).toEqual([]);
});

test('a page of more than a hundred, or of no size, is refused', async () => {
  expect(codesOf(await ask('{ users(first: 101) { nodes { id } } }', 'operator'))).toEqual(['BAD_REQUEST']);
  expect(codesOf(await ask('{ users { nodes { id } } }', 'operator'))).toEqual(['BAD_REQUEST']);
});

test('the schema is told to those who may see it, and to nobody else', async () => {
  const query = '{ __schema { queryType { name } } __type(name: "User") { name } }';
  const told = { data: { __schema: { queryType: { name: 'Query' } }, __type: { name: 'User' } } };

  expect(await ask(query, 'ivy')).toEqual(told);
  expect(await ask(query, 'operator')).toEqual(told);
  for (const who of ['ada', null]) {
    const refused = await ask(query, who);
    expect(refused.data).toBeUndefined();
    expect(new Set(codesOf(refused))).toEqual(new Set(['BAD_REQUEST']));
  }
});

test('a name that is nearly right is not put right for the curious', async () => {
  const answer = await ask('{ serverInf { name } }', null);

  expect(codesOf(answer)).toEqual(['BAD_REQUEST']);
  expect(JSON.stringify(answer)).not.toContain('serverInfo');
});

test('a fault of the server is told by a request id alone, which its log knows', async () => {
  const databaseUrl = await product.databaseUrl();
  await psql(databaseUrl, 'alter table queues rename to queues_elsewhere');
  const answer = await ask('{ queues(first: 1) { nodes { name } } }', 'operator');
  await psql(databaseUrl, 'alter table queues_elsewhere rename to queues');

  const requestId = answer.errors?.[0]?.extensions.requestId ?? '';
  expect(codesOf(answer)).toEqual(['INTERNAL']);
  expect(JSON.stringify(answer)).not.toMatch(/queues_|relation|select|\.ts/);
  expect(requestId).not.toBe('');
  await until('the log tells of it', () => product.log.includes(requestId));
});
