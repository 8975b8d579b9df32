import type { Instant } from '../kernel/instant.ts';
import type { Compiled } from './compile.ts';
import { type ClockContext, dueAtOf } from './due.ts';
import type { Cause, EngineMemory, FiringDraft, FiringKind, TimerDraft } from './reaction.ts';
import { thresholdKey } from './thresholds.ts';

/** A timer that fires so long after it was due is marked late. */
const lateAfterMs = 600_000;

/** Where and when a timer rings. */
export interface Ringing {
  /** The moment for which it fires: when it was due, however late that is noticed. */
  readonly at: Instant;
  /** The moment in which it is noticed; `at` when absent. Repetitions missed until then are not made up for. */
  readonly now?: Instant;
  readonly context: ClockContext;
  /** For counts: what they are now. */
  readonly memory?: Pick<EngineMemory, 'thresholds'>;
}

export interface Rung {
  readonly firing: FiringDraft | null;
  /** The next repetition, to be kept in the timer's place. */
  readonly next: TimerDraft | null;
}

const silence: Rung = { firing: null, next: null };

/**
 * What a timer fires, and the timer of its next repetition. Nothing while it is not due, and nothing for good when its
 * definition is gone, disabled or watches nothing any more. One whose definition was edited goes by its new time. Whether
 * its owner may still see what it is about is for the caller to ask.
 */
export function ring(compiled: Compiled, timer: TimerDraft, { at, now = at, context, memory }: Ringing): Rung {
  const definition = compiled.byId.get(timer.definitionId)?.definition;
  if (definition === undefined) return silence;
  const dueAt = dueAtOf(definition, timer, context);
  if (dueAt === null || at < dueAt) return silence;
  const count = countOf(timer, memory);
  if (timer.kind === 'threshold-still' && count === null) return silence;
  const firing: FiringDraft = {
    definitionId: definition.id,
    definitionVersion: definition.version,
    cause: causeOf(timer),
    subject: timer.subject,
    interactionId: timer.interactionId,
    values: { ...timer.values, lasted: at - timer.startedAt, ...(count === null ? {} : { count }) },
    kind: kindOf(timer),
    late: timer.late || now - dueAt > lateAfterMs,
  };
  return { firing, next: nextOf(timer, definition, { now, context }) };
}

/** What a timer fires, as `ring` says; null while it is not due. */
export function timerFires(compiled: Compiled, timer: TimerDraft, ringing: Ringing): FiringDraft | null {
  return ring(compiled, timer, ringing).firing;
}

/** The first round that lies ahead. Rounds of business hours are never sooner than those of the clock. */
function nextOf(
  timer: TimerDraft,
  definition: Parameters<typeof dueAtOf>[0],
  { now, context }: Pick<Ringing, 'context'> & { readonly now: Instant },
): TimerDraft | null {
  if (timer.kind === 'absence') return null;
  const dueIn = (round: number): Instant | null => dueAtOf(definition, { ...timer, round }, context);
  const repeatMs = (timer.kind === 'timed' ? definition.timed?.repeatMs : definition.threshold?.repeatMs) ?? 0;
  if (repeatMs <= 0) return null;
  let low = timer.round + 1;
  let high = Math.max(low, Math.floor((now - timer.startedAt) / repeatMs) + 1);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((dueIn(middle) ?? Number.POSITIVE_INFINITY) > now) high = middle;
    else low = middle + 1;
  }
  const dueAt = dueIn(low);
  return dueAt === null ? null : { ...timer, round: low, dueAt, late: false };
}

function kindOf({ kind, round }: TimerDraft): FiringKind {
  return kind === 'timed' && round > 0 ? 'timed-again' : kind;
}

function causeOf({ kind, episode, round }: TimerDraft): Cause {
  return kind === 'absence' || round === 0 ? { episode } : { episode: `again-${round}:${episode}` };
}

/** The count that a timer of a threshold watches, while it is still past the level since the same event. */
function countOf({ kind, definitionId, subject, episode }: TimerDraft, memory: Ringing['memory']): number | null {
  if (kind !== 'threshold-still') return null;
  const state = memory?.thresholds.get(thresholdKey(definitionId, subject.id));
  const isSame = state?.phase === 'over' && episode === `count:${state.scopeId}:${state.overSince}`;
  return isSame ? state.count : null;
}
