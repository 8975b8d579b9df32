import { execute, parse, validate } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Context, Services } from '../../platform/graphql/index.ts';
import { schema } from '../../schema.ts';
import { asDefinition } from '../definitions/index.ts';
import type { Engine } from './engine.ts';
import { eventually, mine, notifyMe, openWorld, type World } from './engine.fixture.ts';

let temporary: TemporaryDatabase;
let world: World;
let engine: Engine;
let services: Services;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  engine = world.startEngine();
  const { access, directory, interactions, definitions, notifications, clock } = world;
  const offered = { access, directory, interactions, definitions, notifications, clock, engine };
  services = offered as Partial<Services> as Services;
});
afterEach(async () => {
  await world.close();
  await temporary.drop();
});

const id = (type: string, key: string | null | undefined): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

async function ask(userId: string, source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const contextValue: Context = { viewer: await world.viewerOf(userId), services, requestId: 'r', exchange: null };
  const result = await execute({ schema, document, variableValues: variables, contextValue });
  return JSON.parse(JSON.stringify(result)) as { data: Record<string, never>; errors?: { message: string }[] };
}

const mute = async (call = 'c1', by = world.agent): Promise<string> => {
  const events = await world.record([...world.takenCall(call, by), world.fact(call, 'mute.started', { by })]);
  return id('Interaction', events[0]?.interactionId);
};
const firingsThen = (count: number) => eventually(async () => (await world.firings()).length === count);

const run = `mutation ($input: RunManualEventInput!) { runManualEvent(input: $input) { __typename
  ... on RunManualEventPayload { firing { kind definitionName receipts { kind state count } } } ... on UserError { code } } }`;

test('an agent runs own and Global manual events on what they may see, and nobody else’s', async () => {
  const own = await world.given({ name: 'Own', eventType: 'CALL_MANUAL', actions: notifyMe }, world.agent);
  const others = await world.given({ name: 'Others', eventType: 'CALL_MANUAL' }, world.other);
  const unmet = await world.given({ name: 'Unmet', eventType: 'CALL_MANUAL', condition: { kind: 'any', of: [] } });
  await world.given({ name: 'Ticket', eventType: 'TICKET_MANUAL' });
  const subjectId = await mute();
  const hidden = await mute('c2', world.other);

  const { data } = await ask(world.agent, 'query ($id: ID!) { manualEvents(subjectId: $id) { name isGlobal } }', {
    id: subjectId,
  });
  expect(data).toEqual({
    manualEvents: [
      { name: 'Unmet', isGlobal: true },
      { name: 'Own', isGlobal: false },
    ],
  });
  const outcome = async (definition: string, on: string) =>
    (await ask(world.agent, run, { input: { id: id('EventDefinition', definition), subjectId: on } })).data[
      'runManualEvent'
    ];
  expect(await outcome(own, subjectId)).toEqual({
    __typename: 'RunManualEventPayload',
    firing: { kind: 'manual', definitionName: 'Own', receipts: [{ kind: 'notify', state: 'DONE', count: 1 }] },
  });
  expect(await outcome(own, hidden)).toEqual({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
  expect(await outcome(others, subjectId)).toEqual({ __typename: 'NotFoundError', code: 'NOT_FOUND' });
  expect(await outcome(unmet, subjectId)).toEqual({ __typename: 'ValidationError', code: 'INVALID' });
  expect(world.changes.map(({ userId }) => userId)).toEqual([world.agent]);
});

const explain = `query ($id: ID, $draft: EventDefinitionDraftInput, $subjectId: ID!) {
  explainEventDefinition(id: $id, draft: $draft, subjectId: $subjectId) { verdict summary why { code } causes { holds tests userEvent { type } } firings { kind } } }`;

test('what fired says so, and what did not says which test failed by which value', async () => {
  const fired = await world.given({ name: 'Fired', condition: mine, actions: notifyMe }, world.agent);
  const subjectId = await mute();
  await firingsThen(1);
  const asked = async (variables: object) =>
    (await ask(world.agent, explain, { subjectId, ...variables })).data['explainEventDefinition'];

  expect(await asked({ id: id('EventDefinition', fired) })).toMatchObject({
    verdict: 'FIRED',
    why: [{ code: 'ALREADY_FIRED' }],
    firings: [{ kind: 'instant' }],
    causes: [
      {
        holds: true,
        userEvent: { type: 'MUTE_STARTED' },
        tests: { kind: 'test', holds: true, field: 'acting_agent', expected: ['me'], seen: id('User', world.agent) },
      },
    ],
  });
  const draft = {
    name: 'Draft',
    eventType: 'CALL_MUTE_STARTED',
    condition: { kind: 'test', field: 'queue', operator: 'is none of', value: [id('Queue', world.queue)] },
    actions: notifyMe,
  };
  expect(await asked({ draft })).toMatchObject({
    verdict: 'DOES_NOT_FIRE',
    summary: '“queue is not Sales” does not hold: queue was Sales.',
    why: [{ code: 'CONDITION_FALSE' }],
    causes: [{ holds: false, tests: { expected: [id('Queue', world.queue)], seen: id('Queue', world.queue) } }],
    firings: [],
  });
  expect(await asked({ draft: { ...draft, condition: null } })).toMatchObject({ verdict: 'WOULD_FIRE' });
  const { errors } = await ask(world.other, explain, { subjectId, draft });
  expect(errors?.[0]?.message).toContain('There is no such item');
});

const tried = `mutation ($input: TestEventDefinitionInput!) { testEventDefinition(input: $input) { __typename ... on TestEventDefinitionPayload {
  draft { fired heldBack users busiestHour { count } hours { count } matches { title interaction { phase } values } eventsRead cutShort }
  current { fired } } ... on ValidationError { issues { path } } } }`;

test('a draft is tried over the past beside the saved version, imported events and frequencies included, and nothing is done', async () => {
  const saved = await world.given(
    { name: 'Saved', condition: { kind: 'any', of: [] }, actions: notifyMe },
    world.agent,
  );
  await mute('c1');
  await mute('c2');
  await world.record(
    [...world.takenCall('c3', world.agent), world.fact('c3', 'mute.started', { by: world.agent })].map((item) => ({
      ...item,
      historical: true,
    })),
  );
  await mute('c4', world.other);
  await world.caughtUp();
  const [action] = notifyMe;
  const input = {
    id: id('EventDefinition', saved),
    draft: {
      name: 'Draft',
      eventType: 'CALL_MUTE_STARTED',
      actions: [{ ...action, frequency: { everyMs: 3_600_000, per: 'event' } }],
    },
    days: 1,
  };
  const { data } = await ask(world.agent, tried, { input });
  const matches = Array.from({ length: 3 }, () => expect.objectContaining({ title: 'Ana is muted' }));
  expect(data['testEventDefinition']).toMatchObject({
    draft: { fired: 1, heldBack: 2, users: 1, busiestHour: { count: 1 }, matches, eventsRead: 20, cutShort: false },
    current: { fired: 0 },
  });
  expect((await ask(world.agent, tried, { input: { ...input, days: 32 } })).data['testEventDefinition']).toEqual({
    __typename: 'ValidationError',
    issues: [{ path: ['days'] }],
  });
  expect(await world.firings()).toEqual([]);
  expect(world.changes).toEqual([]);
});

test('a trial that nobody waits for any more stops', async () => {
  await mute();
  const viewer = await world.viewerOf(world.agent);
  const [row] = await world.definitions.store.byIds(world.organizationId, [await world.given({})]);
  const draft = row && asDefinition(row);
  const signal = AbortSignal.abort(new Error('gone'));
  const trial = draft && engine.tryDefinition(viewer, { draft, current: null, days: 7, signal });
  await expect(trial).rejects.toThrow('gone');
});

test('a definition says how it is used: fired, opened, held back, noisy and dead', async () => {
  const [action] = notifyMe;
  const limited = action && { ...action, frequency: { everyMs: 3_600_000, per: 'event' } as const };
  const used = await world.given({ name: 'Used', actions: limited ? [limited] : [] }, world.agent);
  const dead = await world.given({ name: 'Dead', eventType: 'CALL_COMPLETED' }, world.agent);
  await world.rows(`update event_definitions set created_at = now() - interval '8 days' where id = $1`, [dead]);
  for (const call of ['c1', 'c2', 'c3']) await mute(call);
  await firingsThen(3);
  await world.rows('update notifications set read_at = now(), acknowledged_at = now()');

  const fields =
    'firedLastHour firedLastDay firedLastWeek hours opened acknowledged ignored heldBack perUserPerDay noisy dead';
  const { data } = await ask(
    world.agent,
    `{ eventDefinitions(scope: MINE, first: 5) { nodes { id usage { ${fields} } } } }`,
  );
  const { nodes } = data['eventDefinitions'] as unknown as { nodes: { id: string; usage: object }[] };
  const usageOf = (key: string) => nodes.find((one) => one.id === id('EventDefinition', key))?.usage;
  const quiet = Array.from({ length: 23 }, () => 0);
  expect(usageOf(used)).toEqual({
    firedLastHour: 3,
    firedLastDay: 3,
    firedLastWeek: 3,
    hours: [...quiet, 3],
    opened: 1,
    acknowledged: 1,
    ignored: 0,
    heldBack: 2,
    perUserPerDay: expect.closeTo(1 / 7, 5),
    noisy: false,
    dead: false,
  });
  expect(usageOf(dead)).toMatchObject({ firedLastWeek: 0, dead: true });
});
