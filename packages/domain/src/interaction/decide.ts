import { type UserEventType, userEventTypeNames, userEventTypes } from '../catalogue/user-event-types.ts';
import { type Result, fail, ok } from '../kernel/result.ts';
import type { AnomalyCode, InvalidTransition } from './anomaly.ts';
import { type Fact, userOf } from './fact.ts';
import { guards } from './guards.ts';
import type { InteractionState } from './state.ts';

const ofInteractions = userEventTypeNames.filter((type) => userEventTypes[type].subject === 'interaction');
const interactionTypes: ReadonlySet<UserEventType> = new Set(ofInteractions);

/**
 * Whether a user action is possible now. A refusal names what the same user could do instead.
 * Facts whose subject is not an interaction are always possible.
 */
export function decide(state: InteractionState, fact: Fact): Result<Fact, InvalidTransition> {
  if (allows(state, fact)) return ok(fact);
  const allowed = ofInteractions.filter((type) => allows(state, { ...fact, type }));
  return fail({ kind: 'invalid-transition', from: state.phase, action: fact.type, allowed });
}

/** Why a fact that cannot be refused (an import, a late source event) is flagged; null when nothing is odd. */
export function anomalyOf(state: InteractionState, fact: Fact): AnomalyCode | null {
  if (state.lastAt !== null && fact.at < state.lastAt) return 'OUT_OF_ORDER';
  return allows(state, fact) ? null : 'INVALID_TRANSITION';
}

function allows(state: InteractionState, fact: Fact): boolean {
  if (!interactionTypes.has(fact.type)) return true;
  if (state.deleted) return false;
  if (state.phase === 'none') return fact.type === 'interaction.created';
  const guard = guards[fact.type];
  return guard === undefined || guard(state, userOf(fact), fact);
}
