import { userEventTypeNames, userEventTypes } from '@belfry/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { globalId, invalid, type SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds } from '../../platform/ids.ts';
import { openWorld, type World } from './interactions.fixture.ts';
import type { ItemResult } from './record-user-events.ts';
import type { RecordInput, UserEventInput } from './user-event-input.ts';

let temporary: TemporaryDatabase;
let world: World;
let admin: SignedInViewer;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  admin = await world.viewerOf(world.people.admin);
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

let count = 0;
const event = (type: UserEventInput['type'], more: Partial<UserEventInput> = {}): UserEventInput => ({
  sourceEventId: `s${(count += 1)}`,
  type,
  occurredAt: Date.now(),
  interaction: { externalId: 'call' },
  ...more,
});
const record = (
  events: readonly UserEventInput[],
  more: Partial<RecordInput> = {},
  viewer = admin,
): Promise<ItemResult[]> =>
  world.interactions.recordUserEvents(viewer, {
    source: 'pbx',
    historical: false,
    createMissing: false,
    events,
    ...more,
  });
/** Lets the source have an id of its own for a user or a queue. */
const know = (kind: 'user' | 'queue', externalId: string, id: string) =>
  world.rows('insert into directory_references values ($1, $2, $3, $4, $5)', [
    world.organizationId,
    kind,
    'pbx',
    externalId,
    id,
  ]);
const statuses = (results: readonly ItemResult[]): string[] => results.map(({ outcome }) => outcome.status);
const told = ({ outcome }: ItemResult) => (outcome.status === 'recorded' ? outcome.event : null);

test('a user is named by id, by the source’s own id or by name, and is the same user', async () => {
  const { agent } = world.people;
  await know('user', '4711', agent);
  const results = await record([
    event('interaction.created'),
    ...[{ id: globalId('User', agent) }, { externalId: '4711' }, { name: 'Ana' }].map((user) =>
      event('interaction.noted', { user, fields: { text: 'x' } }),
    ),
  ]);
  expect(results.map((one) => told(one)?.userId)).toEqual([null, agent, agent, agent]);
});

test('another source’s name for a user says nothing', async () => {
  const results = await record(
    [event('interaction.created'), event('interaction.noted', { user: { externalId: '4711' } })],
    { source: 'crm' },
  );
  expect(statuses(results)).toEqual(['recorded', 'rejected']);
});

test('an unknown reference refuses its item alone, which can be sent again once it is known', async () => {
  await record([event('interaction.created')]);
  const unknown = event('interaction.noted', { queue: { externalId: 'new' }, fields: { text: 'x' } });
  const results = await record([unknown, event('interaction.noted', { fields: { text: 'x' } })]);
  expect(results).toMatchObject([
    {
      outcome: {
        status: 'rejected',
        problem: {
          kind: 'ValidationError',
          issues: [{ path: ['queue'], code: 'UNKNOWN_REFERENCE' }],
        },
      },
    },
    { outcome: { status: 'recorded' } },
  ]);
  await know('queue', 'new', world.sales);
  expect((await record([unknown])).map((one) => told(one)?.queueId)).toEqual([world.sales]);
});

test('an unknown interaction is made by its creation only', async () => {
  const interaction = { externalId: 'unheard of' };
  const hold = event('interaction.noted', { interaction, fields: { text: 'x' } });
  expect(statuses(await record([hold]))).toEqual(['rejected']);
  expect(statuses(await record([event('interaction.created', { interaction }), hold]))).toEqual([
    'recorded',
    'recorded',
  ]);
});

test('createMissing makes interactions, users and queues on the way, each once, for those who may', async () => {
  const missing = { name: 'Nia', externalId: '815' };
  const events = [
    event('interaction.queued', { interaction: { externalId: 'm1' }, queue: { name: 'Night' } }),
    event('offer.created', { interaction: { externalId: 'm1' }, user: { externalId: '815' } }),
    event('offer.created', { interaction: { externalId: 'm2' }, user: missing }),
  ];
  const [one, two] = await Promise.all([
    record(events, { createMissing: true }),
    record(events, { createMissing: true }),
  ]);
  expect([...statuses(one), ...statuses(two)].toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => 'duplicate'),
    ...Array.from({ length: 3 }, () => 'recorded'),
  ]);
  expect(await world.rows(`select name from users where name in ('Nia', '815')`)).toEqual([{ name: 'Nia' }]);
  expect(await world.rows(`select name from queues where name = 'Night'`)).toHaveLength(1);
  const viewer = await world.viewerOf(world.people.admin, { 'interactions:record': 'all' });
  await expect(record(events, { createMissing: true }, viewer)).rejects.toMatchObject({
    extensions: { code: 'FORBIDDEN' },
  });
});

test('a payload is checked against the type, and every issue of an item is told', async () => {
  const [result] = await record([event('interaction.noted', { fields: { text: 5 }, user: { name: 'Nobody' } })]);
  expect(result).toMatchObject({
    outcome: {
      status: 'rejected',
      problem: {
        issues: [{ path: ['user'] }, { path: ['fields', 'text'], code: 'INVALID_FIELD' }],
      },
    },
  });
});

test.each<[string, Partial<UserEventInput>]>([
  ['a character that no database text holds', { reason: 'a\0b' }],
  ['half a character deep inside', { fields: { text: 'x', more: [{ deep: '\udc00' }] } }],
  ['an id of 501 characters', { interaction: { externalId: 'x'.repeat(501) } }],
  ['a name of 501 characters', { user: { name: 'x'.repeat(501) } }],
  ['an empty id of its own', { sourceEventId: '' }],
  ['an interaction whose key is no uuid', { interaction: { id: globalId('Interaction', 7) } }],
  ['the id of something else', { interaction: { id: globalId('User', randomIds.next()) } }],
  ['no interaction, where one is needed', { interaction: null }],
  ['a custom event without its type', { type: 'custom' }],
])('%s is refused for itself, whatever else is sent', async (_what, more) => {
  const results = await record(
    [event('interaction.created'), event('interaction.noted', { fields: { text: 'x' }, ...more })],
    { createMissing: true },
  );
  expect(statuses(results)).toEqual(['recorded', 'rejected']);
});

test.each<[string, Partial<RecordInput>]>([
  ['more than 1,000 events', { events: Array.from({ length: 1_001 }, () => event('custom')) }],
  ['a source of the single mutations', { source: 'api-2' }],
  ['a source without a name', { source: '' }],
])('%s are refused as a whole', async (_what, more) => {
  await expect(record([], more)).rejects.toMatchObject({ extensions: { code: 'BAD_REQUEST' } });
});

test('a thousand events are recorded in the order sent, a duplicate names what was recorded', async () => {
  const events = Array.from({ length: 1_000 }, (_, i) =>
    event('interaction.created', { interaction: { externalId: `k${i}` } }),
  );
  const results = await record(events);
  const [first] = results;
  const begin = first ? (told(first)?.seq ?? 0) : 0;
  expect(results.map((one) => told(one)?.seq)).toEqual(events.map((_, i) => begin + i));
  const again = await record(events.slice(0, 3));
  expect(again.map(({ outcome }) => outcome)).toMatchObject(
    [0, 1, 2].map((i) => ({ status: 'duplicate', seq: begin + i })),
  );
});

test('nobody is taken to act whom the source does not name', async () => {
  const results = await record([
    event('interaction.created', { interaction: { externalId: 'n1' } }),
    event('offer.accepted', { interaction: { externalId: 'n1' } }),
    event('mute.started', { interaction: { externalId: 'n1' }, actor: { kind: 'user', user: { name: 'Ana' } } }),
  ]);
  expect(results.map(told)).toMatchObject([
    { actorKind: 'customer', actorId: null },
    { actorKind: 'system', actorId: null },
    { actorKind: 'user', actorId: world.people.agent, userId: world.people.agent },
  ]);
});

test('what only Belfry itself records is refused, each item for itself', async () => {
  const own = userEventTypeNames.filter((type) => userEventTypes[type].ownOnly);
  expect(own).toEqual([
    'user.signed_in',
    'user.signed_out',
    'user.role_changed',
    'smtp.connection_failed',
    'smtp.login_failed',
    'smtp.delivery_failed',
    'smtp.final_delivery_failed',
    'system.webhook_failing',
    'system.delivery_gave_up',
    'system.process_started',
    'system.process_stopped',
    'system.definition_disabled',
  ]);
  const results = await record([
    ...own.map((type) => event(type, { interaction: null, user: { name: 'Ana' } })),
    event('user.status_changed', { interaction: null, user: { name: 'Ana' }, fields: { status: 'available' } }),
  ]);
  expect(results.map(({ outcome }) => (outcome.status === 'rejected' ? outcome.problem : outcome.status))).toEqual([
    ...own.map((type) =>
      invalid([{ path: ['type'], code: 'NOT_YOURS', message: `Only Belfry itself records ${type}. Leave it out.` }]),
    ),
    'recorded',
  ]);
});
