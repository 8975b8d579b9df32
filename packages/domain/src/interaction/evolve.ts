import type { UserEventType } from '../catalogue/user-event-types.ts';
import { type Draft, addParticipant } from './draft.ts';
import { type Fact, userOf } from './fact.ts';
import { type Effect, handlingEffects } from './handling-effects.ts';
import { helpDeskEffects } from './help-desk-effects.ts';
import { type Channel, type InteractionState, emptyInteraction } from './state.ts';

/*
 *                 ┌──────────── reject, time out (no other offer open), release, transfer to a queue, reopen ───┐
 *                 ▼                                                                                             │
 *  none ──► creating ──► queued ──► offered ──► connected ──► wrapup ──► completed                              │
 *                 │        │           │            │            │                                              │
 *                 └────────┴─ abandon ─┴─ (on hold) ┴────────────┴── complete, fail ──► completed, failed ──────┘
 *
 * Held, muted, consulting and recording-paused are flags of a leg; transferring is a flag of the interaction.
 */

const effects: Readonly<Partial<Record<UserEventType, Effect>>> = {
  ...handlingEffects,
  ...helpDeskEffects,
};

/**
 * The state after one more fact. Total: a fact that the state does not allow changes as much as makes sense.
 * Facts whose subject is not an interaction only move `lastAt`.
 */
export function evolve(state: InteractionState, fact: Fact): InteractionState {
  const draft: Draft = { ...state };
  draft.lastAt = state.lastAt === null || fact.at > state.lastAt ? fact.at : state.lastAt;
  const effect = effects[fact.type];
  if (effect === undefined) return draft;
  begin(draft, fact);
  const userId = userOf(fact);
  addParticipant(draft, userId);
  effect(draft, fact, userId);
  return draft;
}

/** A source may leave out `interaction.created`: whatever comes first begins it. */
function begin(draft: Draft, fact: Fact): void {
  draft.openedAt = draft.openedAt === null || fact.at < draft.openedAt ? fact.at : draft.openedAt;
  if (draft.phase !== 'none' || fact.type === 'interaction.created') return;
  draft.phase = 'creating';
  draft.activeAt = fact.at;
}

/** The state after all the facts, in the order in which they happened, whatever order they are given in. */
export function project(channel: Channel, facts: readonly Fact[]): InteractionState {
  return inOrder(facts).reduce(evolve, emptyInteraction(channel));
}

/** By time, and at the same time by place in the log; what has no place comes last, as it was given. */
export function inOrder(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted((a, b) => a.at - b.at || placeOf(a) - placeOf(b));
}

function placeOf(fact: Fact): number {
  return fact.seq ?? Number.MAX_SAFE_INTEGER;
}
