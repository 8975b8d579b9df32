import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { globalId } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
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

const pathsOf = (result: Awaited<ReturnType<Place['definitions']['create']>>): string[] =>
  !result.ok && result.problem.kind === 'ValidationError'
    ? result.problem.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : [];

test('a definition is kept with keys for the ids it was written with, and comes back as it was', async () => {
  const condition = {
    kind: 'all',
    of: [
      {
        kind: 'test',
        field: 'queue',
        operator: 'is any of',
        value: [globalId('Queue', place.queueId), 'my queues'],
      },
    ],
  };
  const row = await place.made(place.agent, {
    ...muted,
    condition,
    actions: notify({ kind: 'user', userId: globalId('User', place.other.userId ?? '') }),
  });

  expect(row).toMatchObject({
    ownerId: place.agent.userId,
    name: 'Muted',
    enabled: true,
    timed: { afterMs: 30_000 },
    threshold: null,
    timeZone: 'Europe/Vienna',
    position: 1,
    version: 1,
    pausedReason: null,
    condition: {
      kind: 'all',
      of: [
        {
          kind: 'test',
          field: 'queue',
          operator: 'is any of',
          value: [place.queueId, 'my queues'],
        },
      ],
    },
    actions: notify({ kind: 'user', userId: place.other.userId }),
  });
  expect(await place.definitions.store.byIds(place.agent.organizationId, [row.id])).toEqual([row]);
});

test('everything that is wrong is told at once, each with its place and what to do', async () => {
  const condition = {
    kind: 'any',
    of: [
      { kind: 'test', field: 'queu', operator: 'is any of', value: [] },
      {
        kind: 'test',
        field: 'queue',
        operator: 'is any of',
        value: [globalId('User', place.queueId)],
      },
    ],
  };
  const actions = [
    {
      kind: 'notify',
      to: [{ kind: 'user', userId: globalId('User', ids.next()) }],
      severity: 'info',
      title: 'In #QUEUE_NAM#',
      body: '',
    },
  ];
  const result = await place.definitions.create(place.agent, {
    ...muted,
    name: ' ',
    after: 10,
    condition,
    actions,
  });

  expect(pathsOf(result).toSorted()).toEqual([
    'actions.0.title: There is no variable #QUEUE_NAM#. Did you mean #QUEUE_NAME#?',
    'actions.0.to.0.userId: Choose a user: there is no such one.',
    expect.stringMatching(/^after: Give a number from 1000/),
    'condition.of.0.field: This type has no field queu. Did you mean queue?',
    'condition.of.1.value.0: Choose a queue: this is the id of none.',
    'name: Give a text that is not empty.',
  ]);
  expect(await place.revision()).toBe(0);
});

test('event types for administrators cannot be one’s own, and a global definition has no "me"', async () => {
  const mail = { eventType: 'SMTP_DELIVERY_FAILED', after: null };

  expect(pathsOf(await place.definitions.create(place.manager, { ...muted, ...mail }))).toEqual([
    expect.stringMatching(/^eventType: /),
  ]);
  expect(pathsOf(await place.definitions.create(place.manager, { ...global, actions: notify() }))).toEqual([
    expect.stringMatching(/^actions\.0\.to\.0: /),
  ]);
  expect(
    kindOf(
      await place.definitions.create(place.manager, {
        ...global,
        ...mail,
        actions: notify({ kind: 'user', userId: globalId('User', place.manager.userId ?? '') }),
      }),
    ),
  ).toBe('done');
});

test('the same idempotencyKey makes one definition, and other input under it is a conflict', async () => {
  const keyed = { ...muted, idempotencyKey: 'k1' };
  const [first, again] = await Promise.all([place.made(place.agent, keyed), place.made(place.agent, { ...keyed })]);

  expect(again).toEqual(first);
  expect(kindOf(await place.definitions.create(place.agent, { ...keyed, name: 'Other' }))).toBe(
    'IdempotencyConflictError',
  );
  expect((await place.made(place.other, keyed)).id).not.toBe(first.id);
  expect(await place.revision()).toBe(2);
});

test('a change names the version it is made to, counts up version and revision, and leaves what it does not name', async () => {
  const row = await place.made(place.agent, muted);
  const changed = await place.definitions.update(place.agent, {
    id: row.id,
    expectedVersion: 1,
    after: 45_000,
  });
  const late = await place.definitions.update(place.agent, {
    id: row.id,
    expectedVersion: 1,
    name: 'Late',
  });

  expect(changed).toMatchObject({
    ok: true,
    value: { ...row, timed: { afterMs: 45_000 }, version: 2, updatedAt: expect.any(Number) },
  });
  expect(late).toMatchObject({ ok: false, problem: { kind: 'ConflictError', currentVersion: 2 } });
  expect(await place.revision()).toBe(2);
});

test('another event type lets go of the time that it has no use for', async () => {
  const row = await place.made(place.agent, muted);

  expect(
    await place.definitions.update(place.agent, {
      id: row.id,
      expectedVersion: 1,
      eventType: 'CALL_MUTE_STARTED',
    }),
  ).toMatchObject({ ok: true, value: { timed: null } });
});

test('a deleted definition is gone for everyone', async () => {
  const row = await place.made(place.agent, muted);

  expect(await place.definitions.delete(place.agent, { id: row.id })).toEqual({
    ok: true,
    value: row.id,
  });
  expect(kindOf(await place.definitions.setEnabled(place.agent, { id: row.id, enabled: true }))).toBe('NotFoundError');
  expect(await place.definitions.store.byIds(place.agent.organizationId, [row.id])).toEqual([]);
});
