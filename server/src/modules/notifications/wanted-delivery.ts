import type { Severity } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

interface Wanted {
  id: string;
  organizationId: string;
  userId: string;
  /** Null for a digest, which tells of many. */
  firingId: string | null;
  definitionId: string | null;
}

/** What is to leave the house for a user, as their profile wants it. */
export type WantedDelivery = Wanted &
  (
    | {
        channel: 'push';
        severity: Severity;
        title: string;
        body: string;
        /** A later one of the same topic takes its place. */
        topic: string;
        url: string | null;
      }
    | {
        channel: 'email';
        /** The user's address. */
        to: string;
        subject: string;
        text: string;
        /** Made from the text when null. */
        html: string | null;
      }
  );

/** Sends what leaves the house. Owned here, fulfilled by whoever delivers. */
export interface Deliver {
  /** Keeps deliveries with the caller's transaction: they are sent once it is committed, and never otherwise. */
  add(transaction: Transaction, wanted: readonly WantedDelivery[]): Promise<void>;
  /** To be called after that commit. */
  wake(): void;
}
