import type { Scope } from '@belfry/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { openWorld, type World } from '../interactions/interactions.fixture.ts';
import { visibleQueues, visibleUsers } from './directory.ts';
import type { UserFilter } from './directory.store.ts';

let temporary: TemporaryDatabase;
let world: World;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

const page = { limit: 100, backward: false, from: null } as const;
async function names(filter: UserFilter): Promise<string[]> {
  const rows = await world.directory.store.users(world.organizationId, filter, page);
  return rows.map(({ name }) => name);
}

test('users come by name, as far as the filter says', async () => {
  const { sales, support } = world;
  expect(await names({})).toEqual(['Ada', 'Ana', 'Mara', 'Otto']);
  expect(await names({ name: { contains: 'A' } })).toEqual(['Ada', 'Ana', 'Mara']);
  expect(await names({ name: { startsWith: '%' } })).toEqual([]);
  expect(await names({ team: { isNull: true } })).toEqual(['Ada']);
  expect(await names({ status: { eq: 'offline' }, active: { eq: false } })).toEqual([]);
  expect(await names({ queue: { eq: sales } })).toEqual(['Ana']);
  expect(await names({ queue: { in: [sales, support] } })).toEqual(['Ana', 'Otto']);
  expect(await names({ queue: { notIn: [sales] } })).toEqual(['Ada', 'Mara', 'Otto']);
  expect(await names({ queue: { isNull: true } })).toEqual(['Ada', 'Mara']);
  expect(await names({ ids: [] })).toEqual([]);
});

test.each<[Scope, string[]]>([
  ['none', []],
  ['own', ['Mara']],
  ['team', ['Ana', 'Mara']],
  ['all', ['Ada', 'Ana', 'Mara', 'Otto']],
])('who may see the users of %s sees these', async (scope, seen) => {
  const viewer = await world.viewerOf(world.people.manager, { 'users:read': scope });
  expect(await names({ ids: visibleUsers(viewer) })).toEqual(seen);
});

test('who may see the queues they serve sees those', async () => {
  const viewer = await world.viewerOf(world.people.agent, { 'queues:read': 'queues' });
  const rows = await world.directory.store.queues(world.organizationId, { ids: visibleQueues(viewer) }, page);
  expect(rows).toMatchObject([{ name: 'Sales', departmentId: world.department, memberIds: [world.people.agent] }]);
});

test('what waits in a queue, ringing included, is counted until it is taken or gone', async () => {
  const { sales, support, people } = world;
  const queued = (call: string, queueId: string) => [
    world.fact(call, 'interaction.created'),
    world.fact(call, 'interaction.queued', { queueId }),
  ];
  const ring = world.fact('w2', 'offer.created', { userId: people.agent });
  await world.record([...queued('w1', sales), ...queued('w2', sales), ring, ...queued('w3', support)]);
  const waiting = async () => {
    const rows = await world.directory.store.waiting(world.organizationId, [sales, support]);
    return Object.fromEntries(rows.map((row) => [row.id, row.waiting]));
  };
  expect(await waiting()).toEqual({ [sales]: 2, [support]: 1 });
  await world.record([
    world.fact('w2', 'offer.accepted', { by: people.agent }),
    world.fact('w3', 'interaction.abandoned'),
  ]);
  expect(await waiting()).toEqual({ [sales]: 1 });
});

test('the users of a role are found by its name or its id', async () => {
  const { store } = world.directory;
  const agents = await store.usersOfRole(world.organizationId, 'Agent');
  const { agent, other } = world.people;
  expect(agents.map(({ id }) => id).toSorted()).toEqual([agent, other].toSorted());
  const [role] = await world.rows<{ id: string }>(`select id from roles where name = 'Agent'`);
  expect(await store.usersOfRole(world.organizationId, role?.id ?? '')).toEqual(agents);
  expect(await store.usersOfRole(world.organizationId, 'Wizard')).toEqual([]);
});
