/** A browser of a user that takes push messages. */
export interface PushSubscriptionRow {
  id: string;
  organizationId: string;
  userId: string;
  endpoint: string;
  /** What the browser calls itself. */
  device: string | null;
  createdAt: number;
}

/** With the browser's keys, sealed. */
export type SealedSubscription = PushSubscriptionRow & { keys: string };
