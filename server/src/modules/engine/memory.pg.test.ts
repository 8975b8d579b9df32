import type { EventTypeName, Pattern } from '@belfry/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { eventually, openWorld, type World } from './engine.fixture.ts';

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

const mute = (call: string) => world.record([world.fact(call, 'mute.started', { by: world.agent })]);
const unmute = (call: string) => world.record([world.fact(call, 'mute.ended', { by: world.agent })]);
const kinds = async () => (await world.firings()).map(({ kind }) => kind);
const restart = async (): Promise<void> => {
  await world.caughtUp();
  await world.stopEngines();
  world.startEngine();
};
const always = { kind: 'all', of: [] } as const;
const thenUnmuted = { eventType: 'CALL_MUTE_ENDED', condition: always } as const;

test.each<[string, Pattern]>([
  ['sequence', { kind: 'sequence', then: thenUnmuted, withinMs: 60_000, per: 'item' }],
  ['rate', { kind: 'rate', count: 2, withinMs: 60_000, per: 'user' }],
])('a %s goes on across a restart', async (kind, pattern) => {
  await world.given({ pattern });
  await world.record(world.takenCall('c1', world.agent));
  world.startEngine();
  await mute('c1');
  await restart();
  expect(await kinds()).toEqual([]);
  await unmute('c1');
  if (kind === 'rate') await mute('c1');

  await eventually(async () => (await world.firings()).length > 0);
  expect(await kinds()).toEqual([kind]);
  expect(await world.rows('select * from pattern_states')).toEqual([]);
});

test('an absence fires when its time is over, and not when what was awaited came', async () => {
  await world.given({
    pattern: { kind: 'absence', then: thenUnmuted, withinMs: 60_000, per: 'item', clock: 'always' },
  });
  await world.record([...world.takenCall('c1', world.agent), ...world.takenCall('c2', world.agent)]);
  world.startEngine();
  await mute('c1');
  await mute('c2');
  await unmute('c1');
  await restart();
  world.clock.move(61_000);

  await eventually(async () => (await world.firings()).length > 0);
  await world.caughtUp();
  expect(await kinds()).toEqual(['absence']);
});

test('a timer that repeats goes on until what it watches ends', async () => {
  await world.given({ eventType: 'CALL_MUTE_TOO_LONG', timed: { afterMs: 60_000, repeatMs: 60_000 } });
  await world.record(world.takenCall('c1', world.agent));
  world.startEngine();
  await mute('c1');
  await world.caughtUp();
  for (const count of [1, 2, 3]) {
    world.clock.move(60_500);
    await eventually(async () => (await world.firings()).length === count);
  }
  await unmute('c1');
  await eventually(async () => (await world.rows('select from timers')).length === 0);

  expect(await kinds()).toEqual(['timed', 'timed-again', 'timed-again']);
});

test('in business hours only, a clock stands still outside them, and goes by new ones', async () => {
  const never = { timeZone: 'UTC', week: Array.from({ length: 7 }, () => []), holidays: [] };
  const whole = { ...never, week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]) };
  const open = (hours: object) =>
    world.rows('update organizations set business_hours = $1, business_hours_version = business_hours_version + 1', [
      JSON.stringify(hours),
    ]);
  await open(whole);
  await world.given({ eventType: 'CALL_MUTE_TOO_LONG', timed: { afterMs: 600_000, clock: 'business-hours' } });
  await world.record(world.takenCall('c1', world.agent));
  world.startEngine();
  await mute('c1');
  await eventually(async () => (await world.rows('select from timers')).length === 1);
  const dueAt = () =>
    world.rows<{ due: number; begun: number }>(
      `select due_at as due, (timer ->> 'startedAt')::float8 as begun from timers`,
    );
  const [first] = await dueAt();
  expect((first?.due ?? 0) - (first?.begun ?? 0)).toBe(600_000);

  const later = new Date((first?.begun ?? 0) + 2 * 86_400_000).getUTCDay();
  await open({ ...whole, week: whole.week.map((day, index) => (index === (later + 6) % 7 ? day : [])) });
  await eventually(async () => ((await dueAt())[0]?.due ?? 0) > (first?.due ?? 0));
});

test('what can no longer matter is forgotten after a while', async () => {
  const frequency = { everyMs: 1_000, per: 'event' } as const;
  await world.given({ pattern: { kind: 'rate', count: 2, withinMs: 60_000, per: 'item' } });
  await world.given({
    actions: [{ kind: 'notify', to: [{ kind: 'me' }], severity: 'info', title: 'x', body: '', frequency }],
  });
  await world.record(world.takenCall('c1', world.agent));
  world.startEngine();
  await mute('c1');
  const kept = async () =>
    (await world.rows('select key from pattern_states union all select key from throttle_states')).length;
  await eventually(async () => (await kept()) === 2);
  world.clock.move(2 * 3_600_000);
  await eventually(async () => (await kept()) === 1);
  world.clock.move(32 * 86_400_000);

  await expect.poll(kept, { timeout: 5_000 }).toBe(0);
});

interface Count {
  scope: string;
  count: number;
}
const counts = () =>
  world.rows<Count>(
    `select state ->> 'scopeId' as scope, (state ->> 'count')::float8 as count from threshold_states order by 1`,
  );

test.each<[EventTypeName, () => string]>([
  ['CALL_COUNT_FOR_AGENT', () => world.agent],
  ['CALL_COUNT_FOR_GROUP', () => teamId],
  ['CALL_COUNT_FOR_DEPARTMENT', () => departmentId],
])('%s begins with what is open, and counts on', async (eventType, scope) => {
  await world.rows('insert into departments values ($1, $2, $3)', [world.organizationId, departmentId, 'Care']);
  await world.rows('insert into teams (organization_id, id, name) values ($1, $2, $3)', [
    world.organizationId,
    teamId,
    'One',
  ]);
  await world.rows('update users set team_id = $1 where id = $2', [teamId, world.agent]);
  await world.rows('update queues set department_id = $1', [departmentId]);
  await world.record([...world.takenCall('c1', world.agent), ...world.takenCall('c2', world.agent)]);
  world.startEngine();
  await world.caughtUp();
  await world.given({ eventType, threshold: { level: 2, clearLevel: 1, scopeId: null } });
  await eventually(async () => (await counts()).length > 0);
  expect(await counts()).toEqual([{ scope: scope(), count: 2 }]);

  await world.record(world.takenCall('c3', world.agent));
  await eventually(async () => (await world.firings()).length === 1);
  await world.record([world.fact('c1', 'interaction.completed'), world.fact('c2', 'interaction.completed')]);
  await eventually(async () => (await world.firings()).length === 2);
  expect(await kinds()).toEqual(['threshold-started', 'threshold-over']);
});
const teamId = '0198c0de-0000-7000-8000-00000000000a';
const departmentId = '0198c0de-0000-7000-8000-00000000000b';
