import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { type Database, openDatabase } from '../../platform/database/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createOutbound } from '../../platform/outbound/index.ts';
import { createVault } from '../../platform/vault.ts';
import type { DeliveryEnd } from './delivery-end.ts';
import type { Email } from './new-delivery.ts';
import type { DeliveryFact } from './record-fact.ts';
import { usualPolicies } from './retry-policy.ts';

let temporary: TemporaryDatabase;
let database: Database;
let closing: (() => Promise<void>)[];
let facts: DeliveryFact[];
let ends: DeliveryEnd[];

const log = createLog('silent');
const organizationId = ids.next();
const vault = createVault('the secret of this test, which is long');

beforeEach(async () => {
  [facts, ends, closing] = [[], [], []];
  temporary = await temporaryDatabase();
  database = await openDatabase({ url: temporary.url, entities: [], log, poolSize: 8 });
  await database.rows('*', `insert into organizations (id, name) values ($1, 'North')`, [organizationId]);
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  await database.close();
  await temporary.drop();
});

interface Received {
  to: string[];
  text: string;
}

/** A mail server on this machine. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let text = '';
      stream
        .setEncoding('utf8')
        .on('data', (part: string) => void (text += part))
        .on('end', () => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
          done();
        });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received };
}

async function deliver(smtpUrl: string | null, retryLimit = 2): Promise<Delivery> {
  const delivery = createDelivery({
    database,
    vault,
    outbound: createOutbound({ allow: [] }),
    publicUrl: 'https://belfry.north.test',
    logDir: tmpdir(),
    mail: smtpUrl === null ? undefined : { smtpUrl, from: 'Belfry <belfry@north.test>' },
    clock: { now: () => Date.now() },
    ids,
    log,
    recordFact: (fact) => Promise.resolve(void facts.push(fact)),
    ended: (end) => Promise.resolve(void ends.push(end)),
    settings: {
      pollMs: 20,
      policies: { ...usualPolicies, email: { delaysMs: Array<number>(retryLimit).fill(1), deadlineMs: 60_000 } },
    },
  });
  delivery.start();
  closing.push(() => delivery.stop());
  return delivery;
}

const email = (more: Partial<Email> = {}): Email => ({
  id: ids.next(),
  organizationId,
  place: 0,
  channel: 'email',
  html: null,
  unsubscribe: null,
  to: 'ana@north.test',
  subject: 'Muted',
  text: 'Ana is muted.',
  firingId: ids.next(),
  definitionId: ids.next(),
  ...more,
});

const send = async (delivery: Delivery, ...emails: Email[]): Promise<void> => {
  await database.transaction(organizationId, (transaction) => delivery.add(transaction, emails));
  delivery.wake();
};

const patiently = { timeout: 20_000, interval: 20 };
const story = (): string[] => facts.map(({ type, fields }) => `${type} ${String(fields['attempt'])}`);

test('an e-mail that is kept with a transaction reaches its one recipient, under its own stable id', async () => {
  const server = await mailServer();
  const delivery = await deliver(server.url);
  const mail = email();
  await send(delivery, mail);

  await expect.poll(() => server.received.length, patiently).toBe(1);
  expect(server.received[0]?.to).toEqual(['ana@north.test']);
  expect(server.received[0]?.text).toContain(`Message-ID: <${mail.id}@north.test>`);
  expect(server.received[0]?.text).toContain('Subject: Muted');
  expect(server.received[0]?.text).toContain('Auto-Submitted: auto-generated');
  expect(facts).toEqual([]);
});

test('an e-mail of a transaction that is rolled back is never sent', async () => {
  const server = await mailServer();
  const delivery = await deliver(server.url);
  const lost = database.transaction(organizationId, async (transaction) => {
    await delivery.add(transaction, [email({ to: 'lost@north.test' })]);
    throw new Error('no');
  });
  await expect(lost).rejects.toThrow('no');
  await send(delivery, email());

  await expect.poll(() => server.received.length, patiently).toBe(1);
  expect(server.received.map(({ to }) => to)).toEqual([['ana@north.test']]);
});

test('a server that refuses for now is tried again, each try is told, and at the end that it was given up', async () => {
  const server = await mailServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('Mailbox busy'), { responseCode: 451 })),
  });
  const delivery = await deliver(server.url, 2);
  const mail = email();
  await send(delivery, mail);

  await expect.poll(() => facts.at(-1)?.type, patiently).toBe('smtp.final_delivery_failed');
  expect(story()).toEqual([
    'smtp.delivery_failed 1',
    'smtp.delivery_failed 2',
    'smtp.delivery_failed 3',
    'smtp.final_delivery_failed 3',
  ]);
  expect(facts.at(-1)).toMatchObject({
    organizationId,
    sourceEventId: `${mail.id}:final`,
    subject: { kind: 'mail', id: mail.id },
    firingId: mail.firingId,
    fields: {
      server: '127.0.0.1',
      recipient: 'ana@north.test',
      error: expect.stringContaining('Mailbox busy'),
      authentication: false,
    },
  });
  expect(server.received).toEqual([]);
});

test('a refusal for good is not tried again', async () => {
  const server = await mailServer({
    onRcptTo: (_address, _session, done) => done(Object.assign(new Error('No such user'), { responseCode: 550 })),
  });
  await send(await deliver(server.url, 5), email());

  await expect.poll(() => facts.at(-1)?.type, patiently).toBe('smtp.final_delivery_failed');
  expect(story()).toEqual(['smtp.delivery_failed 1', 'smtp.final_delivery_failed 1']);
});

test('a server that cannot be reached is told as such', async () => {
  await send(await deliver('smtp://127.0.0.1:1', 1), email());

  await expect.poll(() => facts.at(-1)?.type, patiently).toBe('smtp.final_delivery_failed');
  expect(story()).toEqual(['smtp.connection_failed 1', 'smtp.connection_failed 2', 'smtp.final_delivery_failed 2']);
});

test('without a mail server an e-mail fails once, with the reason', async () => {
  await send(await deliver(null, 5), email());

  await expect.poll(() => facts.length, patiently).toBe(1);
  expect(facts).toMatchObject([
    {
      type: 'smtp.final_delivery_failed',
      fields: {
        attempt: 1,
        error: 'No mail server is set up. An operator can name one with SMTP_URL.',
      },
    },
  ]);
});

test('an address that names more than one recipient is never handed to the server', async () => {
  const server = await mailServer();
  await send(await deliver(server.url, 5), email({ to: 'u@b.test\r\nRCPT TO:<evil@x.test>' }));

  await expect.poll(() => facts.at(-1)?.type, patiently).toBe('smtp.final_delivery_failed');
  expect(server.received).toEqual([]);
});
