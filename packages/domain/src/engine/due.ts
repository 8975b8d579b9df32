import type { EventDefinition } from '../definition/event-definition.ts';
import { afterOpenMs } from '../kernel/business-hours.ts';
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
    case 'timed': {
      const repeatMs = timed?.repeatMs ?? null;
      if (timed === null || (round > 0 && repeatMs === null)) return null;
      return afterMs(timed.afterMs + round * (repeatMs ?? 0), { ...timed, startedAt }, context);
    }
    case 'threshold-still': {
      const repeatMs = threshold?.repeatMs ?? null;
      return repeatMs === null ? null : startedAt + round * repeatMs;
    }
    case 'absence':
      return pattern?.kind === 'absence' ? afterMs(pattern.withinMs, { ...pattern, startedAt }, context) : null;
  }
}

function afterMs(
  ms: number,
  { clock = 'always', startedAt }: { readonly clock?: 'always' | 'business-hours'; readonly startedAt: Instant },
  context: ClockContext,
): Instant | null {
  const hours = context.businessHours ?? null;
  return clock === 'always' || hours === null ? startedAt + ms : afterOpenMs(startedAt, ms, hours);
}
