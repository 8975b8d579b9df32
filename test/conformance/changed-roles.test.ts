import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { talk } from '../kit/talker.ts';

let product: Product;
let company: Company;
beforeAll(async () => {
  product = await startProduct();
  company = await setUpCompany(product, 'North Support', { ada: 'Agent', mara: 'Manager', otto: 'Analyst' });
});
afterAll(() => product[Symbol.asyncDispose]());

const notifications = `subscription { notifications { __typename ... on ResyncRequired { reason } } }`;
const mine = '{ eventDefinitions(scope: MINE, first: 1) { nodes { id } } }';
const roles = '{ roles { id name version } }';
const untick = `mutation ($input: UpdateRoleInput!) { updateRole(input: $input) { __typename } }`;
const grants = ['events:write', 'events:read'].map((permission) => ({ permission, scope: 'NONE' }));

/** Opens a socket that follows notifications and has heard that the stream is there. */
async function follow(who: string) {
  const talker = await talk(product.socketUrl, { token: company.person(who).token });
  talker.say({ type: 'subscribe', id: 'live', payload: { query: notifications } });
  await talker.hears({ id: 'live' });
  return talker;
}

const reasonsIn = (heard: readonly { payload?: unknown }[]): unknown[] =>
  heard.flatMap(({ payload }) => {
    const frame = (payload as { data?: { notifications?: { reason?: string } } } | undefined)?.data?.notifications;
    return frame?.reason ?? [];
  });

async function untickFor(name: string): Promise<void> {
  const ask = product.request(company.person('operator').token);
  const shown = await ask<{ roles: { id: string; name: string; version: number }[] }, object>(roles);
  const role = shown.roles.find((one) => one.name === name);
  await ask(untick, { input: { id: role?.id, expectedVersion: role?.version, grants } });
}

test.each([
  ['Agent', 'ada', 'mara'],
  ['Manager', 'mara', 'otto'],
])(
  'unticking My Events for %s reaches the open sockets of its users, and nobody else’s',
  async (role, who, another) => {
    using talker = await follow(who);
    using other = await follow(another);
    talker.say({ type: 'subscribe', id: 'before', payload: { query: mine } });
    const before = await talker.hears({ id: 'before' });
    await untickFor(role);
    await expect.poll(() => reasonsIn(talker.heard), { timeout: 5_000 }).toEqual(['ACCESS_CHANGED']);
    talker.say({ type: 'subscribe', id: 'after', payload: { query: mine } });
    const after = await talker.hears({ id: 'after' });

    expect(before).toMatchObject({ type: 'next', payload: { data: { eventDefinitions: { nodes: [] } } } });
    expect(after).toMatchObject({ payload: { errors: [{ extensions: { code: 'FORBIDDEN' } }] } });
    expect(reasonsIn(other.heard)).toEqual([]);
  },
);
