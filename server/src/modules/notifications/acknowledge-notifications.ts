import { fail, ok, type Result } from '@belfry/domain';
import { notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { type ChangeNeeds, type ChangeResult, idsProblem, recipientOf } from './change-notifications.ts';
import { endEscalations } from './escalations.store.ts';
import { writeNotifications } from './notification-changes.store.ts';
import { lockUnacknowledged } from './notification-locks.store.ts';
import type { NotificationChange, NotificationRow } from './notification.ts';
import type { Recipient } from './notification-filter.ts';
import type { notificationsStore } from './notifications.store.ts';

export interface AcknowledgeNeeds extends ChangeNeeds {
  store: Pick<ReturnType<typeof notificationsStore>, 'byIds'>;
}

interface Acknowledging {
  organizationId: string;
  firingIds: readonly string[];
  by: string;
  now: number;
}

/** Says of all notifications of some firings who is on it, and calls off what would have followed. */
async function acknowledgeFirings(
  transaction: Transaction,
  { organizationId, firingIds, by, now }: Acknowledging,
): Promise<NotificationChange[]> {
  const open = await lockUnacknowledged(transaction, organizationId, firingIds);
  if (open.length === 0) return [];
  await endEscalations(transaction, { organizationId, firingIds, now });
  const notifications = open.map((row): NotificationRow => ({ ...row, acknowledgedAt: now, acknowledgedBy: by }));
  return writeNotifications(transaction, { organizationId, notifications, now, how: 'update' });
}

/** The viewer's own notifications of these ids, in their order. */
async function ownOnes(
  { store }: AcknowledgeNeeds,
  recipient: Recipient,
  ids: readonly string[],
): Promise<Result<NotificationRow[], UserProblem>> {
  const unique = [...new Set(ids)];
  const byId = new Map((await store.byIds(recipient, unique)).map((row) => [row.id, row]));
  const rows = unique.flatMap((id) => byId.get(id) ?? []);
  return rows.length < unique.length ? fail(notFound('notification')) : ok(rows);
}

/**
 * Says that the viewer is on it: once for each firing, and every recipient learns by whom and when. The first one stays. What needs no
 * acknowledgement is left as it is.
 */
export const acknowledgeNotifications =
  (needs: AcknowledgeNeeds) =>
  async (viewer: SignedInViewer, { ids }: { ids: readonly string[] }): Promise<ChangeResult> => {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    const problem = idsProblem(ids);
    if (problem) return fail(problem);
    const { organizationId, userId } = recipient.value;
    const own = await ownOnes(needs, recipient.value, ids);
    if (!own.ok) return own;
    const firingIds = own.value.filter((row) => row.needsAcknowledgement).map(({ firingId }) => firingId);
    const now = needs.clock.now();
    const changes = await needs.database.transaction(organizationId, (transaction) =>
      acknowledgeFirings(transaction, { organizationId, firingIds, by: userId, now }),
    );
    if (changes.length > 0) needs.changed(organizationId, changes);
    const asked = new Set(ids);
    return ok({
      notifications: await needs.store.byIds(recipient.value, ids),
      count: changes.filter(({ notification }) => asked.has(notification.id)).length,
    });
  };
