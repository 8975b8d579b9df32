import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { globalId, type SignedInViewer } from '../../platform/graphql/index.ts';
import { eventOf, openServer, openWorld, type World } from './interactions.fixture.ts';
import type { UserEventInput } from './user-event-input.ts';

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
const about =
  (kind: string, id: string) =>
  (type: UserEventInput['type'], fields: unknown = {}, more = {}) => ({
    sourceEventId: `s${(count += 1)}`,
    type,
    occurredAt: Date.now(),
    subject: { kind, id },
    fields,
    ...more,
  });
const record = (events: readonly UserEventInput[], historical = false) =>
  world.interactions.recordUserEvents(admin, { source: 'crm', historical, createMissing: false, events });
const events = async (given: readonly UserEventInput[], historical = false) =>
  (await record(given, historical)).map(({ outcome }) => eventOf(outcome));
const issuesOf = async (given: UserEventInput) => {
  const [result] = await record([given]);
  const outcome = result?.outcome;
  return outcome?.status === 'rejected' && 'issues' in outcome.problem
    ? outcome.problem.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    : outcome?.status;
};
const stored = (kind: string, id: string) =>
  world.rows<{ state: unknown; deleted: boolean; version: number }>(
    'select state, deleted, version from subjects where kind = $1 and id = $2',
    [kind, id],
  );

describe('what user events say of a task', () => {
  test('is merged, stands beside each event, and stays when it is deleted', async () => {
    const task = about('task', 't1');
    const user = { user: { id: globalId('User', world.people.agent) } };
    const told = await events([
      task('task.created', { subject: 'Call back' }, user),
      task('task.modified', { priority: 'high' }),
      task('task.deleted'),
    ]);
    const state = { subject: 'Call back', status: 'open', userId: world.people.agent };
    expect(told.map(({ subjectState, changes }) => [subjectState, changes])).toEqual([
      [
        { ...state, priority: 'normal' },
        {
          subject: [null, 'Call back'],
          status: [null, 'open'],
          priority: [null, 'normal'],
          userId: [null, world.people.agent],
        },
      ],
      [{ ...state, priority: 'high' }, { priority: ['normal', 'high'] }],
      [{ ...state, priority: 'high' }, { deleted: [false, true] }],
    ]);
    expect(await stored('task', 't1')).toEqual([{ state: { ...state, priority: 'high' }, deleted: true, version: 3 }]);
  });

  test('is kept by those that come in later batches, and what is historical carries no state', async () => {
    const task = about('task', 't2');
    await events([task('task.created', { subject: 'One' })]);
    const [past] = await events(
      [task('task.modified', { description: 'From before' }, { occurredAt: Date.now() - 9_000_000 })],
      true,
    );
    expect([past?.subjectState, past?.changes, await stored('task', 't2')]).toEqual([
      null,
      null,
      [
        {
          state: { subject: 'One', status: 'open', priority: 'normal', description: 'From before' },
          deleted: false,
          version: 2,
        },
      ],
    ]);
  });

  test('is one story, however many servers tell it at once', async () => {
    const other = await openServer(temporary.url);
    const task = about('task', 't3');
    const tell = (server: Pick<World, 'interactions'>, places: readonly number[]) =>
      Promise.all(
        places.map((place) =>
          server.interactions.recordUserEvents(admin, {
            source: 'crm',
            historical: false,
            createMissing: false,
            events: [task('task.created', { subject: 'Same', [`field${place}`]: place })],
          }),
        ),
      );
    const places = Array.from({ length: 20 }, (_, place) => place);
    await Promise.all([
      tell(
        world,
        places.filter((place) => place % 2 === 0),
      ),
      tell(
        other,
        places.filter((place) => place % 2 === 1),
      ),
    ]);
    await other.close();
    const [row] = await stored('task', 't3');
    expect(row).toEqual({
      state: {
        subject: 'Same',
        status: 'open',
        priority: 'normal',
        ...Object.fromEntries(places.map((place) => [`field${place}`, place])),
      },
      deleted: false,
      version: 20,
    });
  });

  test('must name the task, by its own kind', async () => {
    const task = about('task', 't4');
    expect([
      await issuesOf(task('task.created', { subject: 'A' }, { subject: null })),
      await issuesOf(task('task.created', { subject: 'A' }, { subject: { kind: 'order', id: '1' } })),
      await issuesOf(task('task.created', {})),
    ]).toEqual([
      ['subject: task.created is about a task. Name it as subject.'],
      ['subject.kind: task.created is about a task. Name one.'],
      ['fields.subject: Give subject: What is to be done.'],
    ]);
  });
});

test('an availability is told with what it was before', async () => {
  const user = { id: globalId('User', world.people.other) };
  const change = (status: string) => ({
    sourceEventId: `s${(count += 1)}`,
    type: 'user.status_changed' as const,
    occurredAt: Date.now(),
    user,
    fields: { status },
  });
  const told = await events([change('available'), change('break')]);
  expect(told.map(({ subjectKind, subjectId, changes }) => [subjectKind, subjectId, changes?.['status']])).toEqual([
    ['user', world.people.other, [null, 'available']],
    ['user', world.people.other, ['available', 'break']],
  ]);
});

describe('a type that an integrator declared', () => {
  const declaration = {
    name: 'order.shipped',
    label: 'Order shipped',
    meaning: 'A parcel leaves the house.',
    subject: 'custom',
    fields: { total: { data: 'number', meaning: 'What it costs.', required: true } },
  };
  const declare = async (input: unknown, viewer = admin) => {
    const declared = await world.interactions.declareEventType(viewer, input);
    return declared.ok ? [declared.value.change, declared.value.type.version] : declared.problem;
  };
  const order = about('order', 'o1');
  const custom = (customType: string, fields: unknown, more = {}) => order('custom', fields, { customType, ...more });

  test('is refused while it is not declared, with the nearest one', async () => {
    expect(await declare(declaration)).toEqual(['created', 1]);
    expect([
      await issuesOf(custom('order.shiped', { total: 1 })),
      await issuesOf(custom('invoice.paid.twice', { total: 1 })),
    ]).toEqual([
      ['customType: There is no declared type "order.shiped". Did you mean order.shipped?'],
      ['customType: There is no declared type "invoice.paid.twice". Declare it with declareEventType first.'],
    ]);
  });

  test('is checked by its fields, and remembered as every other subject is', async () => {
    const unfit = await issuesOf(custom('order.shipped', { total: 'much' }));
    const [told] = await events([custom('order.shipped', { total: 30, to: 'Graz' })]);
    expect([unfit, told?.customType, told?.subjectState]).toEqual([
      ['fields.total: Give total as a number.'],
      'order.shipped',
      { total: 30, to: 'Graz' },
    ]);
  });

  test('can be about an interaction, and then needs one', async () => {
    await declare({ ...declaration, name: 'call.rated', subject: 'interaction', fields: {} });
    const rated = (interaction: UserEventInput['interaction']) =>
      custom('call.rated', {}, { subject: null, interaction });
    await record([
      {
        sourceEventId: `s${(count += 1)}`,
        type: 'interaction.created',
        occurredAt: Date.now(),
        interaction: { externalId: 'rated' },
      },
    ]);
    const [told] = await events([rated({ externalId: 'rated' })]);
    expect([await issuesOf(rated(null)), told?.item?.phase, told?.subjectState]).toEqual([
      ['interaction: call.rated is about an interaction. Name it.'],
      'creating',
      null,
    ]);
  });

  test('stays as it is when it is declared again, and is only ever widened', async () => {
    const wider = { ...declaration, fields: { ...declaration.fields, carrier: { data: 'text', meaning: 'Who.' } } };
    expect([
      await declare(declaration),
      await declare(wider),
      await declare(wider),
      await declare(declaration),
    ]).toEqual([
      ['unchanged', 1],
      ['changed', 2],
      ['unchanged', 2],
      {
        kind: 'ValidationError',
        code: 'INVALID',
        message: expect.any(String),
        issues: [
          {
            path: ['fields', 'carrier'],
            code: 'REQUIRED',
            message: 'Keep carrier: a field that was declared stays.',
          },
        ],
      },
    ]);
    const catalogue = await world.interactions.catalogueOf(world.organizationId);
    expect(catalogue.eventType('CUSTOM.order.shipped')?.fields).toEqual([
      'time',
      'acting_agent',
      'queue',
      'custom.total',
      'custom.carrier',
    ]);
  });

  test('is for those to declare who may', async () => {
    expect(await declare(declaration, await world.viewerOf(world.people.agent))).toMatchObject({
      kind: 'ForbiddenError',
    });
  });
});

test('an event names the firing that led to it', async () => {
  const firingId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
  const [outcome] = await world.record([world.fact('fired', 'interaction.created', { firingId })]);
  const rows = await world.rows('select firing_id from user_events where seq = $1', [eventOf(outcome).seq]);
  expect(rows).toEqual([{ firing_id: firingId }]);
});
