import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { notifyMe, openWorld, type World } from './engine.fixture.ts';

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

test('more calls wait than the level: it starts once, and is over once they are answered', async () => {
  await world.define(
    {
      scope: 'global',
      eventType: 'CALL_COUNT_FOR_QUEUE',
      condition: null,
      threshold: { level: 2, clearLevel: 1 },
      actions: [
        {
          ...notifyMe[0],
          to: [{ kind: 'queue-members', queueId: null }],
          title: '#COUNT# in #QUEUE_NAME#',
          body: '',
        },
      ],
    },
    world.manager,
  );
  await world.record([...world.waitingCall('c1'), ...world.waitingCall('c2')]);
  world.startEngine();
  await world.caughtUp();
  await world.stopEngines();
  world.startEngine();
  await world.record([...world.waitingCall('c3'), ...world.waitingCall('c4')]);
  const taken = (call: string) => [
    world.fact(call, 'offer.created', { userId: world.agent }),
    world.fact(call, 'offer.accepted', { by: world.agent }),
  ];
  await world.record([...taken('c1'), ...taken('c2'), ...taken('c3')]);

  await expect.poll(async () => (await world.firings()).length, { timeout: 5_000 }).toBe(2);
  expect((await world.firings()).map(({ kind }) => kind)).toEqual(['threshold-started', 'threshold-over']);
  expect(new Set(world.changes.map(({ notification: { severity, title } }) => `${severity}: ${title}`))).toEqual(
    new Set(['warning: 3 in Sales', 'info: Back to normal: 1 in Sales']),
  );
});

test('a threshold that is made while calls wait begins with those that wait', async () => {
  await world.record([...world.waitingCall('c1'), ...world.waitingCall('c2')]);
  world.startEngine();
  await world.caughtUp();
  await world.define(
    {
      scope: 'global',
      eventType: 'CALL_COUNT_FOR_QUEUE',
      condition: null,
      threshold: { level: 2 },
      actions: [{ ...notifyMe[0], to: [{ kind: 'queue-members', queueId: null }], title: 'x', body: '' }],
    },
    world.manager,
  );
  await world.record(world.waitingCall('c3'));

  await expect.poll(async () => (await world.firings()).length, { timeout: 5_000 }).toBe(1);
});
