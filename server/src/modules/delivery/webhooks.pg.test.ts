import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { startWebhookSink } from '../../../../test/kit/webhook-sink.ts';
import { openDelivery, type DeliveryWorld } from './delivery.fixture.ts';

const patiently = { timeout: 20_000, interval: 20 };

async function register(world: DeliveryWorld, url: string) {
  const made = await world.delivery.webhooks.create(world.administrator, { name: 'CRM', url, enabled: true });
  if (!made.ok) throw new Error(made.problem.message);
  return made.value;
}

const body = { type: 'firing', data: { b: 1, a: 'Grüße' } };

test('a webhook gets what is sent, signed, under the id of its delivery; its secret is not in the database', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const { webhook, secret } = await register(world, `${sink.url}/hook?x=1`);
  const id = await world.send({ channel: 'webhook', webhookId: webhook.id, body });
  await sink.untilGot(1);
  await expect.poll(() => world.stateOf(id), patiently).toEqual({ state: 'sent', reason: null, attempts: 1 });

  const [got] = sink.received;
  expect(got).toMatchObject({ method: 'POST', path: '/hook?x=1', id, headers: { 'content-type': 'application/json' } });
  expect(new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>)).toEqual(body);
  const kept = await world.database.rows<{ row: string }>(
    world.organizationId,
    'select to_jsonb(w)::text as row from webhooks w',
  );
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(kept[0]?.row).not.toContain(secret.slice(6));
});

test('after a rotation the old secret and the new one sign, and after a day the new one alone', async () => {
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  await using world = await openDelivery({ clock });
  await using sink = await startWebhookSink();
  const { webhook, secret } = await register(world, sink.url);
  const rotated = await world.delivery.webhooks.rotateSecret(world.administrator, webhook.id);
  const next = rotated.ok ? rotated.value.secret : '';
  const signaturesOf = async (count: number): Promise<string[]> => {
    await world.send({ channel: 'webhook', webhookId: webhook.id, body });
    await sink.untilGot(count);
    return String(sink.received.at(-1)?.headers['webhook-signature']).split(' ');
  };

  expect(await signaturesOf(1)).toHaveLength(2);
  const { body: text = '', headers } = sink.received[0] ?? {};
  for (const key of [secret, next])
    expect(new Webhook(key).verify(text, headers as Record<string, string>)).toEqual(body);
  ahead = 25 * 3_600_000;
  expect(await signaturesOf(2)).toHaveLength(1);
});

test('one that answers 410 is switched off with the reason; what waits for it is given up, and can be sent again', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const { webhook } = await register(world, sink.url);
  sink.answer(() => ({ status: 410 }));
  const id = await world.send({ channel: 'webhook', webhookId: webhook.id, body });
  await expect.poll(async () => (await world.stateOf(id))?.state, patiently).toBe('gave-up');
  const [off] = await world.delivery.webhooks.byIds(world.organizationId, [webhook.id]);
  expect(off).toMatchObject({ enabled: false, disabledReason: expect.stringContaining('410') });

  sink.answer(() => ({ status: 200 }));
  const change = { id: webhook.id, expectedVersion: off?.version ?? 0, enabled: true };
  expect(await world.delivery.webhooks.change(world.administrator, change)).toMatchObject({ ok: true });
  expect(await world.delivery.deliveries.redeliver(world.administrator, [id])).toMatchObject({ ok: true });
  await expect.poll(async () => (await world.stateOf(id))?.state, patiently).toBe('sent');
  expect(sink.received.map((one) => one.id)).toEqual([id, id]);
  expect(world.ends.map(({ state }) => state)).toEqual(['gave-up', 'sent']);
  expect(world.facts).toMatchObject([{ type: 'system.delivery_gave_up', sourceEventId: `${id}:final` }]);
});

test('one that fails again and again is left alone and told of once; it goes on when a probe gets through', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const { webhook } = await register(world, sink.url);
  sink.answer(() => ({ status: 500 }));
  const ids = [];
  for (let nth = 0; nth < 6; nth += 1) ids.push(await world.send({ channel: 'webhook', webhookId: webhook.id, body }));
  await expect.poll(() => world.facts.map(({ type }) => type), patiently).toContain('system.webhook_failing');
  const [failing] = await world.delivery.webhooks.byIds(world.organizationId, [webhook.id]);
  expect(failing?.circuit).not.toBe('closed');

  sink.answer(() => ({ status: 204 }));
  const late = await world.send({ channel: 'webhook', webhookId: webhook.id, body });
  await expect.poll(async () => (await world.stateOf(late))?.state, patiently).toBe('sent');
  await expect
    .poll(async () => (await world.delivery.webhooks.byIds(world.organizationId, [webhook.id]))[0], patiently)
    .toMatchObject({ circuit: 'closed', failures: 0, failingSince: null });
  await expect.poll(() => world.ends.length, patiently).toBe(7);
  const told = world.facts.filter(({ type }) => type === 'system.webhook_failing');
  expect(new Set(told.map(({ sourceEventId }) => sourceEventId)).size).toBe(1);
  // Tries that were under way together tell the same fact, in any order.
  expect(told.map(({ fields }) => fields)).toContainEqual(
    expect.objectContaining({ webhook: 'CRM', failures: 3, error: 'It answered 500.' }),
  );
});

test('one that is busy is left alone for as long as it asks', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const { webhook } = await register(world, sink.url);
  const at: number[] = [];
  sink.answer(() => {
    at.push(Date.now());
    return at.length === 1 ? { status: 429, headers: { 'retry-after': '1' } } : { status: 200 };
  });
  await world.send({ channel: 'webhook', webhookId: webhook.id, body });
  await sink.untilGot(1);
  await world.send({ channel: 'webhook', webhookId: webhook.id, body });
  await expect.poll(() => world.ends.map(({ state }) => state), patiently).toEqual(['sent', 'sent']);

  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test('one that waits can be cancelled and is not sent; a body that is too long is never sent', async () => {
  await using world = await openDelivery();
  await using sink = await startWebhookSink();
  const { webhook } = await register(world, sink.url);
  sink.answer(() => ({ status: 429, headers: { 'retry-after': '3600' } }));
  const id = await world.send({ channel: 'webhook', webhookId: webhook.id, body });
  await sink.untilGot(1);
  expect(await world.delivery.deliveries.cancel(world.administrator, id)).toMatchObject({
    ok: true,
    value: { state: 'cancelled', nextAttemptAt: null },
  });
  expect(await world.delivery.deliveries.cancel(world.agent, id)).toMatchObject({ problem: { kind: 'NotFoundError' } });

  const long = await world.send({ channel: 'webhook', webhookId: webhook.id, body: 'x'.repeat(20_000) });
  await expect.poll(async () => (await world.stateOf(long))?.reason, patiently).toContain('20002 bytes');
  expect(sink.received).toHaveLength(1);
});

test('an address inside is refused when it is registered, and when it is reached through an older registration', async () => {
  await using world = await openDelivery({ allow: [] });
  await using sink = await startWebhookSink();
  const refused = await world.delivery.webhooks.create(world.administrator, {
    name: 'X',
    url: sink.url,
    enabled: true,
  });
  expect(refused).toMatchObject({ ok: false, problem: { kind: 'ValidationError', issues: [{ path: ['url'] }] } });
  const made = await register(world, 'https://hooks.example.com/');
  await world.database.rows(world.organizationId, 'update webhooks set url = $1', [`https://${sink.host}/`]);
  const id = await world.send({ channel: 'webhook', webhookId: made.webhook.id, body });

  await expect.poll(async () => (await world.stateOf(id))?.state, patiently).toBe('gave-up');
  expect(sink.connections).toBe(0);
});
