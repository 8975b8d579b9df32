import { randomUUID } from 'node:crypto';
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

test('a user event that meets a definition becomes a firing and a notification with its names and its reason', async () => {
  const definition = await world.define({ eventType: 'CALL_MUTE_STARTED', name: 'Muted' });
  world.startEngine();
  const events = await world.record([
    ...world.takenCall('c1', world.agent),
    world.fact('c1', 'mute.started', { by: world.agent }),
  ]);
  const seq = events.at(-1)?.seq;

  await eventually(async () => world.changes.length > 0);
  expect(await world.firings()).toMatchObject([{ kind: 'instant', cause: `event:${seq}`, causeSeq: seq, late: false }]);
  expect(world.changes).toMatchObject([
    {
      seq: 1,
      userId: world.agent,
      notification: {
        seq: 1,
        definitionId: definition,
        definitionName: 'Muted',
        severity: 'warning',
        status: 'unread',
        title: 'Ana is muted',
        body: 'In Sales',
        why: 'because it is your event',
        interactionId: events[0]?.interactionId,
      },
    },
  ]);
  expect(await world.rows('select notification from notification_changes')).toEqual([
    { notification: world.changes[0]?.notification },
  ]);
});

test('what was imported moves the cursor and fires nothing', async () => {
  await world.define({ eventType: 'CALL_MUTE_STARTED' });
  await world.record(
    [...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })].map((item) => ({
      ...item,
      historical: true,
    })),
  );
  world.startEngine();

  await world.caughtUp();
  expect(await world.firings()).toEqual([]);
});

test('an agent’s definition sees only what the agent may see', async () => {
  await world.define({ eventType: 'CALL_MUTE_STARTED', condition: null });
  world.startEngine();
  await world.record([...world.takenCall('c1', world.other), world.fact('c1', 'mute.started', { by: world.other })]);
  await world.record([...world.takenCall('c2', world.agent), world.fact('c2', 'mute.started', { by: world.agent })]);

  await world.caughtUp();
  expect(await world.firings()).toMatchObject([{ cause: 'event:10' }]);
});

test('a definition rests with a reason once its owner is not active, and works again when switched on', async () => {
  const definition = await world.define({ eventType: 'CALL_MUTE_STARTED' });
  await world.rows('update users set active = false where id = $1', [world.agent]);
  world.startEngine();
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
  await world.caughtUp();

  const paused = await world.rows('select enabled, paused_reason as reason, version from event_definitions');
  expect(paused).toEqual([{ enabled: true, reason: 'Ana is not active any more.', version: 1 }]);
  expect(await world.firings()).toEqual([]);

  await world.rows('update users set active = true where id = $1', [world.agent]);
  await world.definitions.setEnabled(await world.viewerOf(world.agent), {
    id: definition,
    enabled: true,
  });
  await world.record([
    world.fact('c1', 'mute.ended', { by: world.agent }),
    world.fact('c1', 'mute.started', { by: world.agent }),
  ]);
  await expect.poll(async () => (await world.firings()).length, { timeout: 5_000 }).toBe(1);
});

test('recipients are told once each, and only those who may read notifications', async () => {
  const analyst = await world.access.createUser({
    organizationId: world.organizationId,
    name: 'Ida',
    roles: [],
  });
  const to = [{ kind: 'queue-members', queueId: null }, { kind: 'acting-agent' }, { kind: 'user', userId: analyst }];
  const globals = to.map((one) =>
    'userId' in one ? { ...one, userId: Buffer.from(`User:${one.userId}`).toString('base64url') } : one,
  );
  const actions = [
    {
      kind: 'notify',
      to: [{ kind: 'acting-agent' }],
      severity: 'critical',
      title: 'First',
      body: '',
    },
    { kind: 'notify', to: globals, severity: 'info', title: 'Second', body: '' },
    {
      kind: 'send-email',
      to: [{ kind: 'address', address: 'desk@north.test' }, { kind: 'acting-agent' }],
      subject: 'Line\n#AGENT_NAME#',
      body: '#URL#',
    },
  ];
  await world.define({ scope: 'global', eventType: 'CALL_MUTE_STARTED', condition: null, actions }, world.manager);
  world.startEngine();
  await world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);

  await eventually(async () => world.changes.length > 0);
  expect(world.changes.map(({ userId, notification: { title, why } }) => ({ userId, title, why }))).toEqual([
    { userId: world.agent, title: 'First', why: 'because it happened to you' },
    { userId: world.other, title: 'Second', why: 'because you serve Sales' },
  ]);
  expect(world.deliveries).toMatchObject([
    {
      to: 'desk@north.test',
      subject: 'Line Ana',
      text: expect.stringMatching(/^https:\/\/belfry\.test\/interactions\/[\w-]+$/),
    },
    { to: 'ana@north.test' },
  ]);
});

test('a definition fires once in a chain of what it set off itself, and a chain ends at a depth of 8', async () => {
  const definition = await world.define(
    {
      scope: 'global',
      eventType: 'SMTP_FINAL_DELIVERY_FAILED',
      condition: null,
      actions: [{ ...notifyMe[0], to: [{ kind: 'role', role: await roleId('Manager') }], title: 'x', body: '' }],
    },
    world.manager,
  );
  world.startEngine();
  const failed = (firingId: string | null) =>
    world.fact('', 'smtp.final_delivery_failed', {
      interaction: null,
      subject: { kind: 'mail', id: '1' },
      firingId,
    });
  const firings = await Promise.all(
    [
      { depth: 1, definitionIds: [definition] },
      { depth: 8, definitionIds: [] },
      { depth: 1, definitionIds: [randomUUID()] },
    ].map((chain) => world.firingWith(chain)),
  );
  await world.record(firings.map(failed));

  await eventually(async () => world.changes.length > 0);
  expect((await world.firings()).filter(({ cause }) => cause !== 'given')).toMatchObject([{ cause: 'event:3' }]);
});

async function roleId(name: string): Promise<string> {
  const [row] = await world.rows<{ id: string }>('select id from roles where name = $1', [name]);
  return Buffer.from(`Role:${row?.id}`).toString('base64url');
}
