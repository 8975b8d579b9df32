import type { DeliveryState } from './new-delivery.ts';

/** That a delivery has come to its end. One that is sent again ends again. */
export interface DeliveryEnd {
  organizationId: string;
  deliveryId: string;
  firingId: string | null;
  /** The index of the action that asked for it. */
  place: number;
  state: Exclude<DeliveryState, 'waiting'>;
  /** Why it was not sent; null when it was. */
  reason: string | null;
}

/** Told after the commit of each end, at least once: a crash may bring the same end again. */
export type Ended = (end: DeliveryEnd) => Promise<void>;
