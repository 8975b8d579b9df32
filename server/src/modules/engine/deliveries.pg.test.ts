import type { Action } from '@belfry/domain';
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

const mute = () =>
  world.record([...world.takenCall('c1', world.agent), world.fact('c1', 'mute.started', { by: world.agent })]);
const message = { severity: 'critical', title: '#AGENT_NAME# & co', body: 'In #QUEUE_NAME#' } as const;
const id = (type: string, key: string | null | undefined): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

interface Receipt {
  kind: string;
  state: string;
  count: number;
  reason: string | null;
}
const receipts = () =>
  world.rows<Receipt>('select kind, state, count, reason from action_receipts order by firing_id, place');

test('each kind of delivery is kept with its texts escaped for where they land', async () => {
  const webhookId = '0198c0de-0000-7000-8000-000000000001';
  const actions: Action[] = [
    {
      kind: 'send-email',
      to: [{ kind: 'me' }],
      subject: 'Muted',
      body: '#AGENT_NAME#',
      html: '<b>#AGENT_NAME#</b>',
    },
    { kind: 'push', to: [{ kind: 'me' }], ...message },
    { kind: 'webhook', webhookId },
    {
      kind: 'call-web-page',
      method: 'POST',
      url: 'https://hook.test/?who=#AGENT_NAME#',
      headers: [{ name: 'X-Who', value: '#AGENT_NAME#' }],
      body: '{"who": "#AGENT_NAME#"}',
    },
    { kind: 'provider', providerId: webhookId, title: 'Hi #AGENT_NAME#', body: '' },
    { kind: 'log', file: 'mutes', line: '#AGENT_NAME# muted' },
    { kind: 'send-email', to: [{ kind: 'customer' }], subject: 'x', body: '' },
  ];
  await world.rows(`update users set name = 'A<n"a' where id = $1`, [world.agent]);
  const definition = await world.given({ name: 'All', actions }, world.agent);
  world.startEngine();
  await mute();
  await eventually(async () => (await receipts()).length === 7);

  const [firing] = await world.rows<{ id: string; interaction_id: string }>('select id, interaction_id from firings');
  const about = {
    id: expect.any(String),
    organizationId: world.organizationId,
    firingId: firing?.id,
    definitionId: definition,
  };
  const url = `https://belfry.test/interactions/${id('Interaction', firing?.interaction_id)}`;
  const told = {
    firing: id('Firing', firing?.id),
    kind: 'instant',
    definition: { id: id('EventDefinition', definition), name: 'All' },
    eventType: 'CALL_MUTE_STARTED',
    interaction: id('Interaction', firing?.interaction_id),
    subject: null,
    values: expect.objectContaining({ acting_agent: id('User', world.agent), acting_agent_name: 'A<n"a' }),
    url,
  };
  expect(world.deliveries).toEqual([
    {
      ...about,
      place: 0,
      channel: 'email',
      to: 'ana@north.test',
      subject: 'Muted',
      text: 'A<n"a',
      html: '<b>A&lt;n&quot;a</b>',
      unsubscribe: { userId: world.agent },
    },
    {
      ...about,
      place: 1,
      channel: 'push',
      userId: world.agent,
      title: 'A<n"a & co',
      body: 'In Sales',
      severity: 'critical',
      topic: `interaction:${firing?.interaction_id}`,
      url,
    },
    {
      ...about,
      place: 2,
      channel: 'webhook',
      webhookId,
      body: { type: 'firing.instant', timestamp: expect.any(String), data: told },
    },
    {
      ...about,
      place: 3,
      channel: 'web-call',
      method: 'POST',
      url: 'https://hook.test/?who=A%3Cn%22a',
      headers: [{ name: 'X-Who', value: 'A<n"a' }],
      body: '{"who": "A<n\\"a"}',
    },
    { ...about, place: 4, channel: 'provider', providerId: webhookId, title: 'Hi A<n"a', body: '' },
    {
      ...about,
      place: 5,
      channel: 'log',
      file: 'mutes',
      line: { text: 'A<n"a muted', firedAt: expect.any(String), ...told },
    },
  ]);
  expect((await receipts()).map(({ kind, state, count }) => `${kind} ${state} ${count}`)).toEqual([
    'send-email waiting 1',
    'push waiting 1',
    'webhook waiting 1',
    'call-web-page waiting 1',
    'provider waiting 1',
    'log waiting 1',
    'send-email refused 0',
  ]);
});

test('the end of its deliveries settles an action, whatever their order and however often it is told', async () => {
  const engine = world.startEngine();
  await world.given({ actions: [{ kind: 'send-email', to: [{ kind: 'me' }], subject: 'x', body: '' }] }, world.agent);
  await mute();
  await eventually(async () => (await receipts()).length === 1);
  const [firing] = await world.rows<{ id: string }>('select id from firings');
  const keep = (state: string, reason: string | null) =>
    world.rows(
      `insert into deliveries (organization_id, id, firing_id, place, channel, target, content, state, reason, created_at, begun_at, next_attempt_at)
       values ($1, gen_random_uuid(), $2, 0, 'email', 'x', '{}', $3, $4, now(), now(), now())`,
      [world.organizationId, firing?.id, state, reason],
    );
  const end = { organizationId: world.organizationId, deliveryId: '', firingId: firing?.id ?? '', place: 0 } as const;
  await keep('gave-up', 'No such mailbox.');
  await engine.deliveryEnded({ ...end, state: 'gave-up', reason: 'No such mailbox.' });
  expect(await receipts()).toEqual([{ kind: 'send-email', state: 'failed', count: 0, reason: 'No such mailbox.' }]);

  await keep('sent', null);
  for (let told = 0; told < 2; told += 1) await engine.deliveryEnded({ ...end, state: 'sent', reason: null });
  expect(await receipts()).toEqual([{ kind: 'send-email', state: 'done', count: 1, reason: null }]);
});

test('by profile, recipients are told as each wants it; and what nobody acknowledges is to be escalated', async () => {
  const [role] = await world.rows<{ id: string }>(`select id from roles where name = 'Manager'`);
  await world.given(
    {
      actions: [
        { kind: 'notify-by-profile', to: [{ kind: 'me' }], ...message },
        { kind: 'escalate', afterMs: 60_000, role: role?.id ?? '', ...message, title: 'Still muted' },
      ],
    },
    world.agent,
  );
  world.startEngine();
  await mute();
  await eventually(async () => world.changes.length > 0);

  expect(world.changes).toMatchObject([
    { userId: world.agent, notification: { severity: 'critical', needsAcknowledgement: true } },
  ]);
  expect(new Set(world.wanted.map(({ channel, userId }) => `${channel} ${userId}`))).toEqual(
    new Set([`push ${world.agent}`, `email ${world.agent}`]),
  );
  expect(await world.rows('select place, title, state from escalations')).toEqual([
    { place: 1, title: 'Still muted', state: 'waiting' },
  ]);
});

test('who has muted an event is not told of it', async () => {
  const id = await world.given({
    actions: [
      {
        kind: 'notify',
        to: [
          { kind: 'user', userId: world.agent },
          { kind: 'user', userId: world.other },
        ],
        ...message,
      },
    ],
  });
  await world.rows('insert into definition_mutes values ($1, $2, $3, now())', [world.organizationId, id, world.other]);
  world.startEngine();
  await mute();
  await eventually(async () => world.changes.length > 0);

  expect(world.changes.map(({ userId }) => userId)).toEqual([world.agent]);
});
