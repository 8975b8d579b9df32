import type { EventDefinition } from '../definition/event-definition.ts';
import type { Instant } from '../kernel/instant.ts';
import type { ThrottleState } from './reaction.ts';

/** One action of a firing that is about to be done. */
export interface Throttling {
  readonly definition: Pick<EventDefinition, 'id' | 'actions'>;
  /** The action's place in the definition. */
  readonly place: number;
  /** What the firing is about, in one word that is its alone; null when it is about nothing. */
  readonly item: string | null;
  readonly at: Instant;
}

export type Throttled =
  /** Done. `heldBack` were held back since it was last done: `#HELDBACK#`. Nothing is to be kept without a state. */
  | { readonly does: true; readonly heldBack: number; readonly state: ThrottleState | null }
  | { readonly does: false; readonly until: Instant; readonly state: ThrottleState };

/** The key of the state that counts for an action; null when it may be done every time. */
export function throttleKey({ definition, place, item }: Omit<Throttling, 'at'>): string | null {
  const frequency = definition.actions[place]?.frequency ?? null;
  if (frequency === null) return null;
  return `${definition.id}:${place}:${frequency.per === 'item' ? (item ?? '') : ''}`;
}

/**
 * Whether an action may be done again. Every firing is either done or held back, and what is held back is told with the
 * next one that is done: the numbers told add up to the number held back, but for those that still wait to be told.
 */
export function throttle(state: ThrottleState | null, { definition, place, item, at }: Throttling): Throttled {
  const frequency = definition.actions[place]?.frequency ?? null;
  if (frequency === null) return { does: true, heldBack: 0, state: null };
  const until = state === null ? at : state.doneAt + frequency.everyMs;
  if (state !== null && at < until) return { does: false, until, state: { ...state, heldBack: state.heldBack + 1 } };
  return {
    does: true,
    heldBack: state?.heldBack ?? 0,
    state: {
      definitionId: definition.id,
      place,
      item: frequency.per === 'item' ? item : null,
      doneAt: at,
      heldBack: 0,
    },
  };
}
