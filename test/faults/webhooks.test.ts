import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { createDelivery, type Delivery, type NewDelivery } from '../../server/src/modules/delivery/index.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { type Database, openDatabase } from '../../server/src/platform/database/index.ts';
import type { SignedInViewer } from '../../server/src/platform/graphql/index.ts';
import { randomIds as ids } from '../../server/src/platform/ids.ts';
import { createLog } from '../../server/src/platform/log.ts';
import { createOutbound } from '../../server/src/platform/outbound/index.ts';
import { createVault } from '../../server/src/platform/vault.ts';
import { temporaryDatabase } from '../kit/postgres.ts';
import { type Program, startProgram, untilSaid } from '../kit/program.ts';
import { until } from '../kit/until.ts';
import { type Received, type SinkAnswer, startWebhookSink, type WebhookSink } from '../kit/webhook-sink.ts';
import { hurried } from './hurried.ts';

/** How many deliveries a run makes, and how often their worker is killed: few in `npm test`. */
const total = Number(process.env['BELFRY_FAULTS_DELIVERIES'] ?? 300);
const kills = Number(process.env['BELFRY_FAULTS_KILLS'] ?? 3);
const tampered = Math.min(1_000, total);
const secret = 'the secret of this test, which is long enough';
const organizationId = ids.next();

/** The receiver's mind: what it does at the nth time it sees a delivery, by the delivery's own number. */
const moods: readonly ((nth: number, id: string) => SinkAnswer)[] = [
  ...Array<() => SinkAnswer>(10).fill(() => ({ status: 200 })),
  ...Array<() => SinkAnswer>(4).fill(() => ({ status: 204 })),
  (nth) => ({ status: nth < 2 ? 500 : 200 }),
  (nth) => ({ status: nth < 1 ? 502 : 202 }),
  (nth) => (nth < 1 ? 'hang' : { status: 200 }),
  (nth) => (nth < 2 ? 'reset' : { status: 200 }),
  (nth) => (nth < 1 ? { status: 429, headers: { 'retry-after': '1' } } : { status: 200 }),
  (nth) => (nth < 1 ? { status: 302, headers: { location: 'http://169.254.169.254/' } } : { status: 200 }),
  () => ({ status: 500 }),
];

const numberOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0);
const isTaken = (answer: SinkAnswer): boolean =>
  typeof answer === 'object' && answer.status >= 200 && answer.status < 300;

/** Keeps count of what the receiver has said to whom, and checks each request by the reference library the moment it comes. */
class Receiver {
  readonly taken = new Set<string>();
  readonly bodies = new Map<string, Set<string>>();
  readonly seen = new Map<string, number>();
  readonly secrets = new Map<string, string[]>();
  verified = 0;
  readonly complaints: string[] = [];

  decide = (request: Received): SinkAnswer => {
    const { id, path, body } = request;
    const nth = this.seen.get(id) ?? 0;
    this.seen.set(id, nth + 1);
    this.bodies.set(id, (this.bodies.get(id) ?? new Set()).add(body));
    this.#verify(request);
    const answer = this.#answer(path, id, nth);
    if (isTaken(answer)) this.taken.add(id);
    return answer;
  };

  #answer(path: string, id: string, nth: number): SinkAnswer {
    if (path === '/gone') return { status: 410 };
    if (path === '/dead') return { status: 503 };
    return (moods[numberOf(id) % moods.length] ?? (() => ({ status: 200 })))(nth, id);
  }

  #verify({ path, headers, body }: Received): void {
    for (const key of this.secrets.get(path) ?? []) {
      try {
        new Webhook(key).verify(body, headers as Record<string, string>);
        this.verified += 1;
      } catch (error) {
        this.complaints.push(`${path}: ${String(error)}`);
      }
    }
  }
}

/** One byte of a body is another; the signature stays. */
function tamper({ body }: Received, place: number): string {
  const at = place % body.length;
  return body.slice(0, at) + (body[at] === 'x' ? 'y' : 'x') + body.slice(at + 1);
}

function countForgeries(received: readonly Received[], key: string): number {
  let refused = 0;
  for (let place = 0; place < tampered; place += 1) {
    const request = received[(place * 7) % received.length];
    if (!request) continue;
    try {
      new Webhook(key).verify(tamper(request, place * 31), request.headers as Record<string, string>);
    } catch (error) {
      refused += Number(error instanceof Error && /signature/i.test(error.message));
    }
  }
  return refused;
}

const viewer = { organizationId, userId: null, tokenId: null } as unknown as SignedInViewer;
const paths = ['/a', '/b', '/c', '/d', '/e', '/f', '/g', '/h', '/gone', '/dead'] as const;
/** Of so many deliveries each 100th goes to the one that is gone and each 200th to the one that is dead. */
const pathOf = (number: number): string => {
  if (number % 200 === 199) return '/dead';
  return number % 100 === 50 ? '/gone' : (paths[number % 8] ?? '/a');
};

interface State {
  id: string;
  state: string;
  reason: string | null;
  attempts: number;
}

const statesOf = (database: Database): Promise<State[]> =>
  database.rows(
    organizationId,
    `select d.id, d.state, d.reason, (select count(*)::int from delivery_attempts a where a.delivery_id = d.id) as attempts
     from deliveries d order by d.id`,
  );

async function left(database: Database): Promise<number> {
  const [row] = await database.rows<{ count: number }>(
    organizationId,
    `select count(*)::int as count from deliveries where state = 'waiting' or untold`,
  );
  return row?.count ?? 0;
}

/** The module as an engine has it: it is not started, a worker of its own sends. */
const deliveryThatOnlyKeeps = (database: Database, sink: WebhookSink): Delivery =>
  createDelivery({
    database,
    vault: createVault(secret),
    outbound: createOutbound({ allow: [sink.host] }),
    mail: undefined,
    publicUrl: 'http://localhost',
    logDir: '/nowhere',
    clock: systemClock,
    ids,
    log: createLog('silent'),
    recordFact: () => Promise.resolve(),
    settings: hurried,
  });

/** The organization, its webhooks and its deliveries; nothing is sent yet. */
async function prepare(
  database: Database,
  delivery: Delivery,
  { sink, receiver }: { sink: WebhookSink; receiver: Receiver },
) {
  await database.rows('*', `insert into organizations (id, name) values ($1, 'North')`, [organizationId]);
  const webhookIds = new Map<string, string>();
  for (const path of paths) {
    const made = await delivery.webhooks.create(viewer, { name: path, url: `${sink.url}${path}`, enabled: true });
    if (!made.ok) throw new Error(made.problem.message);
    webhookIds.set(path, made.value.webhook.id);
    receiver.secrets.set(path, [made.value.secret]);
  }
  const about = { organizationId, firingId: null, definitionId: null, place: 0, channel: 'webhook' } as const;
  const deliveries = Array.from({ length: total }, (_, number): NewDelivery => {
    const webhookId = webhookIds.get(pathOf(number)) ?? '';
    return { ...about, id: ids.next(), webhookId, body: { type: 'test', number, text: 'Grüße aus dem Turm' } };
  });
  for (let at = 0; at < total; at += 500)
    await database.transaction(organizationId, (transaction) =>
      delivery.add(transaction, deliveries.slice(at, at + 500)),
    );
  return { webhookIds, ids: deliveries.map(({ id }) => id).toSorted() };
}

/** From then on each request verifies by the old secret and by the new one. */
async function rotateAll(
  delivery: Delivery,
  webhookIds: ReadonlyMap<string, string>,
  receiver: Receiver,
): Promise<void> {
  for (const path of paths.slice(0, 8)) {
    const rotated = await delivery.webhooks.rotateSecret(viewer, webhookIds.get(path) ?? '');
    if (!rotated.ok) throw new Error(rotated.problem.message);
    receiver.secrets.get(path)?.push(rotated.value.secret);
  }
}

async function startWorker(databaseUrl: string, sink: WebhookSink): Promise<Program> {
  const worker = startProgram('test/faults/webhook-worker.ts', [databaseUrl, secret, sink.host], {});
  await untilSaid(worker, 'working');
  return worker;
}

/** Kills one worker after the other in the middle of their work. */
async function killOften(
  databaseUrl: string,
  sink: WebhookSink,
  between: (kill: number) => Promise<void>,
): Promise<void> {
  for (let kill = 0; kill < kills; kill += 1) {
    await using worker = await startWorker(databaseUrl, sink);
    const enough = Math.min(sink.received.length + Math.ceil(total / (kills + 2)), total);
    await until(
      () => `${sink.received.length} of ${enough}`,
      () => sink.received.length >= enough,
      { withinMs: 120_000 },
    );
    await worker.stop('SIGKILL');
    await between(kill);
  }
}

/** What the states of the deliveries and what the receiver saw do not agree on. */
function disagreements(states: readonly State[], receiver: Receiver): string[] {
  const known = new Set(states.map(({ id }) => id));
  const strangers = [...receiver.seen.keys()].filter((id) => !known.has(id)).map((id) => `${id} is nobody's`);
  const changing = [...receiver.bodies].filter(([, bodies]) => bodies.size !== 1).map(([id]) => `${id} has changed`);
  const wrong = states.flatMap(({ id, state, reason, attempts }) => {
    const taken = receiver.taken.has(id);
    if (state !== 'sent' && state !== 'gave-up') return [`${id} has not ended: ${state}`];
    if (state === 'sent' && !taken) return [`${id} was not taken, and counts as sent`];
    // An answer that came too late, or to a worker that was dead by then, is one that nobody heard.
    if (state === 'gave-up' && taken && !/in time|broke off|stopped/.test(reason ?? ''))
      return [`${id} was taken: ${reason}`];
    const seen = receiver.seen.get(id) ?? 0;
    return attempts < seen ? [`${id} was seen ${seen} times, and has ${attempts} attempts`] : [];
  });
  return [...strangers, ...changing, ...wrong];
}

test(
  `${total} deliveries to a receiver that answers, fails, hangs and breaks off, with their worker killed ${kills} times: each ends`,
  async () => {
    await using temporary = await temporaryDatabase();
    await using sink = await startWebhookSink();
    const receiver = new Receiver();
    sink.answer(receiver.decide);
    const database = await openDatabase({ url: temporary.url, entities: [], log: createLog('silent'), poolSize: 4 });
    const delivery = deliveryThatOnlyKeeps(database, sink);
    const { webhookIds, ids: expected } = await prepare(database, delivery, { sink, receiver });
    const began = performance.now();

    await killOften(temporary.url, sink, async (kill) => {
      if (kill === Math.floor(kills / 2)) await rotateAll(delivery, webhookIds, receiver);
    });
    await using worker = await startWorker(temporary.url, sink);
    const patience = { withinMs: 60_000 + total * 60, everyMs: 200 };
    await until('all have ended and all ends are told', async () => (await left(database)) === 0, patience);
    const seconds = (performance.now() - began) / 1000;
    const ended = await worker.stop();
    const states = await statesOf(database);
    const [gone] = await delivery.webhooks.byIds(organizationId, [webhookIds.get('/gone') ?? '']);
    await database.close();

    const sent = states.filter(({ state }) => state === 'sent');
    const unheard = states.filter(({ id, state }) => state === 'gave-up' && receiver.taken.has(id));
    process.stdout.write(
      `${total} deliveries, ${kills} kills, ${seconds.toFixed(1)} s: ${sent.length} sent, ${total - sent.length} given up ` +
        `(${unheard.length} taken unheard), ${sink.received.length} requests, ${receiver.verified} signatures verified, ` +
        `${receiver.complaints.length} not\n`,
    );
    expect(states.map(({ id }) => id)).toEqual(expected);
    expect(disagreements(states, receiver)).toEqual([]);
    expect(unheard.length).toBeLessThanOrEqual(total / 1_000);
    expect(receiver.complaints).toEqual([]);
    expect(receiver.verified).toBeGreaterThan(sink.received.length);
    const real = sink.received.filter(({ path }) => path === '/a');
    expect(countForgeries(real, receiver.secrets.get('/a')?.[0] ?? '')).toBe(tampered);
    expect(gone).toMatchObject({ enabled: false, disabledReason: expect.stringContaining('410') });
    expect(ended).toEqual({ code: 0, signal: null });
  },
  120_000 + total * 120,
);
