import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { InteractionPhase } from './state.ts';

/** Why a user event is kept but flagged. */
export const anomalyCodes = {
  INVALID_TRANSITION: "The interaction's state did not allow it.",
  OUT_OF_ORDER: 'It happened before something that was already recorded of the interaction.',
  CLOCK_SKEW: "The source's clock is more than 5 minutes off.",
  SOURCE_FLAGGED: 'The source itself marked it as doubtful.',
  NEGATIVE_DURATION: 'The source gave it an end before its beginning.',
  UNKNOWN_STATUS: 'The source gave a status that its mapping does not know.',
} as const satisfies Record<string, string>;

export type AnomalyCode = keyof typeof anomalyCodes;

/** A user action that the interaction's state forbids. */
export interface InvalidTransition {
  readonly kind: 'invalid-transition';
  readonly from: InteractionPhase;
  readonly action: UserEventType;
  /** What the same user could do now. */
  readonly allowed: readonly UserEventType[];
}
