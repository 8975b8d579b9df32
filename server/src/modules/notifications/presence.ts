import { ok, type Result } from '@belfry/domain';
import type { SignedInViewer, UserProblem } from '../../platform/graphql/index.ts';
import { recipientOf } from './change-notifications.ts';
import type { ProfileNeeds } from './change-profile.ts';
import { readWhereabouts, writePresence } from './presence.store.ts';

/**
 * Who is at a page. The pages say so themselves: a socket stays open behind a hidden page, and servers do not know of each other's.
 * A user who hides one page and looks at another is away until that one says so again.
 */
export const createPresence = ({ database, clock }: ProfileNeeds) => ({
  /** Notes whether the viewer looks at a page. @returns whether they count as present. */
  async report(viewer: SignedInViewer, visible: boolean): Promise<Result<boolean, UserProblem>> {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    await database.transaction(viewer.organizationId, (transaction) =>
      writePresence(transaction, { ...recipient.value, visible, now: clock.now() }),
    );
    return ok(visible);
  },

  /** Whether a user looked at a page within the last minute. */
  async isPresent(organizationId: string, userId: string): Promise<boolean> {
    const whereabouts = await database.transaction(organizationId, (transaction) =>
      readWhereabouts(transaction, { organizationId, userIds: [userId], now: clock.now() }),
    );
    return whereabouts.get(userId)?.present ?? false;
  },

  /** Whether the viewer talks to a customer. */
  async isInInteraction({ organizationId, userId }: SignedInViewer): Promise<boolean> {
    if (userId === null) return false;
    const whereabouts = await database.transaction(organizationId, (transaction) =>
      readWhereabouts(transaction, { organizationId, userIds: [userId], now: clock.now() }),
    );
    return whereabouts.get(userId)?.inInteraction ?? false;
  },
});
