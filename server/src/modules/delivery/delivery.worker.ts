import type { Clock } from '../../platform/clock.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Channel, Channels, Claimed, Outcome, Part, Tried } from './channel.ts';
import type { ClaimsStore, Untold } from './claims.store.ts';
import type { Ended } from './delivery-end.ts';
import type { ChannelName } from './new-delivery.ts';
import type { RecordFact } from './record-fact.ts';
import { afterTry, type RetryPolicy } from './retry-policy.ts';

export interface WorkerSettings {
  /** How long a node may be silent before others take what it had under way. */
  leaseMs: number;
  /** How often what is due is looked for. */
  pollMs: number;
  /** Tries under way at a time. */
  concurrency: number;
  /** Of these, to one webhook, provider or user. */
  perTarget: number;
  /** How long stopping waits for tries under way before it breaks them off. */
  drainMs: number;
  policies: Readonly<Record<ChannelName, RetryPolicy>>;
}

export interface WorkerNeeds {
  claims: ClaimsStore;
  channels: Channels;
  clock: Clock;
  ids: Ids;
  log: Log;
  random: () => number;
  recordFact: RecordFact;
  ended: Ended;
  counted: (channel: ChannelName, result: 'sent' | 'failed' | 'gave-up') => void;
  settings: WorkerSettings;
}

/** Whether a try was broken off because this node stops: it counts for nothing and is made again elsewhere. */
class Running {
  readonly targets = new Map<string, number>();
  readonly tries = new Map<string, Promise<void>>();

  add({ id, content }: Claimed, promise: Promise<void>): void {
    const target = targetIdOf(content);
    if (target) this.targets.set(target, (this.targets.get(target) ?? 0) + 1);
    this.tries.set(
      id,
      promise.finally(() => {
        this.tries.delete(id);
        const left = target ? (this.targets.get(target) ?? 1) - 1 : 0;
        if (target && left > 0) this.targets.set(target, left);
        else if (target) this.targets.delete(target);
      }),
    );
  }

  busy(perTarget: number): string[] {
    return [...this.targets].filter(([, count]) => count >= perTarget).map(([id]) => id);
  }
}

function targetIdOf(content: Claimed['content']): string | null {
  switch (content.channel) {
    case 'webhook':
      return content.webhookId;
    case 'provider':
      return content.providerId;
    case 'push':
      return content.userId;
    default:
      return null;
  }
}

const wasTried = (outcome: Outcome): boolean => outcome.kind !== 'held' && outcome.kind !== 'cancelled';

function partsOf({ outcome, parts }: Tried, durationMs: number): readonly Part[] {
  if (parts) return parts;
  if (outcome.kind === 'held' || outcome.kind === 'cancelled') return [];
  const error = outcome.kind === 'sent' ? null : outcome.error;
  return [{ ok: outcome.kind === 'sent', statusCode: outcome.statusCode ?? null, error, durationMs }];
}

/** Sends what is due, at least once, until it has ended; any number of nodes may do so at a time. */
export class DeliveryWorker {
  readonly #needs: WorkerNeeds;
  readonly #workerId: string;
  readonly #running = new Running();
  readonly #breakOff = new AbortController();
  #stopping = false;
  #loop: Promise<void> | undefined;
  #renewal: NodeJS.Timeout | undefined;
  #wakeUp: (() => void) | undefined;
  #awake = false;
  #sweptAt = 0;

  constructor(needs: WorkerNeeds) {
    this.#needs = needs;
    this.#workerId = needs.ids.next();
  }

  start(): void {
    const { settings } = this.#needs;
    this.#renewal = setInterval(() => void this.#renew(), settings.leaseMs / 3).unref();
    this.#loop = this.#run();
  }

  /** Looks for work now. */
  wake(): void {
    this.#awake = true;
    this.#wakeUp?.();
  }

  /** Takes no more, and finishes what is under way; what takes too long is broken off and made again later. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#loop;
    const limit = setTimeout(() => this.#breakOff.abort(), this.#needs.settings.drainMs);
    await Promise.all(this.#running.tries.values());
    clearTimeout(limit);
    clearInterval(this.#renewal);
    await this.#needs.claims.release(this.#workerId).catch(() => {});
  }

  async #run(): Promise<void> {
    const { log, settings } = this.#needs;
    while (!this.#stopping) {
      this.#awake = false;
      try {
        const taken = await this.#take();
        await this.#sweep();
        if (taken === 0) await this.#rest();
      } catch (error) {
        log.warn({ error }, 'deliveries could not be looked for; trying again');
        await this.#rest(settings.pollMs * 4);
      }
    }
  }

  async #take(): Promise<number> {
    const { claims, clock, settings } = this.#needs;
    const limit = settings.concurrency - this.#running.tries.size;
    if (limit <= 0) return 0;
    const { leaseMs, perTarget } = settings;
    const busy = this.#running.busy(perTarget);
    const request = { workerId: this.#workerId, now: clock.now(), leaseMs, limit, perTarget, busy };
    const taken = await claims.claim(request);
    for (const claimed of taken) this.#running.add(claimed, this.#try(claimed));
    return taken.length;
  }

  /** Until something is to be done again: a call, a free hand, or some time. */
  async #rest(ms = this.#needs.settings.pollMs): Promise<void> {
    if (this.#awake || this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wakeUp = undefined;
  }

  async #renew(): Promise<void> {
    const { claims, clock, settings, log } = this.#needs;
    const ids = [...this.#running.tries.keys()];
    if (ids.length === 0) return;
    await claims
      .renew(this.#workerId, ids, clock.now() + settings.leaseMs)
      .catch((error: unknown) => log.warn({ error }, 'claims on deliveries could not be renewed'));
  }

  async #try(claimed: Claimed): Promise<void> {
    const { log, clock, claims } = this.#needs;
    const began = clock.now();
    try {
      const tried = await this.#channelOf(claimed).attempt(claimed, this.#breakOff.signal);
      if (this.#breakOff.signal.aborted && tried.outcome.kind === 'again') return;
      await this.#settle(claimed, tried, began);
    } catch (error) {
      // Its claim runs out, and it is tried again as one that was interrupted.
      log.error({ error, deliveryId: claimed.id }, 'a delivery could not be tried');
      const broken = { outcome: { kind: 'again', error: 'A fault of the server.' } } as const;
      await this.#settle(claimed, broken, began).catch(() => {});
    } finally {
      if (claims) this.wake();
    }
  }

  async #settle(claimed: Claimed, tried: Tried, began: number): Promise<void> {
    const { clock, settings, random, claims, log, counted } = this.#needs;
    const { outcome, done = claimed.done, facts = [] } = tried;
    for (const fact of facts) await this.#tell(fact);
    const now = clock.now();
    const policy = settings.policies[claimed.content.channel];
    const next = afterTry(claimed, outcome, { now, policy, random: random() });
    const parts = partsOf(tried, now - began);
    await claims.finish({ claimed, workerId: this.#workerId, next, parts, done, at: began, now });
    if (wasTried(outcome)) counted(claimed.content.channel, outcome.kind === 'sent' ? 'sent' : 'failed');
    if (outcome.kind === 'again' || outcome.kind === 'never')
      log.warn(
        { deliveryId: claimed.id, channel: claimed.content.channel, error: outcome.error },
        'a try to send failed',
      );
    if (next.state === 'waiting') return;
    const { id: deliveryId, organizationId, firingId, place, definitionId, content, round } = claimed;
    const reason = next.state === 'sent' ? null : next.reason;
    const end = { organizationId, deliveryId, firingId, place, state: next.state, reason };
    await this.#told({ ...end, definitionId, content, round, attempts: claimed.attempts + parts.length });
  }

  /** Ends that a crash has kept from being told. */
  async #sweep(): Promise<void> {
    const { claims, clock, settings } = this.#needs;
    const now = clock.now();
    if (now - this.#sweptAt < settings.leaseMs) return;
    this.#sweptAt = now;
    for (const end of await claims.untold(now - settings.leaseMs, 100)) await this.#told(end);
  }

  async #told(end: Untold): Promise<void> {
    const { ended, claims, log, counted } = this.#needs;
    const { organizationId, deliveryId, firingId, place, state, reason } = end;
    try {
      if (state === 'gave-up') {
        const claimed = { ...end, id: deliveryId, tries: 0, beganAt: 0, done: [] };
        await this.#needs.recordFact(this.#channelOf(claimed).gaveUp(claimed, reason ?? ''));
        log.error({ deliveryId, channel: end.content.channel, reason }, 'a delivery was given up');
        counted(end.content.channel, 'gave-up');
      }
      await ended({ organizationId, deliveryId, firingId, place, state, reason });
      await claims.told(organizationId, [deliveryId]);
    } catch (error) {
      log.warn({ error, deliveryId }, 'the end of a delivery could not be told; trying again');
    }
  }

  /** Telling of a try must not change what becomes of it. */
  async #tell(fact: Parameters<RecordFact>[0]): Promise<void> {
    const { recordFact, log } = this.#needs;
    await recordFact(fact).catch((error: unknown) => log.warn({ error }, 'a failed try could not be recorded'));
  }

  #channelOf({ content }: Pick<Claimed, 'content'>): Channel {
    // The one cast: the content's own channel takes it.
    return this.#needs.channels[content.channel] as unknown as Channel;
  }
}
