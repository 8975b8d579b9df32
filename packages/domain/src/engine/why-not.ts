import { type Catalogue, builtInCatalogue } from '../catalogue/catalogue.ts';
import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Instant } from '../kernel/instant.ts';
import { clockText, wallClock } from '../kernel/wall-clock.ts';
import { type ExplainedCondition, type Explanation, explain, failingTests } from './explain.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, Stopped, StopReason, ThresholdState, ThrottleState, TimerDraft } from './reaction.ts';

export type ReasonCode =
  | 'DISABLED'
  | 'PAUSED'
  | 'SHADOW'
  | 'ALREADY_FIRED'
  | 'OTHER_TYPE'
  | 'OTHER_CHANNEL'
  | 'HISTORICAL'
  | 'CONDITION_FALSE'
  | 'OWNER_MAY_NOT_SEE'
  | 'HELD_BACK'
  | 'NOT_YET_DUE'
  | 'ENDED_BEFORE_DUE'
  | 'COUNT_BELOW'
  | 'PATTERN_INCOMPLETE'
  | 'NOT_RUN'
  | 'STOPPED'
  | 'WAS_NOT_THERE_YET';

export interface Reason {
  readonly code: ReasonCode;
  /** A sentence. */
  readonly message: string;
}

/** One user event that the definition could have fired for, or begun to count from. */
export interface ExplainedCause {
  readonly seq: number;
  readonly at: Instant;
  readonly holds: boolean;
  readonly condition: ExplainedCondition;
}

export interface WhyNot {
  readonly verdict: 'FIRED' | 'WOULD_FIRE' | 'DOES_NOT_FIRE';
  /** The reasons in one sentence. */
  readonly summary: string;
  readonly why: readonly Reason[];
  /** Those of its type, the newest first, 20 at most. */
  readonly causes: readonly ExplainedCause[];
}

/** What is known of a definition and one item. */
export interface AskingWhy {
  /** The item's user events, in their order. */
  readonly events: readonly LoggedEvent[];
  /** When the definition fired for the item. */
  readonly firedAt: readonly Instant[];
  /** Its timers that run for the item. */
  readonly timers: readonly TimerDraft[];
  readonly throttles: readonly ThrottleState[];
  readonly thresholds: readonly ThresholdState[];
  readonly stopped: readonly Stopped[];
  /** Why it rests; null when it does not. */
  readonly paused: string | null;
  readonly now: Instant;
  readonly context: EngineContext;
  /** The built-in one when absent. */
  readonly catalogue?: Catalogue;
}

const atMost = 20;

/**
 * Why a definition fired for an item, or did not: each reason with its code, the weightiest first. A definition that is
 * new, or was edited since, is asked as it is now.
 */
export function explainWhyNot(definition: EventDefinition, asking: AskingWhy): WhyNot {
  const { context, catalogue = builtInCatalogue, events, firedAt } = asking;
  const type = catalogue.eventType(definition.eventType);
  const explained = events.flatMap((event) => {
    const explanation = explain(definition, event, { context, catalogue });
    return explanation === null ? [] : [{ event, explanation }];
  });
  const ofType = explained.filter(({ explanation }) => explanation.ofItsType).toReversed();
  const why = [
    ...firedBefore(firedAt, definition),
    ...atRest(definition, asking),
    ...(type === null || firedAt.length > 0 ? [] : reasonsOf(definition, { asking, type, ofType })),
    ...afterwards(definition, asking),
  ];
  const verdict = verdictOf({ why, firedAt, ofType });
  return {
    verdict,
    summary: why[0]?.message ?? 'It would fire for this as it stands now.',
    why,
    causes: ofType.slice(0, atMost).map(({ event, explanation }) => ({
      seq: event.seq,
      at: event.occurredAt,
      holds: explanation.holds,
      condition: explanation.condition,
    })),
  };
}

interface Explained {
  readonly event: LoggedEvent;
  readonly explanation: Explanation;
}

function verdictOf({
  why,
  firedAt,
  ofType,
}: {
  readonly why: readonly Reason[];
  readonly firedAt: readonly Instant[];
  readonly ofType: readonly Explained[];
}): WhyNot['verdict'] {
  if (firedAt.length > 0) return 'FIRED';
  const isHarmless = why.every(({ code }) => code === 'SHADOW' || code === 'WAS_NOT_THERE_YET');
  return isHarmless && ofType.some(({ explanation }) => explanation.holds) ? 'WOULD_FIRE' : 'DOES_NOT_FIRE';
}

function reason(code: ReasonCode, message: string): readonly Reason[] {
  return [{ code, message }];
}

function firedBefore(firedAt: readonly Instant[], { timeZone }: EventDefinition): readonly Reason[] {
  const last = firedAt.toSorted((a, b) => a - b).at(-1);
  if (last === undefined) return [];
  const often = firedAt.length === 1 ? 'It fired' : `It fired ${firedAt.length} times, the last time`;
  return reason('ALREADY_FIRED', `${often} at ${timeText(last, timeZone)}. It fires once for one cause.`);
}

function atRest({ enabled, shadow }: EventDefinition, { paused }: AskingWhy): readonly Reason[] {
  return [
    ...(enabled ? [] : reason('DISABLED', 'It is switched off.')),
    ...(paused === null ? [] : reason('PAUSED', `It rests: ${paused}`)),
    ...(shadow ? reason('SHADOW', 'It is in shadow mode: it fires, but nobody is told and nothing is done.') : []),
  ];
}

interface Reasoning {
  readonly asking: AskingWhy;
  readonly type: EventTypeDeclaration;
  readonly ofType: readonly Explained[];
}

function reasonsOf(definition: EventDefinition, { asking, type, ofType }: Reasoning): readonly Reason[] {
  if (type.trigger === 'manual')
    return reason('NOT_RUN', 'Nobody has run it on this. It fires only when it is run by hand.');
  const live = ofType.filter(({ event }) => !event.historical);
  const [last] = live;
  if (last === undefined)
    return ofType.length > 0
      ? reason('HISTORICAL', 'All that happened was imported. What is imported sets nothing off.')
      : reason('OTHER_TYPE', `Nothing of the kind has happened: ${type.meaning}`);
  const holding = live.find(({ explanation }) => explanation.holds);
  if (holding === undefined) return failuresOf(last);
  if (holding.event.recordedAt < definition.createdAt)
    return reason('WAS_NOT_THERE_YET', 'It was made after that happened. It would fire for it now.');
  return unfinished(definition, asking, type);
}

function failuresOf({ explanation }: Explained): readonly Reason[] {
  if (!explanation.ofItsChannels) return reason('OTHER_CHANNEL', 'It is about other channels than this one.');
  const tests = failingTests(explanation.condition).flatMap((test) =>
    reason('CONDITION_FALSE', `“${test.sentence}” does not hold: ${test.label.toLowerCase()} was ${test.seenWords}.`),
  );
  const holds = explanation.condition.holds;
  return [
    ...(holds || tests.length > 0 ? tests : reason('CONDITION_FALSE', 'Its condition never holds.')),
    ...(explanation.ownerMaySee ? [] : reason('OWNER_MAY_NOT_SEE', 'Its owner may not see this.')),
  ];
}

/** It began to count, and has not come to its end. */
function unfinished(
  { timeZone, threshold, pattern, id }: EventDefinition,
  { timers, thresholds }: AskingWhy,
  { trigger }: EventTypeDeclaration,
): readonly Reason[] {
  const next = timers.filter(({ definitionId }) => definitionId === id).toSorted((a, b) => a.dueAt - b.dueAt)[0];
  if (next !== undefined) return reason('NOT_YET_DUE', `It counts, and is due at ${timeText(next.dueAt, timeZone)}.`);
  if (trigger === 'timed') return reason('ENDED_BEFORE_DUE', 'What it watches ended before its time was over.');
  if (threshold !== null) {
    const state = thresholds.find(({ definitionId }) => definitionId === id);
    return reason('COUNT_BELOW', `The count is ${state?.count ?? 0}; its level is ${threshold.level}.`);
  }
  if (pattern === null) return [];
  if (pattern.kind === 'absence') return reason('ENDED_BEFORE_DUE', 'What it waited for came in time.');
  const lacking =
    pattern.kind === 'rate' ? `It takes ${pattern.count} of them in time.` : 'What was to follow did not.';
  return reason('PATTERN_INCOMPLETE', lacking);
}

const stopWords: Readonly<Record<StopReason, string>> = {
  depth: 'too many firings had followed from one another',
  'once-in-a-chain': 'it had fired in the same chain already',
  budget: 'the item had had too many firings in that hour',
  'role-rate': 'its owner had had as many firings in that hour as the role allows',
};

/** What kept a firing from showing. */
function afterwards({ id, actions, timeZone }: EventDefinition, asking: AskingWhy): readonly Reason[] {
  const { stopped, throttles, now } = asking;
  const stops = new Set(stopped.filter(({ definitionId }) => definitionId === id).map((one) => one.reason));
  const held = throttles
    .filter(({ definitionId, heldBack }) => definitionId === id && heldBack > 0)
    .map(({ place, doneAt }) => doneAt + (actions[place]?.frequency?.everyMs ?? 0))
    .filter((until) => until > now);
  return [
    ...[...stops].flatMap((one) => reason('STOPPED', `It was stopped: ${stopWords[one]}.`)),
    ...held.flatMap((until) => reason('HELD_BACK', `An action is held back until ${timeText(until, timeZone)}.`)),
  ];
}

function timeText(at: Instant, timeZone: string): string {
  const { date, minuteOfDay } = wallClock(at, timeZone);
  return `${date} ${clockText(minuteOfDay)}`;
}
