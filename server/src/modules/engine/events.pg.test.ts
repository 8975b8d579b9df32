import { execute, parse, validate } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Context, Services } from '../../platform/graphql/index.ts';
import { createCursors } from '../../platform/live/index.ts';
import { schema } from '../../schema.ts';
import { eventually, openWorld, type World } from './engine.fixture.ts';

let temporary: TemporaryDatabase;
let world: World;
let services: Services;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  const engine = world.startEngine();
  const { access, directory, interactions, definitions, notifications, clock } = world;
  const cursors = createCursors({ secret: 'x'.repeat(32), epoch: () => 'e' });
  services = {
    access,
    directory,
    interactions,
    definitions,
    notifications,
    clock,
    cursors,
    engine,
  } as Partial<Services> as Services;
  await eventually(async () => engine.leads(world.organizationId));
});
afterEach(async () => {
  await world.close();
  await temporary.drop();
});

async function ask(userId: string, source: string, variables: Record<string, unknown> = {}) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const context: Context = {
    viewer: await world.viewerOf(userId),
    services,
    requestId: 'r',
    exchange: null,
  };
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: context,
  });
  return JSON.parse(JSON.stringify(result)) as {
    data: Record<string, never>;
    errors?: { extensions: { code: string } }[];
  };
}

const definitionFields = `id name enabled scope owner { name } category eventType trigger condition after threshold { level } actions sentence timeZone version firedLastDay viewerCanEdit pausedReason`;
const create = `mutation ($input: CreateEventDefinitionInput!) { createEventDefinition(input: $input) { __typename
  ... on CreateEventDefinitionPayload { eventDefinition { ${definitionFields} } } ... on UserError { code } ... on ValidationError { issues { path code } } } }`;

const condition = {
  kind: 'all',
  of: [{ kind: 'test', field: 'assigned_agent', operator: 'is any of', value: ['me'] }],
};
const actions = [
  {
    kind: 'notify',
    to: [{ kind: 'me' }],
    severity: 'warning',
    title: 'Muted for #DURATION#',
    body: '',
  },
];
const input = {
  name: 'My call was muted',
  eventType: 'CALL_MUTE_TOO_LONG',
  condition,
  after: 'PT1S',
  actions,
};

test('an agent makes a definition, mutes, and finds the notification, the firing and the count of firings', async () => {
  const created = await ask(world.agent, create, { input });
  expect(created).toMatchObject({
    data: {
      createEventDefinition: {
        eventDefinition: {
          name: 'My call was muted',
          enabled: true,
          scope: 'MINE',
          owner: { name: 'Ana' },
          category: 'Calls',
          trigger: 'TIMED',
          condition,
          after: 'PT1S',
          threshold: null,
          actions,
          sentence: 'Muted longer than 1 s and assigned agent is me',
          timeZone: 'UTC',
          version: 1,
          firedLastDay: 0,
          viewerCanEdit: true,
          pausedReason: null,
        },
      },
    },
  });
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
  await eventually(async () => world.changes.length > 0);

  const { data } = await ask(
    world.agent,
    `{
    notifications(first: 10, filter: { status: { eq: UNREAD } }) { nodes { title why severity status definition { name firedLastDay } interaction { id } seq
      firing { kind definitionName notifications values cause { type firings { kind } } interaction { firings(first: 5) { nodes { kind } } } } } }
    notificationSummary { unread snoozed }
    firings(first: 10) { nodes { definition { name } } pageInfo { hasNextPage } }
  }`,
  );
  expect(data).toEqual({
    notifications: {
      nodes: [
        {
          title: 'Muted for 1 s',
          why: 'because it is your event',
          severity: 'WARNING',
          status: 'UNREAD',
          seq: 1,
          interaction: { id: expect.any(String) },
          definition: { name: 'My call was muted', firedLastDay: 1 },
          firing: {
            kind: 'timed',
            definitionName: 'My call was muted',
            notifications: 1,
            values: expect.objectContaining({
              queue: Buffer.from(`Queue:${world.queue}`).toString('base64url'),
              queue_name: 'Sales',
              lasted: 1000,
            }),
            cause: { type: 'MUTE_STARTED', firings: [{ kind: 'timed' }] },
            interaction: { firings: { nodes: [{ kind: 'timed' }] } },
          },
        },
      ],
    },
    notificationSummary: { unread: 1, snoozed: 0 },
    firings: {
      nodes: [{ definition: { name: 'My call was muted' } }],
      pageInfo: { hasNextPage: false },
    },
  });
});

test('what another agent’s definition fired is not there for those who may not see it', async () => {
  await ask(world.agent, create, {
    input: {
      ...input,
      after: null,
      eventType: 'CALL_MUTE_STARTED',
      actions: [{ ...actions[0], title: 'x' }],
    },
  });
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
  await eventually(async () => world.changes.length > 0);
  const { notification } = world.changes[0] ?? {};
  const ids = [
    `Notification:${notification?.id}`,
    `Firing:${notification?.firingId}`,
    `EventDefinition:${notification?.definitionId}`,
  ].map((id) => Buffer.from(id).toString('base64url'));
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } firings(first: 5) { nodes { id } } notifications(first: 5) { nodes { id } } }`;

  expect((await ask(world.other, query, { ids })).data).toEqual({
    nodes: [null, null, null],
    firings: { nodes: [] },
    notifications: { nodes: [] },
  });
  expect((await ask(world.agent, query, { ids })).data['nodes']).toEqual([
    { __typename: 'Notification' },
    { __typename: 'Firing' },
    { __typename: 'EventDefinition' },
  ]);
});

test('a mark and a snooze answer with the notifications as they are then', async () => {
  await ask(world.agent, create, {
    input: {
      ...input,
      after: null,
      eventType: 'CALL_MUTE_STARTED',
      actions: [{ ...actions[0], title: 'x' }],
    },
  });
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
  await eventually(async () => world.changes.length > 0);
  const id = Buffer.from(`Notification:${world.changes[0]?.notification.id}`).toString('base64url');
  const mark = `mutation ($input: MarkNotificationsInput!) { markNotifications(input: $input) { __typename ... on MarkNotificationsPayload { count notifications { status readAt seq } } } }`;
  const snooze = `mutation ($input: SnoozeNotificationsInput!) { snoozeNotifications(input: $input) { __typename ... on SnoozeNotificationsPayload { count notifications { snoozedUntil } } ... on ValidationError { issues { path } } } }`;

  expect((await ask(world.agent, mark, { input: { ids: [id], as: 'READ' } })).data['markNotifications']).toMatchObject({
    count: 1,
    notifications: [{ status: 'READ', seq: 2 }],
  });
  expect((await ask(world.other, mark, { input: { ids: [id], as: 'READ' } })).data['markNotifications']).toEqual({
    __typename: 'NotFoundError',
  });
  const until = new Date(Date.now() + 600_000).toISOString();
  expect((await ask(world.agent, snooze, { input: { ids: [id], until } })).data['snoozeNotifications']).toMatchObject({
    count: 1,
    notifications: [{ snoozedUntil: until }],
  });
  const soon = new Date(Date.now() + 60_000).toISOString();
  expect(
    (await ask(world.agent, snooze, { input: { ids: [id], until: soon } })).data['snoozeNotifications'],
  ).toMatchObject({ __typename: 'ValidationError' });
});

test('an agent without the permission can neither read nor write definitions', async () => {
  await world.rows(`update roles set grants = grants - 'events:write' - 'events:read' where name = 'Agent'`);

  expect((await ask(world.agent, create, { input })).data).toEqual({
    createEventDefinition: { __typename: 'ForbiddenError', code: 'FORBIDDEN' },
  });
  for (const query of [
    '{ eventCatalogue { categories { name } } }',
    '{ eventDefinitions(scope: MINE, first: 1) { nodes { id } } }',
  ]) {
    expect((await ask(world.agent, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('an agent sees My Events only, and the catalogue names everything that a form needs', async () => {
  expect(
    (await ask(world.agent, '{ eventDefinitions(scope: GLOBAL, first: 1) { nodes { id } } }')).errors?.[0]?.extensions
      .code,
  ).toBe('FORBIDDEN');
  const { data } = await ask(
    world.agent,
    `{ eventCatalogue { categories { name administratorsOnly eventTypes { name trigger fields { name data choices refersTo } variables { name } } }
    operators { data operators { name values } } recipients { kind needs } } }`,
  );
  expect(data['eventCatalogue']).toMatchObject({
    categories: expect.arrayContaining([expect.objectContaining({ name: 'SMTP', administratorsOnly: true })]),
  });
});
