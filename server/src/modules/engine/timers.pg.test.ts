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

const timers = () => world.rows<{ due_at: number; episode: string }>('select due_at, episode from timers');
const defineMutedLongerThan = (ms: number) => world.define({ eventType: 'CALL_MUTE_TOO_LONG', after: ms });

const mute = () =>
  world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
const unmute = () => world.record([world.fact('c1', 'mute.ended', { by: world.agent })]);

test('a timer fires within a second of its time, though nothing happens then', async () => {
  await defineMutedLongerThan(1_000);
  const engine = world.startEngine({ settings: { sweepMs: 60_000, peopleAgeMs: 0 } });
  await eventually(async () => engine.leads(world.organizationId));
  const events = await mute();
  const startedAt = events.at(-1)?.recordedAt ?? 0;

  const [fired] = await eventually(async () => {
    const found = await world.firings();
    return found.length > 0 && found;
  });
  expect(fired).toMatchObject({ kind: 'timed', late: false, lasted: 1_000 });
  expect((fired?.firedAt ?? 0) - startedAt).toBeGreaterThanOrEqual(1_000);
  expect((fired?.firedAt ?? 0) - startedAt).toBeLessThan(2_000);
  expect(await timers()).toEqual([]);
});

test('what ends in time disarms its timer', async () => {
  await defineMutedLongerThan(30_000);
  world.startEngine();
  await mute();
  await eventually(async () => (await timers()).length === 1);
  await unmute();
  await eventually(async () => (await timers()).length === 0);
  world.clock.move(60_000);

  expect(await world.firings()).toEqual([]);
});

test('a timer survives a restart, and one that was due meanwhile fires when the engine is back', async () => {
  await defineMutedLongerThan(30_000);
  world.startEngine();
  await mute();
  await eventually(async () => (await timers()).length === 1);
  await world.stopEngines();
  world.clock.move(11 * 60_000);
  world.startEngine();

  const [fired] = await eventually(async () => {
    const found = await world.firings();
    return found.length > 0 && found;
  });
  expect(fired).toMatchObject({ kind: 'timed', late: true, lasted: 30_000 });
});

test('an engine that reads late fires what had been due before it ended, and not what had not', async () => {
  await defineMutedLongerThan(30_000);
  await mute();
  world.clock.move(20_000);
  await unmute();
  await world.record([world.fact('c1', 'mute.started', { by: world.agent })]);
  world.clock.move(40_000);
  await unmute();
  world.startEngine();

  await eventually(async () => (await world.firings()).length === 1);
  expect(await world.firings()).toMatchObject([{ kind: 'timed', lasted: 30_000 }]);
  expect(await timers()).toEqual([]);
});

test('a changed time moves the timers that run, and switching off takes them away', async () => {
  const definition = await defineMutedLongerThan(600_000);
  world.startEngine();
  const events = await mute();
  const startedAt = events.at(-1)?.recordedAt ?? 0;
  await eventually(async () => (await timers()).length === 1);
  const viewer = await world.viewerOf(world.agent);
  await world.definitions.update(viewer, { id: definition, expectedVersion: 1, after: 300_000 });
  await eventually(async () => (await timers())[0]?.due_at === startedAt + 300_000);
  await world.definitions.setEnabled(viewer, { id: definition, enabled: false });

  await expect.poll(async () => (await timers()).length, { timeout: 5_000 }).toBe(0);
});
