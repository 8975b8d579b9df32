import type { Action } from '@belfry/domain';

/** What became of an action of a firing: `waiting` until it has ended, `held-back` by its frequency, `shadow` where nothing is to be done. */
export const receiptStates = ['done', 'waiting', 'held-back', 'refused', 'failed', 'shadow'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** What became of one action of a firing. Instants in epoch milliseconds. */
export interface ReceiptRow {
  firingId: string;
  /** The action's place among those of its definition, from 0. */
  place: number;
  kind: Action['kind'];
  state: ReceiptState;
  /** How many were told, sent to or changed. */
  count: number;
  /** Why it was refused or failed, or what else is to be known. */
  reason: string | null;
  at: number;
}
