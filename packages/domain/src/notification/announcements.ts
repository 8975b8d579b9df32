import type { Severity } from '../definition/action.ts';
import type { Instant } from '../kernel/instant.ts';
import { graver } from './profile.ts';

/** What of a notification decides how loudly it is told. */
export interface Arrival {
  readonly id: string;
  readonly definitionId: string;
  readonly definitionName: string;
  readonly subjectKey: string;
  readonly severity: Severity;
  readonly createdAt: Instant;
}

/** The same event about the same within a minute is told once, with a count. */
export const coalesceMs = 60_000;
/** More than so many in a minute for one user are told in one sentence. */
export const stormAbove = 20;
export const stormMs = 60_000;
/** How far back that sentence counts, and so how much history `announcementsFor` needs. */
export const summaryMs = 5 * 60_000;

/** Notifications that a list shows as one. */
export interface Run<N extends Arrival> {
  /** The latest, by which it is shown. */
  readonly latest: N;
  /** All of them, newest first. */
  readonly all: readonly N[];
}

/** A list, newest first, with what belongs together put together: ×N. A run is shown at the place of its latest. */
export function coalesced<N extends Arrival>(newestFirst: readonly N[]): readonly Run<N>[] {
  const runs: { all: N[] }[] = [];
  const open = new Map<string, { all: N[]; firstAt: Instant }>();
  for (const one of newestFirst.toReversed()) {
    const known = open.get(keyOf(one));
    if (known && one.createdAt - known.firstAt <= coalesceMs) {
      known.all.unshift(one);
      continue;
    }
    const run = { all: [one], firstAt: one.createdAt };
    open.set(keyOf(one), run);
    runs.push(run);
  }
  const places = new Map(newestFirst.map(({ id }, index) => [id, index]));
  return runs
    .flatMap(({ all: [latest, ...rest] }) => (latest ? [{ latest, all: [latest, ...rest] }] : []))
    .toSorted((a, b) => (places.get(a.latest.id) ?? 0) - (places.get(b.latest.id) ?? 0));
}

/** What is told aloud: by toast, sound, push or e-mail. */
export type Announcement<N extends Arrival> =
  | {
      readonly kind: 'one';
      readonly of: N;
      /** ×N. */
      readonly times: number;
      /** It takes the place of what was told before of the same, and makes no sound. False when it is graver than that. */
      readonly again: boolean;
    }
  | {
      readonly kind: 'summary';
      readonly definitionId: string;
      /** `Long hold: 37 in 5 min` */
      readonly title: string;
      readonly severity: Severity;
      readonly count: number;
      /** The one that it was told upon. */
      readonly of: N;
    };

/**
 * How what has arrived for one user is told. The same event about the same within a minute is told once with a count, and what exceeds
 * twenty a minute in one sentence a minute for each event. What is critical is held up only by other critical ones.
 * @param earlier what arrived in the five minutes before, however it was told.
 */
export function announcementsFor<N extends Arrival>(
  arrived: readonly N[],
  earlier: readonly Arrival[],
): readonly Announcement<N>[] {
  const fresh = new Map(arrived.map((one) => [one.id, one]));
  const before = earlier.filter(({ id }) => !fresh.has(id));
  const history = [...before, ...arrived].toSorted((a, b) => a.createdAt - b.createdAt);
  const announced = new Announcer();
  return history.flatMap((one, index): Announcement<N>[] => {
    const how = announced.next(one, until(history, index));
    const arrival = fresh.get(one.id);
    if (arrival === undefined || how === null) return [];
    return [how.kind === 'one' ? { ...how, of: arrival } : { ...how, definitionId: one.definitionId, of: arrival }];
  });
}

type How =
  | { readonly kind: 'one'; readonly times: number; readonly again: boolean }
  | { readonly kind: 'summary'; readonly title: string; readonly severity: Severity; readonly count: number };

/** Goes through what arrived, oldest first, and remembers how it was told. */
class Announcer {
  readonly #runs = new Map<string, { firstAt: Instant; times: number; severity: Severity }>();
  readonly #summaries = new Map<string, Instant>();

  /** @param recent what arrived in the five minutes up to this one, and itself. */
  next(one: Arrival, recent: readonly Arrival[]): How | null {
    const run = this.#continued(one);
    return isStorm(one, recent) ? this.#summary(one, recent) : run;
  }

  #continued(one: Arrival): How {
    const key = keyOf(one);
    const known = this.#runs.get(key);
    if (!known || one.createdAt - known.firstAt > coalesceMs) {
      this.#runs.set(key, { firstAt: one.createdAt, times: 1, severity: one.severity });
      return { kind: 'one', times: 1, again: false };
    }
    const again = graver(one.severity, known.severity) === known.severity;
    known.times += 1;
    known.severity = graver(one.severity, known.severity);
    return { kind: 'one', times: known.times, again };
  }

  #summary({ definitionId, definitionName, createdAt }: Arrival, recent: readonly Arrival[]): How | null {
    const last = this.#summaries.get(definitionId);
    if (last !== undefined && createdAt - last < stormMs) return null;
    this.#summaries.set(definitionId, createdAt);
    const same = recent.filter((one) => one.definitionId === definitionId);
    const severity = same.reduce<Severity>((gravest, one) => graver(gravest, one.severity), 'info');
    const title = `${definitionName}: ${same.length} in ${summaryMs / 60_000} min`;
    return { kind: 'summary', title, severity, count: same.length };
  }
}

/** The part of a history, oldest first, that a summary at this place of it counts. */
function until(history: readonly Arrival[], index: number): readonly Arrival[] {
  const at = history[index]?.createdAt ?? 0;
  let start = index;
  while (start > 0 && at - (history[start - 1]?.createdAt ?? 0) < summaryMs) start -= 1;
  return history.slice(start, index + 1);
}

function isStorm(one: Arrival, recent: readonly Arrival[]): boolean {
  const counts = (other: Arrival): boolean =>
    one.createdAt - other.createdAt < stormMs && (one.severity !== 'critical' || other.severity === 'critical');
  return recent.filter(counts).length > stormAbove;
}

function keyOf({ definitionId, subjectKey }: Arrival): string {
  return `${definitionId} ${subjectKey}`;
}
