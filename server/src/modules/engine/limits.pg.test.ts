import type { Action, DefinitionDraft } from '@belfry/domain';
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

const mute = (call: string) =>
  world.record([...world.takenCall(call, world.agent), world.fact(call, 'mute.started', { by: world.agent })]);
const note = (call: string, times: number) =>
  world.record(Array.from({ length: times }, () => world.fact(call, 'interaction.noted', { fields: { text: 'x' } })));
const firingsThen = (count: number) => eventually(async () => (await world.firings()).length === count, 20_000);

const limited: Action = {
  kind: 'notify',
  to: [{ kind: 'me' }],
  severity: 'info',
  title: 'Muted',
  body: '#HELDBACK# before',
  frequency: { everyMs: 60_000, per: 'event' },
};

test('an action comes at most as often as its frequency says, and the next one sums up what was held back, whoever leads', async () => {
  await world.given({ actions: [limited, { kind: 'add-tag', tag: 'x' }] }, world.agent);
  world.startEngine();
  await mute('c1');
  await mute('c2');
  await firingsThen(2);
  await world.stopEngines();
  world.startEngine();
  await mute('c3');
  await firingsThen(3);
  world.clock.move(61_000);
  await mute('c4');
  await firingsThen(4);

  expect(world.changes.map(({ notification }) => notification.body)).toEqual(['0 before', '2 before']);
  const states = await world.rows<{ states: string[] }>(
    `select array_agg(r.state order by r.place) as states from action_receipts r join firings f on f.id = r.firing_id
     where r.place = 0 group by f.id, f.cause_seq order by f.cause_seq`,
  );
  expect(states.flatMap((one) => one.states)).toEqual(['done', 'held-back', 'held-back', 'done']);
});

test('per item, each item has a frequency of its own', async () => {
  await world.given(
    {
      eventType: 'CALL_COMMENT_ADDED',
      actions: [{ ...limited, frequency: { everyMs: 60_000, per: 'item' } }],
    },
    world.agent,
  );
  await world.record([...world.takenCall('c1', world.agent), ...world.takenCall('c2', world.agent)]);
  world.startEngine();
  await note('c1', 2);
  await note('c2', 1);
  await firingsThen(3);

  expect(world.changes.map(({ notification }) => notification.body)).toEqual(['0 before', '0 before']);
});

interface Stopped {
  name: string;
  by: string | null;
  reason: string;
  count: number;
}
const stopped = () =>
  world.rows<Stopped>(
    'select definition_name as name, by_definition_name as by, reason, count from stopped_firings order by stopped_at, definition_name',
  );

const onPriority: Partial<DefinitionDraft> = {
  name: 'Priority',
  eventType: 'TICKET_PRIORITY_CHANGED',
  actions: [{ kind: 'set-status', status: 'open' }],
};
const onStatus: Partial<DefinitionDraft> = {
  name: 'Status',
  eventType: 'TICKET_STATUS_CHANGED',
  actions: [{ kind: 'set-priority', priority: 'high' }],
};

test('two definitions that set each other off are stopped, and the owner and those who may change Global ones are told once', async () => {
  await world.given(onPriority, world.agent);
  await world.given(onStatus);
  const admin = await world.access.createUser({
    organizationId: world.organizationId,
    name: 'Ada',
    roles: ['Administrator'],
  });
  const ticket = { kind: 'external', externalId: 't1', channel: 'ticket', createMissing: true } as const;
  await world.record([
    world.fact('t1', 'interaction.created', { interaction: ticket }),
    world.fact('t1', 'interaction.assigned', { interaction: ticket, userId: world.agent }),
  ]);
  world.startEngine();
  const change = (priority: string) =>
    world.record([world.fact('t1', 'interaction.priority_changed', { interaction: ticket, fields: { priority } })]);
  await change('low');
  await eventually(async () => (await stopped()).length > 0);
  await change('urgent');
  await eventually(async () => (await stopped())[0]?.count === 2);

  expect(await stopped()).toEqual([{ name: 'Priority', by: 'Status', reason: 'once-in-a-chain', count: 2 }]);
  expect((await world.firings()).length).toBe(4);
  expect(
    world.changes
      .map(({ userId, notification: { title, severity } }) => ({ userId, title, severity }))
      .toSorted((a, b) => (a.userId < b.userId ? -1 : 1)),
  ).toEqual(
    [world.agent, world.manager, admin]
      .toSorted()
      .map((userId) => ({ userId, title: 'Stopped: Priority', severity: 'warning' })),
  );
});

test('an item has five hundred firings an hour', async () => {
  await world.given({ eventType: 'CALL_COMMENT_ADDED', name: 'Often' });
  await world.record(world.takenCall('c1', world.agent));
  world.startEngine();
  await note('c1', 300);
  await firingsThen(300);
  await world.stopEngines();
  world.startEngine();
  await note('c1', 220);
  await firingsThen(500);

  await eventually(async () => (await stopped()).length > 0);
  expect(await stopped()).toEqual([{ name: 'Often', by: null, reason: 'budget', count: 20 }]);
});

test('a role says how often its users’ events may fire in an hour, and a shadow one does not count', async () => {
  await world.rows(`update roles set firings_limit = 2 where name = 'Agent'`);
  await world.given({ name: 'Mine', actions: notifyMe }, world.agent);
  await world.given({ name: 'Tried', shadow: true, actions: notifyMe }, world.agent);
  world.startEngine();
  for (const call of ['c1', 'c2', 'c3']) await mute(call);

  await eventually(async () => (await stopped()).length > 0);
  expect(await stopped()).toEqual([{ name: 'Mine', by: null, reason: 'role-rate', count: 1 }]);
  expect(await world.rows('select count(*)::int as count from firings where not shadow')).toEqual([{ count: 2 }]);
  expect(await world.rows('select count(*)::int as count from firings where shadow')).toEqual([{ count: 3 }]);
});

test('an owner who is gone rests all of their definitions with the reason, and that is a user event', async () => {
  await world.given({ name: 'Mine' }, world.agent);
  world.startEngine();
  await world.caughtUp();
  await world.rows('update users set active = false where id = $1', [world.agent]);
  await world.record(world.waitingCall('c1'));

  await eventually(
    async () => (await world.rows(`select from user_events where type = 'system.definition_disabled'`)).length > 0,
  );
  expect(await world.rows('select paused_reason as reason from event_definitions')).toEqual([
    { reason: 'Ana is not active any more.' },
  ]);
  expect(await world.rows(`select fields, reason from user_events where type = 'system.definition_disabled'`)).toEqual([
    { fields: { definition: 'Mine', owner: 'Ana' }, reason: 'Ana is not active any more.' },
  ]);
});
