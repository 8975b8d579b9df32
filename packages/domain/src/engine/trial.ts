import type { Recipient } from '../definition/action.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Instant } from '../kernel/instant.ts';
import type { FiringDraft, FiringKind, SeenValues, Subject, ThrottleState } from './reaction.ts';
import { throttle, throttleKey } from './throttle.ts';

/** One firing that would have been. */
export interface TrialMatch {
  readonly at: Instant;
  readonly kind: FiringKind;
  readonly subject: Subject | null;
  readonly interactionId: string | null;
  readonly values: SeenValues;
  /** Who would have been told. */
  readonly userIds: readonly string[];
  /** All of its actions would have been held back. */
  readonly heldBack: boolean;
}

export interface TrialHour {
  readonly at: Instant;
  readonly count: number;
}

/** What a definition would have done. Plain JSON. */
export interface Trial {
  readonly definitionId: string;
  /** Firings that would have done something. */
  readonly fired: number;
  /** Firings of which every action would have been held back. */
  readonly heldBack: number;
  /** How many different users would have been told. */
  readonly users: number;
  /** How often each of them would have been told in a day, on average; 0 when nobody. */
  readonly perUserPerDay: number;
  /** Hours in which it would have fired, oldest first: how often. */
  readonly hours: readonly TrialHour[];
  readonly busiestHour: TrialHour | null;
  /** The latest so many, newest first. */
  readonly matches: readonly TrialMatch[];
}

/** Whom a recipient stands for, as far as that is users. */
export type Reach = (
  recipient: Recipient,
  firing: { definition: EventDefinition; values: SeenValues },
) => readonly string[];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The firings of one definition, counted as they come. Holds no more of them than it is asked to. */
export class TrialCount {
  readonly #definition: EventDefinition;
  readonly #reach: Reach;
  readonly #keep: number;
  readonly #throttles = new Map<string, ThrottleState>();
  readonly #users = new Set<string>();
  readonly #hours = new Map<Instant, number>();
  #matches: TrialMatch[] = [];
  #fired = 0;
  #heldBack = 0;
  #tellings = 0;

  constructor(definition: EventDefinition, { reach, keep }: { readonly reach: Reach; readonly keep: number }) {
    this.#definition = definition;
    this.#reach = reach;
    this.#keep = keep;
  }

  take({ kind, subject, interactionId, values }: FiringDraft, at: Instant): void {
    const { actions } = this.#definition;
    const done = actions.filter((_action, place) => this.#does(place, subject, at));
    const heldBack = actions.length > 0 && done.length === 0;
    const userIds = [...new Set(done.flatMap((action) => this.#toldBy('to' in action ? action.to : [], values)))];
    if (heldBack) this.#heldBack += 1;
    else this.#count(at);
    this.#tellings += userIds.length;
    for (const userId of userIds) this.#users.add(userId);
    this.#matches.push({ at, kind, subject, interactionId, values, userIds, heldBack });
    if (this.#matches.length > 2 * this.#keep) this.#matches = this.#matches.slice(-this.#keep);
  }

  /** What it comes to over a stretch of time. */
  result(overMs: number): Trial {
    const hours = [...this.#hours].map(([at, count]) => ({ at, count })).toSorted((a, b) => a.at - b.at);
    const busiest = hours.toSorted((a, b) => b.count - a.count || a.at - b.at)[0] ?? null;
    const [users, days] = [this.#users.size, Math.max(1, overMs / dayMs)];
    return {
      definitionId: this.#definition.id,
      fired: this.#fired,
      heldBack: this.#heldBack,
      users,
      perUserPerDay: users === 0 ? 0 : this.#tellings / users / days,
      hours,
      busiestHour: busiest,
      matches: this.#keep === 0 ? [] : this.#matches.slice(-this.#keep).toReversed(),
    };
  }

  #count(at: Instant): void {
    const hour = Math.floor(at / hourMs) * hourMs;
    this.#fired += 1;
    this.#hours.set(hour, (this.#hours.get(hour) ?? 0) + 1);
  }

  #does(place: number, subject: Subject | null, at: Instant): boolean {
    const item = subject === null ? null : `${subject.kind}:${subject.id}`;
    const throttling = { definition: this.#definition, place, item };
    const key = throttleKey(throttling);
    if (key === null) return true;
    const { does, state } = throttle(this.#throttles.get(key) ?? null, { ...throttling, at });
    if (state !== null) this.#throttles.set(key, state);
    return does;
  }

  #toldBy(to: readonly Recipient[], values: SeenValues): readonly string[] {
    return to.flatMap((recipient) => this.#reach(recipient, { definition: this.#definition, values }));
  }
}
