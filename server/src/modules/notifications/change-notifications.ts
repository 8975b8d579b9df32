import { fail, ok, type Result } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { writeNotifications } from './notification-changes.store.ts';
import type { NotificationChange, NotificationRow } from './notification.ts';
import { lockNotifications } from './notification-locks.store.ts';
import type { NotificationFilter, Recipient } from './notification-filter.ts';

/** Told of changes after their commit, in the order of the stream. Never waits, never fails. */
export type Changed = (organizationId: string, changes: readonly NotificationChange[]) => void;

export interface ChangeNeeds {
  database: Database;
  clock: Clock;
  changed: Changed;
}

export interface ChangedNotifications {
  /** All that were asked for, as they are now. */
  notifications: readonly NotificationRow[];
  /** How many of them it changed. */
  count: number;
}

export type ChangeResult = Result<ChangedNotifications, UserProblem>;
export type Which = { ids: readonly string[] } | { filter: NotificationFilter; atMost: number };

/** How many one call may change. */
export const atMost = 500;

/** The viewer as a recipient. A token of no user has none. */
export function recipientOf({ organizationId, userId, grants }: SignedInViewer): Result<Recipient, UserProblem> {
  const granted = grants['notifications:read'] ?? 'none';
  return userId === null || granted === 'none'
    ? fail(notAllowed('notifications:read'))
    : ok({ organizationId, userId });
}

/** What is done to which notifications. */
export interface Changing {
  recipient: Recipient;
  which: Which;
  to: (row: NotificationRow) => NotificationRow;
  /** Why it cannot be done to one of them, and so to none. */
  refuse?: (row: NotificationRow) => UserProblem | null;
}

/** Changes some notifications of one user, all or none. Each that really changes gets a new place in the stream. */
export async function change(
  { database, clock, changed }: ChangeNeeds,
  { recipient, which, to, refuse }: Changing,
): Promise<ChangeResult> {
  const { organizationId } = recipient;
  type Done = Result<{ after: NotificationRow[]; changes: NotificationChange[] }, UserProblem>;
  const done = await database.transaction(organizationId, async (transaction): Promise<Done> => {
    const rows = await lockNotifications(transaction, recipient, which);
    if ('ids' in which && rows.length < new Set(which.ids).size) return fail(notFound('notification'));
    const refused = rows.map((row) => refuse?.(row)).find(Boolean);
    if (refused) return fail(refused);
    const after = rows.map(to);
    const different = after.filter((row, index) => row !== rows[index]);
    const changes = await writeNotifications(transaction, {
      organizationId,
      notifications: different,
      now: clock.now(),
      how: 'update',
    });
    return ok({ after, changes });
  });
  if (!done.ok) return done;
  const { after, changes } = done.value;
  if (changes.length > 0) changed(organizationId, changes);
  const byId = new Map(changes.map(({ notification }) => [notification.id, notification]));
  return ok({ notifications: after.map((row) => byId.get(row.id) ?? row), count: changes.length });
}

/** What is wrong with a list of ids. */
export const idsProblem = (ids: readonly string[]): UserProblem | null => {
  if (ids.length === 0 || ids.length > atMost)
    return invalid([{ path: ['ids'], code: 'OUT_OF_RANGE', message: `Name 1 to ${atMost} notifications.` }]);
  return ids.every(isUuid) ? null : notFound('notification');
};
