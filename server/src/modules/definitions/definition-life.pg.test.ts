import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { global, kindOf, muted, notify, openPlace, type Place } from './definitions.fixture.ts';

let temporary: TemporaryDatabase;
let place: Place;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  place = await openPlace(temporary.url);
});
afterEach(async () => {
  await place.close();
  await temporary.drop();
});

const page = { limit: 10, backward: false, from: null };
const idOf = ({ userId }: SignedInViewer): string => userId ?? '';

/** The names of the list, each with its position. */
const listed = async (viewer: SignedInViewer, scope: 'mine' | 'global'): Promise<string[]> =>
  (await place.definitions.store.list(viewer, { scope }, page)).map(({ name, position }) => `${position} ${name}`);

test('each change is a version with who made it, and an earlier one can be made the present one again', async () => {
  const { agent, manager, definitions } = place;
  const { id } = await place.made(agent, muted);
  await definitions.update(agent, { id, expectedVersion: 1, name: 'Louder', after: 60_000, clock: 'business-hours' });
  await definitions.setEnabled(manager, { id, enabled: false });
  const restored = await definitions.restoreVersion(agent, { id, version: 1, expectedVersion: 3 });

  expect(restored).toMatchObject({
    ok: true,
    value: { name: 'Muted', enabled: true, timed: { afterMs: 30_000 }, version: 4 },
  });
  const versions = await definitions.versions(agent.organizationId, id, page);
  expect(
    versions.map(({ version, changedBy, definition, before }) => [version, changedBy, definition.name, before?.name]),
  ).toEqual([
    [4, agent.userId, 'Muted', 'Louder'],
    [3, manager.userId, 'Louder', 'Louder'],
    [2, agent.userId, 'Louder', 'Muted'],
    [1, agent.userId, 'Muted', undefined],
  ]);
  expect(kindOf(await definitions.restoreVersion(agent, { id, version: 9 }))).toBe('NotFoundError');
  expect(kindOf(await definitions.restoreVersion(place.other, { id, version: 1 }))).toBe('NotFoundError');
});

test('a change of one part of the time leaves the others', async () => {
  const { agent, definitions } = place;
  const { id } = await place.made(agent, { ...muted, clock: 'business-hours', repeatEvery: 120_000 });
  const changed = await definitions.update(agent, { id, expectedVersion: 1, after: 45_000, repeatEvery: null });

  expect(changed).toMatchObject({ ok: true, value: { timed: { afterMs: 45_000, clock: 'business-hours' } } });
  expect(changed.ok && changed.value.timed).not.toHaveProperty('repeatMs');
});

test('positions stay without gaps, whatever is moved, deleted and handed over', async () => {
  const { manager, definitions } = place;
  const rows = [];
  for (const name of ['A', 'B', 'C', 'D']) rows.push(await place.made(manager, { ...global, name }));
  const [a, b, c, d] = rows.map(({ id }) => id);
  await definitions.move(manager, { id: d ?? '', position: 1 });
  expect(await listed(manager, 'global')).toEqual(['1 D', '2 A', '3 B', '4 C']);
  await definitions.move(manager, { id: a ?? '', position: 99 });
  expect(await listed(manager, 'global')).toEqual(['1 D', '2 B', '3 C', '4 A']);
  await definitions.delete(manager, { id: b ?? '' });
  expect(await listed(manager, 'global')).toEqual(['1 D', '2 C', '3 A']);
  await definitions.move(manager, { id: d ?? '', scope: 'mine' });
  expect([await listed(manager, 'global'), await listed(manager, 'mine')]).toEqual([['1 C', '2 A'], ['1 D']]);
  await definitions.move(manager, { id: d ?? '', scope: 'global', position: 2 });
  expect([await listed(manager, 'global'), await listed(manager, 'mine')]).toEqual([['1 C', '2 D', '3 A'], []]);
  expect(kindOf(await definitions.move(manager, { id: c ?? '', position: 0 }))).toBe('ValidationError');
});

test('what is one’s own cannot go to Global without the permission, nor with a "me"', async () => {
  const { agent, manager, definitions } = place;
  const { id } = await place.made(agent, { ...muted, actions: notify({ kind: 'acting-agent' }) });
  const withMe = await place.made(agent, muted);

  expect([
    kindOf(await definitions.move(agent, { id, scope: 'global' })),
    kindOf(await definitions.move(manager, { id: withMe.id, scope: 'global' })),
    kindOf(await definitions.move(manager, { id, scope: 'global' })),
  ]).toEqual(['ForbiddenError', 'ValidationError', 'done']);
});

test('what rests because its owner is gone works again once it is handed over to one who may have events', async () => {
  const { agent, other, manager, definitions, database } = place;
  const { organizationId } = agent;
  const { id } = await place.made(agent, muted);
  await database.transaction(organizationId, (transaction) =>
    definitions.pause(transaction, organizationId, new Map([[id, 'Ana is not active any more.']])),
  );
  const analyst = await place.access.createUser({ organizationId, name: 'Ada', roles: ['Analyst'] });

  expect([
    kindOf(await definitions.handOver(agent, { id, userId: idOf(other) })),
    kindOf(await definitions.handOver(manager, { id, userId: analyst })),
    kindOf(await definitions.handOver(manager, { id, userId: idOf(agent) })),
  ]).toEqual(['ForbiddenError', 'ValidationError', 'done']);
  expect(await definitions.handOver(manager, { id, userId: idOf(other) })).toMatchObject({
    ok: true,
    value: { ownerId: other.userId, pausedReason: null, version: 2 },
  });
  const [version] = await definitions.versions(organizationId, id, page);
  expect([version?.definition.ownerId, version?.before?.ownerId]).toEqual([other.userId, agent.userId]);
});

test('a duplicate says the same, is switched off and is the viewer’s own', async () => {
  const { agent, manager, definitions } = place;
  const row = await place.made(agent, { ...muted, actions: notify({ kind: 'acting-agent' }) });
  const copies = [
    await definitions.duplicate(agent, { id: row.id }),
    await definitions.duplicate(manager, { id: row.id, scope: 'global', name: 'For all' }),
  ];

  expect(copies).toMatchObject([
    { ok: true, value: { name: 'Copy of Muted', enabled: false, ownerId: agent.userId, timed: row.timed, version: 1 } },
    { ok: true, value: { name: 'For all', enabled: false, ownerId: null, actions: row.actions } },
  ]);
  expect(kindOf(await definitions.duplicate(place.other, { id: row.id }))).toBe('NotFoundError');
});

test('many are switched together or not at all', async () => {
  const { agent, other, manager, definitions } = place;
  const [one, two] = [await place.made(agent, muted), await place.made(other, muted)];
  const ids = [one.id, two.id];

  expect(await definitions.setManyEnabled(agent, { ids, enabled: false })).toMatchObject({
    ok: false,
    problem: { kind: 'ValidationError', issues: [{ path: ['ids', '1'], code: 'NOT_FOUND' }] },
  });
  const switched = await definitions.setManyEnabled(manager, { ids, enabled: false });
  expect(switched.ok && switched.value.map(({ id, enabled, version }) => [id, enabled, version])).toEqual([
    [one.id, false, 2],
    [two.id, false, 2],
  ]);
  const tooMany = Array.from({ length: 501 }, () => one.id);
  expect(kindOf(await definitions.setManyEnabled(manager, { ids: tooMany, enabled: true }))).toBe('ValidationError');
});

test('a shadow is promoted once', async () => {
  const { agent, definitions } = place;
  const { id } = await place.made(agent, { ...muted, shadow: true });

  expect(await definitions.promoteShadow(agent, { id, expectedVersion: 1 })).toMatchObject({
    ok: true,
    value: { shadow: false, version: 2 },
  });
  expect(kindOf(await definitions.promoteShadow(agent, { id }))).toBe('ConflictError');
});

test('each mutes for themselves, whether or not they may look into it', async () => {
  const { agent, other, manager, definitions, database } = place;
  const { organizationId } = agent;
  const { id } = await place.made(manager, global);
  for (const viewer of [agent, other, agent]) await definitions.mute(viewer, { id, muted: true });
  await definitions.mute(other, { id, muted: false });

  const all = await database.transaction(organizationId, (transaction) =>
    definitions.mutes(transaction, organizationId),
  );
  expect(all).toEqual(new Map([[id, new Set([agent.userId])]]));
  expect(await definitions.mutedBy(organizationId, idOf(agent), [id])).toEqual(new Set([id]));
  expect(kindOf(await definitions.mute(agent, { id: organizationId, muted: true }))).toBe('NotFoundError');
});

test('the roles of an owner say how many events they may have', async () => {
  const { agent, manager, definitions, database } = place;
  const { organizationId } = agent;
  await database.rows(organizationId, `update roles set events_limit = 2 where name = 'Agent'`);
  await place.made(agent, muted);
  const copied = await Promise.all([1, 2, 3].map(() => definitions.create(agent, muted)));

  expect(copied.map(kindOf).toSorted()).toEqual(['ConflictError', 'ConflictError', 'done']);
  expect(copied.find(({ ok }) => !ok)).toMatchObject({
    problem: {
      code: 'LIMIT_REACHED',
      message: 'Ana has 2 of at most 2 events. Delete one first, or ask an administrator for more.',
    },
  });
  const { id } = await place.made(manager, { ...muted, actions: notify({ kind: 'acting-agent' }) });
  expect([
    kindOf(await definitions.handOver(manager, { id, userId: idOf(agent) })),
    kindOf(
      await definitions.duplicate(agent, {
        id: (await place.definitions.store.list(agent, { scope: 'mine' }, page))[0]?.id ?? '',
      }),
    ),
  ]).toEqual(['ConflictError', 'ConflictError']);
});
