import type { OperatorName } from '../catalogue/operators.ts';

/**
 * What must be true of an event's fields, stored as JSON. `field` and `operator` are names of the event catalogue;
 * `value` has the shape that the operator asks for.
 */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | TestCondition;

export interface TestCondition {
  readonly kind: 'test';
  readonly field: string;
  readonly operator: OperatorName;
  readonly value: unknown;
  /** For texts; false when absent. */
  readonly caseSensitive?: boolean;
}

/** Holds for everything. */
export const always: Condition = { kind: 'all', of: [] };

/** What a reference may be compared with beside ids: they stand for the definition's owner, and the owner's queues and team. */
export const referenceWords = { me: 'me', myQueues: 'my queues', myTeam: 'my team' } as const;
