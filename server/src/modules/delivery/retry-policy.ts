import type { Claimed, Outcome } from './channel.ts';
import type { ChannelName } from './new-delivery.ts';

export interface RetryPolicy {
  /** Before the second try, the third, and so on; after the last one it is given up. */
  delaysMs: readonly number[];
  /** Given up when so long has passed since it was begun, whatever kept it from being tried. */
  deadlineMs: number;
}

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

const overAnHour = [15 * second, 30 * second, minute, 2 * minute, 4 * minute, 8 * minute, 16 * minute, 32 * minute];
const overThreeDays = [
  5 * second,
  30 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  20 * hour,
];

export const usualPolicies: Readonly<Record<ChannelName, RetryPolicy>> = {
  email: { delaysMs: [...overAnHour, hour, 4 * hour, 12 * hour], deadlineMs: 2 * day },
  webhook: { delaysMs: overThreeDays, deadlineMs: 4 * day },
  'web-call': { delaysMs: overThreeDays.slice(0, 5), deadlineMs: day },
  provider: { delaysMs: overThreeDays.slice(0, 6), deadlineMs: day },
  push: { delaysMs: [5 * second, 30 * second, 2 * minute, 10 * minute], deadlineMs: hour },
  log: { delaysMs: [second, 10 * second, minute, 10 * minute, hour], deadlineMs: day },
};

/** The longest wait that another side may ask for. */
const longestRetryAfterMs = day;

export type Next =
  | { state: 'sent' }
  | { state: 'waiting'; nextAttemptAt: number; heldUntil: number | null; counts: boolean }
  | { state: 'gave-up'; reason: string }
  | { state: 'cancelled'; reason: string };

interface After {
  now: number;
  policy: RetryPolicy;
  /** From 0 up to 1. */
  random: number;
}

/** What becomes of a delivery after a try. Delays are spread by a fifth to either side, so that what failed together does not come back together. */
export function afterTry(
  { tries, beganAt }: Pick<Claimed, 'tries' | 'beganAt'>,
  outcome: Outcome,
  { now, policy, random }: After,
): Next {
  const end = beganAt + policy.deadlineMs;
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent' };
    case 'cancelled':
      return { state: 'cancelled', reason: outcome.reason };
    case 'never':
      return { state: 'gave-up', reason: outcome.error };
    case 'held':
      if (now >= end) return { state: 'gave-up', reason: 'It could not be tried before its time was over.' };
      return { state: 'waiting', nextAttemptAt: now, heldUntil: Math.min(outcome.until, end), counts: false };
    case 'again': {
      const delay = policy.delaysMs[tries];
      if (delay === undefined || now >= end) return { state: 'gave-up', reason: outcome.error };
      const spread = delay * (0.8 + 0.4 * random);
      const asked = Math.min(outcome.retryAfterMs ?? 0, longestRetryAfterMs);
      return { state: 'waiting', nextAttemptAt: now + Math.max(spread, asked), heldUntil: null, counts: true };
    }
  }
}
