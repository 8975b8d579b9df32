import type { Action } from '@belfry/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { eventually, notifyMe, openWorld, type World } from './engine.fixture.ts';

let temporary: TemporaryDatabase;
let world: World;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
});
afterEach(async () => {
  await world.close();
  await temporary.drop();
});

const given = (actions: readonly Action[]) => world.given({ actions });
const mute = (call = 'c1') =>
  world.record([...world.takenCall(call, world.agent), world.fact(call, 'mute.started', { by: world.agent })]);

interface Receipt {
  place: number;
  kind: string;
  state: string;
  count: number;
  reason: string | null;
}
const receipts = () =>
  world.rows<Receipt>('select place, kind, state, count, reason from action_receipts order by firing_id, place');
const settled = () =>
  eventually(async () => {
    const all = await receipts();
    return all.length > 0 && all.every(({ state }) => state !== 'waiting') && all;
  });
const caused = () =>
  world.rows<{ type: string; key: string; fields: unknown }>(
    'select type, source_event_id as key, fields from user_events where firing_id is not null order by seq',
  );

test('a firing changes its item as user events whose cause it is, in the order of its actions', async () => {
  await given([
    { kind: 'set-priority', priority: 'urgent' },
    { kind: 'add-tag', tag: 'muted' },
    { kind: 'add-note', text: 'Muted by #AGENT_NAME#' },
  ]);
  world.startEngine();
  await mute();

  expect(await settled()).toEqual([
    { place: 0, kind: 'set-priority', state: 'done', count: 1, reason: null },
    { place: 1, kind: 'add-tag', state: 'done', count: 1, reason: null },
    { place: 2, kind: 'add-note', state: 'done', count: 1, reason: null },
  ]);
  const [firing] = await world.rows<{ id: string }>('select id from firings');
  expect(await caused()).toEqual([
    { type: 'interaction.priority_changed', key: `firing:${firing?.id}:0`, fields: { priority: 'urgent' } },
    { type: 'interaction.tagged', key: `firing:${firing?.id}:1`, fields: { tag: 'muted' } },
    { type: 'interaction.noted', key: `firing:${firing?.id}:2`, fields: { text: 'Muted by Ana' } },
  ]);
  expect(await world.rows('select priority, tags from interactions')).toEqual([
    { priority: 'urgent', tags: ['muted'] },
  ]);
  expect(await world.rows('select * from pending_effects')).toEqual([]);
});

test('what the state forbids is refused with a reason, and stops no other action', async () => {
  await given([
    { kind: 'complete' },
    { kind: 'complete' },
    { kind: 'create-task', subject: 'Call back', description: '', userId: null, dueAfterMs: 60_000, priority: 'high' },
  ]);
  world.startEngine();
  await mute();

  const [first, second, third] = await settled();
  expect(first).toMatchObject({ state: 'done' });
  expect(second).toMatchObject({
    state: 'refused',
    count: 0,
    reason: 'It was "completed" by then, which does not allow it.',
  });
  expect(third).toMatchObject({ state: 'done', count: 1 });
  expect(await world.rows(`select kind, state ->> 'subject' as subject from subjects`)).toEqual([
    { kind: 'task', subject: 'Call back' },
  ]);
});

test('what waits changes its queue, and a connected call is passed on', async () => {
  const second = await world.directory.createQueue(world.organizationId, { name: 'Second', memberIds: [] });
  const transfer: Action = { kind: 'transfer', queueId: second, userId: null };
  await given([transfer]);
  await world.given({
    eventType: 'CALL_QUEUED',
    condition: { kind: 'test', field: 'subject', operator: 'is', value: 'elsewhere' },
    actions: [transfer],
  });
  world.startEngine();
  await mute();
  await settled();
  expect((await caused()).map(({ type }) => type)).toEqual(['transfer.requested', 'transfer.completed']);

  await world.record([
    world.fact('c2', 'interaction.created', { fields: { subject: 'elsewhere' } }),
    world.fact('c2', 'interaction.queued', { queueId: world.queue }),
  ]);
  await eventually(async () => (await caused()).length === 4);
  expect((await caused()).slice(2).map(({ type }) => type)).toEqual(['interaction.unqueued', 'interaction.queued']);
});

test('an agent’s event changes only what the agent may act on, and a shadow one changes and tells nothing', async () => {
  await world.rows(
    `update roles set grants = grants || '{"interactions:read": "all", "interactions:act": "own"}' where name = 'Agent'`,
  );
  const tag: Action = { kind: 'add-tag', tag: 'seen' };
  await world.given({ actions: [tag, ...notifyMe] }, world.other);
  await world.given({ shadow: true, actions: [tag] });
  world.startEngine();
  await mute();

  expect((await settled()).toSorted((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
    { place: 1, kind: 'notify', state: 'done', count: 1, reason: null },
    {
      place: 0,
      kind: 'add-tag',
      state: 'refused',
      count: 0,
      reason: 'The owner of the event may not act on this interaction.',
    },
    { place: 0, kind: 'add-tag', state: 'shadow', count: 0, reason: null },
  ]);
  expect(await caused()).toEqual([]);
  expect(await world.rows('select shadow from firings order by shadow')).toEqual([{ shadow: false }, { shadow: true }]);
});
