import { createECDH, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { readdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startWebhookSink } from '../../../../test/kit/webhook-sink.ts';
import { openDelivery, hurried } from './delivery.fixture.ts';
import { unsubscribeToken } from './unsubscribe.ts';

const patiently = { timeout: 20_000, interval: 20 };

test('a web call goes as it was asked for, with its id; headers that are not a tenant’s to set are never sent', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const call = { channel: 'web-call', method: 'POST', url: `${sink.url}/call`, body: 'Hi' } as const;
  const id = await world.send({ ...call, headers: [{ name: 'X-Key', value: 'k' }] });
  const bad = await world.send({ ...call, headers: [{ name: 'Host', value: 'inside' }] });
  const split = await world.send({ ...call, headers: [{ name: 'X-A', value: 'a\r\nX-B: b' }] });
  await expect.poll(() => world.ends.length, patiently).toBe(3);

  expect(sink.received).toMatchObject([{ method: 'POST', path: '/call', id, body: 'Hi', headers: { 'x-key': 'k' } }]);
  expect((await world.stateOf(bad))?.reason).toContain('not yours to set');
  expect((await world.stateOf(split))?.reason).toContain('one line');
});

test('a provider is told in its own form, with headers that are kept sealed and shown to nobody', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const { providers } = world.delivery;
  const headers = [{ name: 'Authorization', value: 'Bearer very-secret' }];
  const input = { name: 'Chat', kind: 'chat', url: sink.url, headers, enabled: true } as const;
  const made = await providers.create(world.administrator, input);
  if (!made.ok) throw new Error(made.problem.message);
  await world.send({ channel: 'provider', providerId: made.value.id, title: 'Muted', body: 'Ana' });
  await sink.untilGot(1);

  expect(sink.received[0]).toMatchObject({ headers: { authorization: 'Bearer very-secret' } });
  expect(JSON.parse(sink.received[0]?.body ?? '')).toEqual({ text: 'Muted\nAna' });
  const kept = await world.database.rows(world.organizationId, 'select to_jsonb(p)::text as row from providers p');
  expect(JSON.stringify(kept)).not.toContain('very-secret');
  const { id, version } = made.value;
  const elsewhere = { id, expectedVersion: version, url: 'https://elsewhere.example/' };
  expect(await providers.change(world.administrator, elsewhere)).toMatchObject({ problem: { code: 'INVALID' } });
});

test('logs are lines of JSON in the organization’s own folder, put aside when they are long; a name leads nowhere else', async () => {
  await using world = await openDelivery({ settings: { ...hurried, logBytes: 1_600, logsKept: 2 } });
  for (let number = 0; number < 30; number += 1)
    await world.send({ channel: 'log', file: 'calls', line: { number, text: 'two\nlines' } });
  const bad = await world.send({ channel: 'log', file: '../../etc/passwd', line: {} });
  await expect.poll(() => world.ends.length, patiently).toBe(31);

  expect((await world.stateOf(bad))?.state).toBe('gave-up');
  const folder = join(world.logDir, world.organizationId);
  expect((await readdir(world.logDir)).concat(await readdir(folder)).toSorted()).toEqual(
    [world.organizationId, 'calls.1.log', 'calls.2.log', 'calls.log'].toSorted(),
  );
  const texts = await Promise.all(
    ['calls.2', 'calls.1', 'calls'].map((name) => readFile(join(folder, `${name}.log`), 'utf8')),
  );
  const lines = texts
    .flatMap((text) => text.trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as { number: number });
  expect(lines.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, number) => number),
  );
});

/** A browser's keys. */
function browserKeys() {
  const pair = createECDH('prime256v1');
  return { p256dh: pair.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') };
}

test('a push goes to each device of a user, urgent only when it is critical; a device that is gone is forgotten', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  sink.answer(({ path }) => ({ status: path === '/gone' ? 410 : 201 }));
  const { push } = world.delivery;
  for (const path of ['/phone', '/gone']) {
    const made = await push.register(world.agent, { endpoint: `${sink.url}${path}`, ...browserKeys() });
    expect(made).toMatchObject({ ok: true, value: { userId: world.agent.userId } });
  }
  const message = {
    channel: 'push',
    userId: world.agent.userId ?? '',
    title: 'Muted',
    body: 'Now',
    topic: 'call:1',
    url: null,
  } as const;
  const id = await world.send({ ...message, severity: 'critical' });
  // The one that finds the device gone must be the one that is looked at.
  await expect.poll(() => world.ends.map(({ state }) => state), patiently).toEqual(['sent']);
  await world.send({ ...message, severity: 'info' });
  await expect.poll(() => world.ends.map(({ state }) => state), patiently).toEqual(['sent', 'sent']);

  const attempts = await world.delivery.deliveries.attemptsOf(world.organizationId, [id]);
  expect(attempts.map(({ outcome, statusCode }) => `${outcome} ${statusCode}`).toSorted()).toEqual([
    'delivered 201',
    'failed 410',
  ]);
  const phone = sink.received.filter(({ path }) => path === '/phone').map(({ headers }) => headers);
  expect(phone.map(({ urgency }) => String(urgency)).toSorted()).toEqual(['high', 'normal']);
  expect(phone[0]).toMatchObject({
    ttl: '3600',
    'content-encoding': 'aes128gcm',
    topic: expect.stringMatching(/^[\w-]{32}$/),
  });
  expect(phone[0]?.authorization).toContain(await push.publicKey());
  expect(JSON.stringify(await world.database.rows('*', 'select * from server_keys'))).toContain('v1.');
  expect(await world.database.rows(world.organizationId, 'select endpoint from push_subscriptions')).toEqual([
    { endpoint: `${sink.url}/phone` },
  ]);
});

test('a push to a user without devices is cancelled, which is no failure', async () => {
  await using world = await openDelivery();
  const userId = world.agent.userId ?? '';
  const id = await world.send({
    channel: 'push',
    userId,
    title: 'T',
    body: '',
    severity: 'info',
    topic: 't',
    url: null,
  });

  await expect.poll(async () => (await world.stateOf(id))?.state, patiently).toBe('cancelled');
  expect(world.facts).toEqual([]);
});

test('a link in an e-mail ends such e-mails, without sign-in and however often; opening it only asks; a forged one does nothing', async () => {
  await using world = await openDelivery();
  const server = createServer((request, response) => void world.delivery.unsubscribe(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  const userId = world.agent.userId ?? '';
  const definitionId = world.organizationId;
  const token = unsubscribeToken({ organizationId: world.organizationId, userId, definitionId }, world.vault);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/unsubscribe?t=`;
  const statusOf = async (method: string, t: string): Promise<number> =>
    (await fetch(`${url}${t}`, { method, ...(method === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {}) }))
      .status;
  const kept = () => world.database.rows(world.organizationId, 'select user_id as "userId" from unsubscribes');

  expect([await statusOf('GET', token), await kept()]).toEqual([200, []]);
  const forged = Buffer.from(token, 'base64url');
  forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
  expect([await statusOf('POST', forged.toString('base64url')), await kept()]).toEqual([404, []]);
  expect([await statusOf('POST', token), await statusOf('POST', token), await statusOf('PUT', token)]).toEqual([
    200, 200, 405,
  ]);
  expect(await kept()).toEqual([{ userId }]);
  const mail = {
    channel: 'email',
    to: 'ana@north.test',
    subject: 'S',
    text: 'T',
    html: null,
    unsubscribe: { userId },
  } as const;
  const id = await world.send(mail, { definitionId });
  await expect.poll(async () => (await world.stateOf(id))?.state, patiently).toBe('cancelled');
});

test('people see the deliveries of their own definitions, administrators see all, and nobody those of another organization', async () => {
  await using world = await openDelivery();
  const id = await world.send({ channel: 'log', file: 'a', line: {} });
  const { deliveries } = world.delivery;
  const page = { limit: 10, backward: false, from: null };
  const elsewhere = { ...world.administrator, organizationId: world.agent.userId ?? '' };

  expect((await deliveries.list(world.administrator, {}, page)).map((row) => row.id)).toEqual([id]);
  expect(await deliveries.list(world.agent, {}, page)).toEqual([]);
  expect(await deliveries.byIds(elsewhere, [id])).toEqual([]);
  expect(await deliveries.redeliver(elsewhere, [id])).toMatchObject({ problem: { kind: 'NotFoundError' } });
});
