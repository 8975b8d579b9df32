import { type CarryOutNeeds, EffectRunner } from './carry-out.ts';
import { forgetOld } from './forget.store.ts';
import type { FiringRow } from './firing.ts';
import { isOutdated, type Remembered } from './remember.ts';
import { type PassNeeds, runPass } from './run-pass.ts';
import type { Standing } from './standing.store.ts';

export interface OrganizationEngineNeeds extends PassNeeds, CarryOutNeeds {
  organizationId: string;
  /** Whether this node may work on it. */
  leads: () => boolean;
  /** Told of firings after their commit. Never waits, never fails. */
  fired: (firings: readonly FiringRow[]) => void;
}

/** How often old memories are removed. */
const forgetEveryMs = 3_600_000;

/** As far ahead as a timer of Node reaches. */
const furthestMs = 2 ** 31 - 1;

/** The engine of one organization on the node that leads it: one pass after another, woken by the log and by the clock. */
export class OrganizationEngine {
  readonly #needs: OrganizationEngineNeeds;
  readonly #effects: EffectRunner;
  #remembered: Remembered | null = null;
  #cursor = -1;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #alarm: NodeJS.Timeout | undefined;
  #forgotAt: number;
  #forgetting: Promise<unknown> = Promise.resolve();

  constructor(needs: OrganizationEngineNeeds) {
    this.#needs = needs;
    this.#forgotAt = needs.clock.now();
    this.#effects = new EffectRunner(needs, needs.organizationId);
  }

  /** Looks at the log, and once more if called while it looks. */
  wake(): void {
    this.#again = true;
    if (this.#stopped || this.#running || !this.#needs.leads()) return;
    this.#running = this.#work().finally(() => {
      this.#running = null;
      if (this.#again) this.wake();
    });
  }

  /** Changes were kept to be carried out. */
  carryOut(): void {
    if (this.#needs.leads()) this.#effects.wake();
  }

  /** Wakes it when the database is ahead of what it knows. */
  compare(standing: Standing): void {
    const { head, due, pending } = standing;
    if (pending) this.#effects.wake();
    this.#forget();
    const ahead = head > this.#cursor || isOutdated(this.#remembered, standing);
    if (ahead || (due !== null && due <= this.#needs.clock.now())) this.wake();
    else if (due !== null) this.#setAlarm(due);
  }

  /** Finishes the pass under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#alarm);
    await this.#running;
    await this.#effects.stop();
    await this.#forgetting;
  }

  /** Once in a while, and never in the way of a pass. */
  #forget(): void {
    const { database, clock, log, organizationId } = this.#needs;
    const now = clock.now();
    if (this.#stopped || now - this.#forgotAt < forgetEveryMs) return;
    this.#forgotAt = now;
    this.#forgetting = forgetOld(database, organizationId, now).catch((error: unknown) =>
      log.warn({ error, organizationId }, 'what the engine needs no more could not be removed'),
    );
  }

  async #work(): Promise<void> {
    const { organizationId, leads, log, fired } = this.#needs;
    try {
      while (this.#again && !this.#stopped && leads()) {
        this.#again = false;
        const outcome = await runPass(this.#needs, organizationId, this.#remembered);
        if (!outcome) return;
        this.#remembered = outcome.remembered;
        this.#cursor = outcome.cursor;
        this.#again ||= outcome.more;
        if (outcome.effects > 0) this.#effects.wake();
        if (outcome.firings.length > 0) fired(outcome.firings);
        this.#setAlarm(outcome.nextDue);
      }
    } catch (error) {
      // The sweep tries again within a second, from what the database has.
      this.#again = false;
      this.#remembered = null;
      this.#cursor = -1;
      log.warn({ error, organizationId }, 'a pass of the engine failed; trying again');
    }
  }

  #setAlarm(due: number | null): void {
    clearTimeout(this.#alarm);
    if (due === null || this.#stopped) return;
    const inMs = Math.min(furthestMs, Math.max(0, due - this.#needs.clock.now()));
    this.#alarm = setTimeout(() => this.wake(), inMs).unref();
  }
}
