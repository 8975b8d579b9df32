import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { eventually, mine, notifyMe, openWorld, type World } from './engine.fixture.ts';

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

interface Fired {
  kind: string;
  cause: string;
  cause_seq: number;
  late: boolean;
}
const firings = (): Promise<Fired[]> => world.rows('select kind, cause, cause_seq, late from firings order by fired_at, cause_seq');
const caughtUp = (): Promise<boolean> =>
  eventually(async () => {
    const [row] = await world.rows<{ done: boolean }>(`select c.seq = h.seq as done from engine_cursors c join stream_heads h using (organization_id) where h.stream = 'user_events'`);
    return row?.done;
  });

async function define(written: Record<string, unknown>, by = world.agent) {
  const result = await world.definitions.create(await world.viewerOf(by), { scope: 'mine', name: 'Test', condition: mine, actions: notifyMe, ...written });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

test('a user event that meets a definition becomes a firing and a notification with its names and its reason', async () => {
  const definition = await define({ eventType: 'CALL_MUTE_STARTED', name: 'Muted' });
  world.startEngine();
  const events = await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
  const seq = events.at(-1)?.seq;

  await eventually(async () => world.changes.length > 0);
  expect(await firings()).toEqual([{ kind: 'instant', cause: `event:${seq}`, cause_seq: seq, late: false }]);
  expect(world.changes).toMatchObject([
    {
      seq: 1,
      userId: world.agent,
      notification: {
        seq: 1, definitionId: definition.id, definitionName: 'Muted', severity: 'warning', status: 'unread',
        title: 'Ana is muted', body: 'In Sales', why: 'because it is your event', interactionId: events[0]?.interactionId,
      },
    },
  ]);
  expect(await world.rows('select notification from notification_changes')).toEqual([{ notification: world.changes[0]?.notification }]);
});

test('what was imported moves the cursor and fires nothing', async () => {
  await define({ eventType: 'CALL_MUTE_STARTED' });
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })].map((item) => ({ ...item, historical: true })));
  world.startEngine();

  await caughtUp();
  expect(await firings()).toEqual([]);
});

test('an agent’s definition sees only what the agent may see', async () => {
  await define({ eventType: 'CALL_MUTE_STARTED', condition: null });
  world.startEngine();
  await world.record([...world.takenCall('c1', world.other), world.fact('c1', 'mute.started', { by: world.other })]);
  await world.record([...world.takenCall('c2', world.agent), world.fact('c2', 'mute.started', { by: world.agent })]);

  await caughtUp();
  expect(await firings()).toMatchObject([{ cause: 'event:10' }]);
});

test('a definition rests with a reason once its owner is not active, and works again when switched on', async () => {
  const definition = await define({ eventType: 'CALL_MUTE_STARTED' });
  await world.rows('update users set active = false where id = $1', [world.agent]);
  world.startEngine();
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
  await caughtUp();

  const paused = await world.rows('select enabled, paused_reason as reason, version from event_definitions');
  expect(paused).toEqual([{ enabled: true, reason: 'Ana is not active any more.', version: 1 }]);
  expect(await firings()).toEqual([]);

  await world.rows('update users set active = true where id = $1', [world.agent]);
  await world.definitions.setEnabled(await world.viewerOf(world.agent), { id: definition.id, enabled: true });
  await world.record([world.fact('c1', 'mute.ended', { by: world.agent }), world.fact('c1', 'mute.started', { by: world.agent })]);
  await eventually(async () => (await firings()).length === 1);
});

test('recipients are told once each, and only those who may read notifications', async () => {
  const analyst = await world.access.createUser({ organizationId: world.organizationId, name: 'Ida', roles: [] });
  const to = [{ kind: 'queue-members', queueId: null }, { kind: 'acting-agent' }, { kind: 'user', userId: analyst }];
  const globals = to.map((one) => ('userId' in one ? { ...one, userId: Buffer.from(`User:${one.userId}`).toString('base64url') } : one));
  const actions = [
    { kind: 'notify', to: [{ kind: 'acting-agent' }], severity: 'critical', title: 'First', body: '' },
    { kind: 'notify', to: globals, severity: 'info', title: 'Second', body: '' },
    { kind: 'send-email', to: [{ kind: 'address', address: 'desk@north.test' }, { kind: 'acting-agent' }], subject: 'Line\n#AGENT_NAME#', body: '#URL#' },
  ];
  await define({ scope: 'global', eventType: 'CALL_MUTE_STARTED', condition: null, actions }, world.manager);
  world.startEngine();
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);

  await eventually(async () => world.changes.length > 0);
  expect(world.changes.map(({ userId, notification: { title, why } }) => ({ userId, title, why }))).toEqual([
    { userId: world.agent, title: 'First', why: 'because it happened to you' },
    { userId: world.other, title: 'Second', why: 'because you serve Sales' },
  ]);
  expect(world.emails).toMatchObject([
    { to: 'desk@north.test', subject: 'Line Ana', text: expect.stringMatching(/^https:\/\/belfry\.test\/interactions\/[\w-]+$/), chain: { depth: 1 } },
    { to: 'ana@north.test' },
  ]);
});

test('a definition fires once in a chain of what it set off itself', async () => {
  const definition = await define({ scope: 'global', eventType: 'SMTP_FINAL_DELIVERY_FAILED', condition: null, actions: [{ ...notifyMe[0], to: [{ kind: 'role', role: await roleId('Manager') }], title: 'x', body: '' }] }, world.manager);
  world.startEngine();
  const failed = (chain: unknown) => world.fact('', 'smtp.final_delivery_failed', { interaction: null, subject: { kind: 'mail', id: '1' }, fields: { chain } } as never);
  await world.record([failed({ depth: 1, definitionIds: [definition.id] }), failed({ depth: 8, definitionIds: [] }), failed({ depth: 1, definitionIds: ['another'] })]);

  await eventually(async () => world.changes.length > 0);
  expect(await firings()).toMatchObject([{ cause: 'event:3' }]);
});

async function roleId(name: string): Promise<string> {
  const [row] = await world.rows<{ id: string }>('select id from roles where name = $1', [name]);
  return Buffer.from(`Role:${row?.id}`).toString('base64url');
}

test('more calls wait than the level: it starts once, and is over once they are answered', async () => {
  await define({ scope: 'global', eventType: 'CALL_COUNT_FOR_QUEUE', condition: null, threshold: { level: 2, clearLevel: 1 }, actions: [{ ...notifyMe[0], to: [{ kind: 'queue-members', queueId: null }], title: '#COUNT# in #QUEUE_NAME#', body: '' }] }, world.manager);
  const waiting = (call: string) => [world.fact(call, 'interaction.created'), world.fact(call, 'interaction.queued', { queueId: world.queue })];
  await world.record([...waiting('c1'), ...waiting('c2')]);
  world.startEngine();
  await caughtUp();
  await world.stopEngines();
  world.startEngine();
  await world.record([...waiting('c3'), ...waiting('c4')]);
  const taken = (call: string) => [world.fact(call, 'offer.created', { userId: world.agent }), world.fact(call, 'offer.accepted', { by: world.agent })];
  await world.record([...taken('c1'), ...taken('c2'), ...taken('c3')]);

  await eventually(async () => (await firings()).length === 2);
  expect((await firings()).map(({ kind }) => kind)).toEqual(['threshold-started', 'threshold-over']);
  expect(new Set(world.changes.map(({ notification }) => notification.title))).toEqual(new Set(['3 in Sales', '1 in Sales']));
});

test('a threshold that is made while calls wait begins with those that wait', async () => {
  const waiting = (call: string) => [world.fact(call, 'interaction.created'), world.fact(call, 'interaction.queued', { queueId: world.queue })];
  await world.record([...waiting('c1'), ...waiting('c2')]);
  world.startEngine();
  await caughtUp();
  await define({ scope: 'global', eventType: 'CALL_COUNT_FOR_QUEUE', condition: null, threshold: { level: 2 }, actions: [{ ...notifyMe[0], to: [{ kind: 'queue-members', queueId: null }], title: 'x', body: '' }] }, world.manager);
  await world.record(waiting('c3'));

  await eventually(async () => (await firings()).length === 1);
});
