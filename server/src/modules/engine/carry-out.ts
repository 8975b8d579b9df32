import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import type { RecordingItem, RecordingOutcome } from '../interactions/index.ts';
import { recordingsOf } from './effect-steps.ts';
import type { PendingEffect } from './item-effects.ts';
import { type EndedEffect, endEffects, nextEffects } from './pending-effects.store.ts';

export interface CarryOutNeeds {
  database: Database;
  clock: Clock;
  log: Log;
  /** Records user events in the order given. Settles when they are durable, with one outcome each. */
  record: (organizationId: string, items: readonly RecordingItem[]) => Promise<RecordingOutcome[]>;
}

const atOnce = 100;
const triesAtMost = 5;

function whyNot({ problem }: Extract<RecordingOutcome, { status: 'rejected' }>): string {
  return problem.kind === 'invalid-transition'
    ? `It was "${problem.from}" by then, which does not allow it.`
    : problem.message;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const itemOf = ({ effect, firingId }: PendingEffect): string =>
  'action' in effect ? (effect.interactionId ?? effect.subject?.id ?? firingId) : firingId;
const keyOf = ({ firingId, place }: PendingEffect): string => `${firingId}:${place}`;

/**
 * Carries out what firings of one organization are to change. Each change is recorded under a key of its own, so that one
 * that was recorded before a crash is found then, not done again.
 */
export class EffectRunner {
  readonly #needs: CarryOutNeeds;
  readonly #organizationId: string;
  readonly #tries = new Map<string, number>();
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;

  constructor(needs: CarryOutNeeds, organizationId: string) {
    this.#needs = needs;
    this.#organizationId = organizationId;
  }

  /** Carries out what is kept, and looks once more if called meanwhile. */
  wake(): void {
    this.#again = true;
    if (this.#stopped || this.#running) return;
    this.#running = this.#work().finally(() => (this.#running = null));
  }

  /** Finishes what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #work(): Promise<void> {
    const { log } = this.#needs;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        this.#again = (await this.#carryOut()) || this.#again;
      }
    } catch (error) {
      // The sweep tries again within a second, from what the database has.
      log.warn(
        { error, organizationId: this.#organizationId },
        'actions of firings could not be carried out; trying again',
      );
    }
  }

  /** @returns whether there is more. */
  async #carryOut(): Promise<boolean> {
    const { database, clock } = this.#needs;
    const pending = await nextEffects(database, this.#organizationId, atOnce);
    if (pending.length === 0) return false;
    // In order on each item; what is about different ones shares transactions.
    const byItem = Map.groupBy(pending, itemOf);
    const done = await Promise.all([...byItem.values()].map((effects) => this.#inOrder(effects)));
    const ended = done.flatMap((one) => one.ended);
    if (ended.length > 0) await endEffects(database, this.#organizationId, { ended, now: clock.now() });
    for (const one of ended) this.#tries.delete(`${one.firingId}:${one.place}`);
    const [error] = done.flatMap((one) => one.error ?? []);
    if (error) throw error;
    return pending.length === atOnce;
  }

  /** Stops at the first that is to be tried again: those behind it wait for it. */
  async #inOrder(effects: readonly PendingEffect[]): Promise<{ ended: EndedEffect[]; error: Error | null }> {
    const ended: EndedEffect[] = [];
    for (const pending of effects) {
      try {
        ended.push({ ...(await this.#carryOutOne(pending)), firingId: pending.firingId, place: pending.place });
      } catch (error) {
        const tries = (this.#tries.get(keyOf(pending)) ?? 0) + 1;
        this.#tries.set(keyOf(pending), tries);
        if (tries < triesAtMost) return { ended, error: error instanceof Error ? error : new Error(String(error)) };
        ended.push({ firingId: pending.firingId, place: pending.place, state: 'failed', reason: messageOf(error) });
      }
    }
    return { ended, error: null };
  }

  async #carryOutOne(pending: PendingEffect): Promise<Pick<EndedEffect, 'state' | 'reason'>> {
    let reason = 'There is no way to do this.';
    for (const way of recordingsOf(pending, this.#needs.clock.now())) {
      const why = await this.#follow(way);
      if (why === null) return { state: 'done', reason: null };
      reason = why;
    }
    return { state: 'refused', reason };
  }

  /** Follows one way step by step. @returns what refused it; null when all is recorded. */
  async #follow(way: readonly RecordingItem[]): Promise<string | null> {
    for (const item of way) {
      const [outcome] = await this.#needs.record(this.#organizationId, [item]);
      if (outcome?.status === 'rejected') return whyNot(outcome);
    }
    return null;
  }
}
