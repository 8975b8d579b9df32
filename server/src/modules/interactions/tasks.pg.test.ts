import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { SignedInViewer, UserProblem } from '../../platform/graphql/index.ts';
import type { SubjectAct, SubjectActed } from './act-on-subject.ts';
import { openWorld, type World } from './interactions.fixture.ts';

let temporary: TemporaryDatabase;
let world: World;
let admin: SignedInViewer;
let agent: SignedInViewer;
let other: SignedInViewer;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  admin = await world.viewerOf(world.people.admin);
  agent = await world.viewerOf(world.people.agent);
  other = await world.viewerOf(world.people.other);
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

const act = (
  viewer: SignedInViewer,
  type: SubjectAct['type'],
  more: Partial<SubjectAct> = {},
): Promise<SubjectActed | UserProblem> =>
  world.interactions.actOnSubject(viewer, {
    type,
    kind: type.startsWith('task') ? 'task' : 'survey',
    permission: type.startsWith('task') ? 'tasks:write' : 'surveys:write',
    key: null,
    expectedVersion: null,
    userId: null,
    interactionId: null,
    fields: {},
    reason: null,
    idempotencyKey: null,
    ...more,
  });
const done = async (acting: Promise<SubjectActed | UserProblem>): Promise<SubjectActed> => {
  const result = await acting;
  if ('kind' in result) throw new Error(JSON.stringify(result));
  return result;
};
const kindOf = async (acting: Promise<SubjectActed | UserProblem>) => {
  const result = await acting;
  return 'kind' in result ? result.kind : 'acted';
};
const tasksOf = async (viewer: SignedInViewer, filter = {}) =>
  (
    await world.interactions.subjects.list(viewer, {
      kind: 'task',
      permission: 'tasks:read',
      filter,
      page: { limit: 50, from: null, backward: false },
    })
  ).map(({ fields }) => fields['subject']);

test('a task is made, changed, begun, done and deleted, each as a user event with what changed', async () => {
  const { subject } = await done(
    act(admin, 'task.created', { fields: { subject: 'Call back' }, userId: agent.userId }),
  );
  const steps = [];
  for (const type of ['task.started', 'task.completed', 'task.deleted'] as const)
    steps.push((await done(act(agent, type, { key: subject.key }))).event);
  expect(
    steps.map(({ type, actorId, changes }) => [type, actorId, changes?.['status'] ?? changes?.['deleted']]),
  ).toEqual([
    ['task.started', agent.userId, ['open', 'started']],
    ['task.completed', agent.userId, ['started', 'completed']],
    ['task.deleted', agent.userId, [false, true]],
  ]);
  expect(steps.at(-1)?.subjectState).toMatchObject({ subject: 'Call back', userId: agent.userId });
});

test('what is over is not begun again, and what is deleted is not there', async () => {
  const { key } = (await done(act(agent, 'task.created', { fields: { subject: 'Over' } }))).subject;
  await done(act(agent, 'task.completed', { key }));
  const again = await kindOf(act(agent, 'task.started', { key }));
  await done(act(agent, 'task.deleted', { key }));
  expect([again, await kindOf(act(agent, 'task.modified', { key, fields: { subject: 'X' } }))]).toEqual([
    'ConflictError',
    'NotFoundError',
  ]);
});

test('a change of a version that is not the last is refused with the last one', async () => {
  const { key } = (await done(act(agent, 'task.created', { fields: { subject: 'Twice changed' } }))).subject;
  const change = () => act(agent, 'task.modified', { key, expectedVersion: 1, fields: { priority: 'high' } });
  await done(change());
  expect(await change()).toMatchObject({ kind: 'ConflictError', currentVersion: 2 });
});

test('a task is theirs who made it and who has it, and nobody else’s', async () => {
  const { key } = (await done(act(agent, 'task.created', { fields: { subject: 'Mine' } }))).subject;
  await done(act(admin, 'task.created', { fields: { subject: 'For Otto' }, userId: other.userId }));
  expect([
    await kindOf(act(other, 'task.started', { key })),
    await kindOf(act(agent, 'task.created', { fields: { subject: 'For another' }, userId: other.userId })),
    await kindOf(act(agent, 'task.created', { fields: {} })),
    await kindOf(act({ ...agent, grants: {} }, 'task.created', { fields: { subject: 'A' } })),
  ]).toEqual(['NotFoundError', 'ForbiddenError', 'ValidationError', 'ForbiddenError']);
  expect([await tasksOf(other), await tasksOf(agent), await tasksOf(admin, { user: { eq: other.userId } })]).toEqual([
    ['For Otto'],
    ['Mine', 'Twice changed'],
    ['For Otto'],
  ]);
});

test('the same idempotencyKey makes one task, and refuses other input', async () => {
  const make = (subject: string) => act(agent, 'task.created', { fields: { subject }, idempotencyKey: 'once' });
  const [first, second] = [await done(make('Once')), await done(make('Once'))];
  expect([second.subject.key === first.subject.key, await kindOf(make('Twice'))]).toEqual([
    true,
    'IdempotencyConflictError',
  ]);
});

test('a task that a source made by an id of its own can be changed here', async () => {
  await world.interactions.recordUserEvents(admin, {
    source: 'crm',
    historical: false,
    createMissing: false,
    events: [
      {
        sourceEventId: 'crm-1',
        type: 'task.created',
        occurredAt: Date.now(),
        subject: { kind: 'task', id: 'T-4711' },
        fields: { subject: 'From the source' },
      },
    ],
  });
  const [row] = await world.rows<{ key: string }>(`select key from subjects where id = 'T-4711'`);
  const { subject } = await done(act(admin, 'task.completed', { key: row?.key ?? '' }));
  expect([subject.id, subject.fields['status']]).toEqual(['T-4711', 'completed']);
});

test('a survey belongs to its interaction, and is answered once', async () => {
  await world.record([world.fact('surveyed', 'interaction.created', { by: agent.userId })]);
  const [interaction] = await world.rows<{ id: string }>(`select id from interactions where external_id = 'surveyed'`);
  const offered = await done(
    act(agent, 'survey.offered', { fields: { survey: 'Service' }, interactionId: interaction?.id ?? '' }),
  );
  const answer = { key: offered.subject.key, fields: { rating: 9, answer: 'Fine' } };
  const answered = await done(act(agent, 'survey.answered', answer));
  expect([
    offered.subject.interactionId,
    answered.event.actorKind,
    answered.subject.fields,
    await kindOf(act(agent, 'survey.answered', answer)),
  ]).toEqual([
    interaction?.id,
    'customer',
    { survey: 'Service', status: 'answered', userId: agent.userId, rating: 9, answer: 'Fine' },
    'ConflictError',
  ]);
});
