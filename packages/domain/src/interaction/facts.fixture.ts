import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Fact } from './fact.ts';

/** A fact by the user it is about, or by the system. For tests. */
export function fact(type: UserEventType, at: Instant, more: Partial<Omit<Fact, 'type' | 'at'>> = {}): Fact {
  const userId = more.userId ?? null;
  return {
    type,
    at,
    actor: userId === null ? { kind: 'system', userId: null } : { kind: 'user', userId },
    userId,
    queueId: null,
    target: null,
    reason: null,
    fields: {},
    ...more,
  };
}
