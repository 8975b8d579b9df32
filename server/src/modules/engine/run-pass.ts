import { type PatternState, subjectsTouched } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { contextOf } from './context.ts';
import { addCosts } from './costs.store.ts';
import { readEvents } from './log-events.store.ts';
import { type ChainedEvent, Pass, whyResting } from './pass.ts';
import { readPatterns } from './patterns.store.ts';
import type { People } from './people.ts';
import { isOutdated, peopleOf, remember, type Remembered } from './remember.ts';
import { advanceCursor, lockStanding, type Standing } from './standing.store.ts';
import { subjectKey } from './timer-book.ts';
import { dueTimers, nextDue, timersOf } from './timers.store.ts';
import { type WriteNeeds, writePass, type Written } from './write-pass.ts';

export interface PassNeeds extends WriteNeeds {
  database: Database;
  log: Log;
  settings: PassSettings;
}

export interface PassSettings {
  /** Live events a transaction. */
  batch: number;
  /** Places of the log a transaction, imported events among them. */
  stretch: number;
  /** How old what is known of people may be, in milliseconds. */
  peopleAgeMs: number;
}

export interface PassOutcome extends Written {
  remembered: Remembered;
  cursor: number;
  /** There is more of the log to read at once. */
  more: boolean;
}

interface Taking {
  log: Log;
  /** Measures, now and then, what an event costs. */
  sample: (event: ChainedEvent) => void;
}

/** An event that the rules cannot take must not stop those behind it. */
function takeAll(pass: Pass, events: readonly ChainedEvent[], { log, sample }: Taking): void {
  for (const event of events) {
    try {
      pass.take(event);
      sample(event);
    } catch (error) {
      log.error({ error, seq: event.seq }, 'the rules failed on a user event; it fires nothing');
    }
  }
}

/** The next live events, and the place up to which nothing else is to be read. */
async function readOn({ settings }: PassNeeds, transaction: Transaction, { organizationId, cursor, head }: Standing) {
  const upTo = Math.min(head, cursor + settings.stretch);
  if (upTo <= cursor) return { events: [], reached: cursor };
  const events = await readEvents(transaction, organizationId, {
    after: cursor,
    upTo,
    limit: settings.batch,
  });
  return {
    events,
    reached: events.length === settings.batch ? (events.at(-1)?.seq ?? upTo) : upTo,
  };
}

interface Ground {
  standing: Standing;
  remembered: Remembered;
}

/** Definitions whose owners may not have them any more, each with the reason. */
function resting({ compiled }: Remembered, people: People): Map<string, string> {
  const owned = [...compiled.byId.values()].filter(({ ownerId }) => ownerId !== null);
  return new Map(
    owned.flatMap(({ definition, ownerId }): [string, string][] => {
      const why = ownerId === null ? null : whyResting(people, ownerId);
      return why === null ? [] : [[definition.id, why]];
    }),
  );
}

/** What of timers and patterns the events may touch. */
async function touchedBy(
  transaction: Transaction,
  events: readonly ChainedEvent[],
  { standing, remembered, people }: Ground & { people: People },
) {
  const { organizationId } = standing;
  const { bySecond, byFirst } = remembered.compiled.patterns;
  const hasPatterns = bySecond.size + byFirst.size > 0;
  const context = contextOf(people, () => true);
  const touched =
    standing.due === null && !hasPatterns ? [] : events.flatMap((event) => subjectsTouched(event, context));
  const [timers, patterns] = await Promise.all([
    standing.due === null ? [] : timersOf(transaction, organizationId, [...new Set(touched.map(subjectKey))]),
    hasPatterns
      ? readPatterns(transaction, organizationId, [...new Set(touched.map(({ id }) => id))])
      : new Map<string, PatternState>(),
  ]);
  return { timers, patterns };
}

async function passOver(
  needs: PassNeeds,
  transaction: Transaction,
  { standing, remembered }: Ground,
): Promise<PassOutcome> {
  const { settings, clock, log } = needs;
  const { organizationId, head } = standing;
  const { events, reached: cursor } = await readOn(needs, transaction, standing);
  const more = cursor < head;
  const now = clock.now();
  const due = more ? [] : await dueTimers(transaction, organizationId, now);
  const { read: people, mutes } = await peopleOf({ ...needs, maxAgeMs: settings.peopleAgeMs }, transaction, {
    remembered,
    organizationId,
  });
  const paused = resting(remembered, people);
  if (events.length + due.length + paused.size === 0) {
    await advanceCursor(transaction, organizationId, cursor);
    const next = await nextDue(transaction, organizationId);
    return { remembered, cursor, more, nextDue: next, firings: [], changes: [], deliveries: 0, effects: 0 };
  }
  const { compiled, definitions, thresholds, lines, hourly } = remembered;
  const { timers, patterns } = await touchedBy(transaction, events, { standing, remembered, people });
  const pass = new Pass({ compiled, thresholds, lines, patterns, people, timers, now });
  const context = contextOf(people, () => true);
  takeAll(pass, events, { log, sample: (event) => remembered.costs.sample(compiled, event, context) });
  if (!more) pass.ring(due);
  const passed = { ...pass.result(), paused };
  const { catalogue } = compiled;
  const what = { organizationId, passed, definitions, people, mutes, catalogue, hourly, cursor };
  const [written] = await Promise.all([
    writePass(needs, transaction, what),
    addCosts(transaction, organizationId, remembered.costs.due(now)),
  ]);
  return { ...written, remembered, cursor, more };
}

/**
 * Takes an organization's engine one step on: what is new in the log and what is due, in one transaction with the cursor.
 * Whatever crashes, each cause has fired exactly once in the end.
 * @returns null when the organization has no engine.
 */
export async function runPass(
  needs: PassNeeds,
  organizationId: string,
  known: Remembered | null,
): Promise<PassOutcome | null> {
  const outcome = await needs.database.transaction(organizationId, async (transaction) => {
    const standing = await lockStanding(transaction, organizationId);
    if (!standing) return null;
    const remembered =
      known === null || isOutdated(known, standing)
        ? await remember(needs, transaction, { standing, before: known })
        : known;
    return passOver(needs, transaction, { standing, remembered });
  });
  if (outcome) announce(needs, organizationId, outcome);
  return outcome;
}

/** Tells, after its commit, those who carry on with what a pass has written. */
export function announce(needs: PassNeeds, organizationId: string, { changes, deliveries }: Written): void {
  if (changes.length > 0) needs.notifications.changed(organizationId, changes);
  if (deliveries > 0) needs.delivery.wake();
}
