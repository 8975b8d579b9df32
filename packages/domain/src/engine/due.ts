import type { EventDefinition, TimeClock, Timed } from '../definition/event-definition.ts';
import { afterOpenMs } from '../kernel/business-hours.ts';
import { assertNever } from '../kernel/invariant.ts';
import type { Instant } from '../kernel/instant.ts';
import type { EngineContext, TimerDraft } from './reaction.ts';

/** Without business hours every clock runs on. */
export type ClockContext = Pick<EngineContext, 'businessHours'>;

/**
 * When a timer of a definition is due, by the definition's clock; null when that never comes, or the definition has no
 * such time. Whoever keeps timers asks this again for each timer of a definition that was edited.
 */
export function dueAtOf(
  { timed, threshold, pattern }: Pick<EventDefinition, 'timed' | 'threshold' | 'pattern'>,
  { kind, startedAt, round }: Pick<TimerDraft, 'kind' | 'startedAt' | 'round'>,
  context: ClockContext,
): Instant | null {
  switch (kind) {
    case 'timed':
      return timed === null ? null : timedDueAt(timed, { startedAt, round }, context);
    case 'threshold-still':
      return threshold?.repeatMs == null ? null : startedAt + round * threshold.repeatMs;
    case 'absence':
      return pattern?.kind === 'absence' ? afterMs(pattern.withinMs, { ...pattern, startedAt }, context) : null;
    default:
      return assertNever(kind);
  }
}

function timedDueAt(
  timed: Timed,
  { startedAt, round }: Pick<TimerDraft, 'startedAt' | 'round'>,
  context: ClockContext,
): Instant | null {
  const repeatMs = timed.repeatMs ?? null;
  if (round > 0 && repeatMs === null) return null;
  return afterMs(timed.afterMs + round * (repeatMs ?? 0), { ...timed, startedAt }, context);
}

function afterMs(
  ms: number,
  { clock = 'always', startedAt }: { readonly clock?: TimeClock; readonly startedAt: Instant },
  context: ClockContext,
): Instant | null {
  const hours = context.businessHours ?? null;
  return clock === 'always' || hours === null ? startedAt + ms : afterOpenMs(startedAt, ms, hours);
}
