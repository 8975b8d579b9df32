import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { globalId } from '../../platform/graphql/index.ts';
import { draftOfRow } from './definition.ts';
import { global, kindOf, muted, notify, openPlace, type Place } from './definitions.fixture.ts';

let temporary: TemporaryDatabase;
let place: Place;
const webhookId = '11111111-1111-4111-8111-111111111111';

beforeEach(async () => {
  temporary = await temporaryDatabase();
  place = await openPlace(temporary.url, {
    targets: () => Promise.resolve([{ type: 'Webhook', id: webhookId, name: 'CRM' }]),
  });
});
afterEach(async () => {
  await place.close();
  await temporary.drop();
});

const page = { limit: 10, backward: false, from: null };

/** Definitions that name something of every kind. */
async function makeSome(): Promise<string[]> {
  const queue = globalId('Queue', place.queueId);
  const [role] = await place.database.rows<{ id: string }>(
    place.organizationId,
    `select id from roles where name = 'Manager'`,
  );
  const one = await place.made(place.manager, {
    ...global,
    description: 'Why',
    clock: 'business-hours',
    condition: { kind: 'test', field: 'queue', operator: 'is any of', value: [queue] },
    actions: [
      ...notify({ kind: 'role', role: globalId('Role', role?.id ?? '') }),
      ...notify({ kind: 'user', userId: globalId('User', place.other.userId ?? '') }),
      { kind: 'webhook', webhookId: globalId('Webhook', webhookId), frequency: { everyMs: 1000, per: 'item' } },
    ],
    tests: [{ name: 'In it', values: { queue }, expect: ['notify', 'notify', 'webhook'] }],
  });
  const two = await place.made(place.manager, {
    scope: 'global',
    name: 'Many',
    eventType: 'CALL_COUNT_FOR_QUEUE',
    threshold: { level: 5, clearLevel: 3, queueId: queue },
    actions: notify({ kind: 'queue-members', queueId: queue }),
  });
  const three = await place.made(place.manager, {
    scope: 'global',
    name: 'Left after it was passed on',
    eventType: 'CALL_TRANSFERRED',
    pattern: {
      kind: 'sequence',
      then: {
        eventType: 'CALL_ABANDONED',
        condition: { kind: 'test', field: 'queue', operator: 'is any of', value: [queue] },
      },
      withinMs: 60_000,
      per: 'item',
    },
    actions: notify({ kind: 'acting-agent' }),
  });
  return [one.id, two.id, three.id];
}

test('a file has names instead of ids, and what is made from it says the same', async () => {
  const { manager, definitions } = place;
  const ids = await makeSome();
  const file = await definitions.export(manager, ids);
  const before = await definitions.store.list(manager, { scope: 'global' }, page);
  for (const id of ids) await definitions.delete(manager, { id });
  const imported = await definitions.import(manager, { file, scope: 'global' });
  const after = await definitions.store.list(manager, { scope: 'global' }, page);

  expect(file).toContain('"Sales"');
  for (const id of [place.queueId, webhookId, place.other.userId ?? '']) expect(file).not.toContain(id);
  expect(imported).toMatchObject({ ok: true, value: { imported: true } });
  expect(after.map(draftOfRow)).toEqual(before.map(draftOfRow));
});

test('where one cannot be made, none is, and each says why', async () => {
  const { manager, definitions } = place;
  const file = (await definitions.export(manager, await makeSome())).replaceAll('"Sales"', '"Elsewhere"');
  const imported = await definitions.import(manager, { file, scope: 'global' });

  expect(imported.ok && imported.value).toEqual({
    imported: false,
    reports: [
      {
        name: 'Muted',
        made: null,
        issues: ['condition.value.0', 'tests.0.values.queue'].map((path) => ({
          path: path.split('.'),
          code: 'UNKNOWN',
          message: 'There is no queue "Elsewhere" here. Name another.',
        })),
      },
      {
        name: 'Many',
        made: null,
        issues: [
          {
            path: ['threshold', 'queueId'],
            code: 'UNKNOWN',
            message: 'There is no queue "Elsewhere" here. Name another.',
          },
          {
            path: ['actions', '0', 'to', '0', 'queueId'],
            code: 'UNKNOWN',
            message: 'There is no queue "Elsewhere" here. Name another.',
          },
        ],
      },
      {
        name: 'Left after it was passed on',
        made: null,
        issues: [
          {
            path: ['pattern', 'then', 'condition', 'value', '0'],
            code: 'UNKNOWN',
            message: 'There is no queue "Elsewhere" here. Name another.',
          },
        ],
      },
    ],
  });
  expect(await definitions.store.list(manager, { scope: 'global' }, page)).toHaveLength(3);
});

test('of two queues with one name the file keeps the id, and a name that two have is refused', async () => {
  const { manager, definitions } = place;
  const queueId = await place.addQueue('Sales');
  const [id = ''] = await makeSome();
  const file = await definitions.export(manager, [id]);
  const ambiguous = await definitions.import(manager, {
    file: file.replaceAll(`id:${place.queueId}`, 'sales'),
    scope: 'global',
  });

  expect([file.includes(`"id:${place.queueId}"`), file.includes(queueId)]).toEqual([true, false]);
  expect(kindOf(await definitions.import(manager, { file, scope: 'global' }))).toBe('done');
  expect(ambiguous.ok && ambiguous.value.reports[0]?.issues[0]?.code).toBe('AMBIGUOUS');
});

test('nobody exports what they may not see, nor imports what they may not have', async () => {
  const { agent, manager, definitions } = place;
  const ids = await makeSome();
  const file = await definitions.export(manager, ids);

  await expect(definitions.export(agent, ids)).rejects.toThrow('There is no such event');
  expect([
    kindOf(await definitions.import(agent, { file, scope: 'global' })),
    kindOf(await definitions.import(agent, { file: '{}', scope: 'mine' })),
    kindOf(await definitions.import(agent, { file, scope: 'mine' })),
  ]).toEqual(['ForbiddenError', 'ValidationError', 'done']);
});

test('a draft is checked as if it were made: errors keep it from being saved, doubts are told', async () => {
  const { agent, definitions } = place;
  const never = {
    kind: 'all',
    of: ['is set', 'is not set'].map((operator) => ({ kind: 'test', field: 'queue', operator })),
  };
  const failing = [{ name: 'Always', values: {}, expect: [] }];
  const anybody = { kind: 'test', field: 'channel', operator: 'is any of', value: ['call', 'video', 'callback'] };

  expect(await definitions.draft(agent, { ...muted, condition: never })).toMatchObject({
    problem: { issues: [{ path: ['condition', 'of', '1'], code: 'IMPOSSIBLE' }] },
  });
  expect(await definitions.create(agent, { ...muted, tests: failing })).toMatchObject({
    problem: { issues: [{ path: ['tests', '0'], code: 'TEST_FAILS' }] },
  });
  expect(await definitions.draft(agent, { ...muted, condition: anybody })).toMatchObject({
    ok: true,
    value: { doubts: [{ path: ['condition'], code: 'ALWAYS_TRUE' }] },
  });
  const row = await place.made(agent, { ...muted, condition: anybody });
  const doubts = await definitions.doubts(agent.organizationId);
  expect(doubts(row).map(({ code }) => code)).toEqual(['ALWAYS_TRUE']);
  await place.made(agent, { ...muted, condition: anybody, name: 'Again' });
  expect((await definitions.doubts(agent.organizationId))(row).map(({ code }) => code)).toEqual([
    'ALWAYS_TRUE',
    'SAME_AS_ANOTHER',
  ]);
});
