import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../test/kit/postgres.ts';
import { createHealth, type HealthNeeds } from './health.ts';
import { openWorld, type World } from './modules/interactions/interactions.fixture.ts';
import { randomIds } from './platform/ids.ts';
import { createLog } from './platform/log.ts';

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

const running = { role: 'all', host: 'desk', version: '1.0.0' };
const healthOf = (more: Partial<HealthNeeds> = {}) =>
  createHealth({
    clock: world.clock,
    ids: randomIds,
    log: createLog('silent'),
    organizations: () => world.access.store.organizations(),
    record: (organizationId, items) => world.interactions.recorder.record(organizationId, items),
    backlog: () => 0,
    dataDir: '.',
    process: running,
    ...more,
  });
const told = () =>
  world.rows<{ type: string }>(
    `select type, actor_kind as actor, subject_kind as kind, reason, fields from user_events where category = 'system' order by seq`,
  );
const own = { actor: 'system', kind: 'process' };

test('a process tells every organization that it starts and stops, and why', async () => {
  await world.access.createOrganization({ name: 'South' });
  const health = healthOf();
  await health.start();
  await health.stop('SIGTERM');
  expect(await told()).toEqual([
    { ...own, type: 'system.process_started', reason: null, fields: running },
    { ...own, type: 'system.process_stopped', reason: 'SIGTERM', fields: running },
  ]);
  const [everywhere] = await world.database.rows<{ n: number }>(
    '*',
    `select count(*)::int as n from user_events where type = 'system.process_started'`,
  );
  expect(everywhere?.n).toBe(2);
});

test('low storage is told once until there is room again', async () => {
  let freeBytes = 9;
  const health = healthOf({ dataDir: '/data', roomIn: () => Promise.resolve({ freeBytes, totalBytes: 100 }) });
  for (const free of [9, 8, 12, 9, 16, 5]) {
    freeBytes = free;
    await health.checkStorage();
  }
  const storage = { ...own, type: 'system.storage_low', reason: null };
  expect(await told()).toEqual([
    { ...storage, fields: { directory: '/data', freeBytes: 9, freePercent: 9 } },
    { ...storage, fields: { directory: '/data', freeBytes: 5, freePercent: 5 } },
  ]);
});

test('a backlog is told as it grows and when it is gone', async () => {
  let waiting = 0;
  const health = healthOf({ backlog: () => waiting });
  for (waiting of [0, 499, 1_200, 1_300, 3]) await health.checkBacklog();
  expect(await told()).toEqual(
    [1_200, 3].map((count) => ({ ...own, type: 'system.backlog', reason: null, fields: { waiting: count } })),
  );
});
