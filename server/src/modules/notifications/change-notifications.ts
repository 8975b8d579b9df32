import { fail, ok, type Result } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { writeNotifications } from './notification-changes.store.ts';
import type { NotificationChange, NotificationRow } from './notification.ts';
import { lockNotifications } from './notification-locks.store.ts';
import type { NotificationFilter, Recipient } from './notification-where.store.ts';

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
type Which = { ids: readonly string[] } | { filter: NotificationFilter; atMost: number };

const atMost = 500;

/** Whose inbox it is. A token of no user has none. */
function recipientOf({ organizationId, userId, grants }: SignedInViewer): Result<Recipient, UserProblem> {
  const granted = grants['notifications:read'] ?? 'none';
  return userId === null || granted === 'none'
    ? fail(notAllowed('notifications:read'))
    : ok({ organizationId, userId });
}

/** Changes some notifications of one user, all or none. Each that really changes gets a new place in the stream. */
async function change(
  { database, clock, changed }: ChangeNeeds,
  { recipient, which, to }: { recipient: Recipient; which: Which; to: (row: NotificationRow) => NotificationRow },
): Promise<ChangeResult> {
  const { organizationId } = recipient;
  const done = await database.transaction(organizationId, async (transaction) => {
    const rows = await lockNotifications(transaction, recipient, which);
    if ('ids' in which && rows.length < new Set(which.ids).size) return null;
    const after = rows.map(to);
    const different = after.filter((row, index) => row !== rows[index]);
    const changes = await writeNotifications(transaction, {
      organizationId,
      notifications: different,
      now: clock.now(),
      how: 'update',
    });
    return { after, changes };
  });
  if (!done) return fail(notFound('notification'));
  if (done.changes.length > 0) changed(organizationId, done.changes);
  const byId = new Map(done.changes.map(({ notification }) => [notification.id, notification]));
  return ok({
    notifications: done.after.map((row) => byId.get(row.id) ?? row),
    count: done.changes.length,
  });
}

const idsIssue = (ids: readonly string[]): UserProblem | null => {
  if (ids.length > 0 && ids.length <= atMost) return null;
  return invalid([{ path: ['ids'], code: 'OUT_OF_RANGE', message: `Name 1 to ${atMost} notifications.` }]);
};

export interface Mark {
  ids?: readonly string[] | null | undefined;
  filter?: NotificationFilter | null | undefined;
  as: NotificationRow['status'];
}

function marked(row: NotificationRow, as: Mark['as'], now: number): NotificationRow {
  if (row.status === as && (as !== 'done' || row.snoozedUntil === null)) return row;
  switch (as) {
    case 'unread':
      return { ...row, status: as, readAt: null, doneAt: null };
    case 'read':
      return { ...row, status: as, readAt: row.readAt ?? now, doneAt: null };
    default:
      return { ...row, status: as, readAt: row.readAt ?? now, doneAt: now, snoozedUntil: null };
  }
}

/** Marks the viewer's own notifications: those named, or the oldest that a filter finds, 500 at most. */
export const markNotifications =
  (needs: ChangeNeeds) =>
  async (viewer: SignedInViewer, { ids, filter, as }: Mark): Promise<ChangeResult> => {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    if ((ids == null) === (filter == null))
      return fail(invalid([{ path: ['ids'], code: 'REQUIRED', message: 'Give either ids or a filter.' }]));
    const problem = ids && idsIssue(ids);
    if (problem) return fail(problem);
    if (ids?.some((id) => !isUuid(id))) return fail(notFound('notification'));
    const now = needs.clock.now();
    // A filter means those that the mark changes: otherwise it would find the same ones again and again.
    const which = ids
      ? { ids }
      : {
          filter: {
            ...filter,
            status: { ...filter?.status, notIn: [...(filter?.status?.notIn ?? []), as] },
          },
          atMost,
        };
    return change(needs, { recipient: recipient.value, which, to: (row) => marked(row, as, now) });
  };

export interface Snooze {
  ids: readonly string[];
  /** Epoch milliseconds; null wakes them now. */
  until: number | null;
}

const minute = 60_000;
const soonest = 3 * minute;
/** What a request may take on its way. */
const grace = 5_000;
const latest = 366 * 24 * 60 * minute;

function untilIssue(until: number | null, now: number): UserProblem | null {
  if (until === null || (until >= now + soonest - grace && until <= now + latest)) return null;
  return invalid([
    {
      path: ['until'],
      code: 'OUT_OF_RANGE',
      message: 'Choose a time at least 3 minutes and at most a year from now.',
    },
  ]);
}

/** As it is when it comes back: unread, as if it were new. */
export const awake = (row: NotificationRow): NotificationRow => ({
  ...row,
  status: 'unread',
  readAt: null,
  doneAt: null,
  snoozedUntil: null,
});

function snoozed(row: NotificationRow, until: number): NotificationRow {
  if (row.snoozedUntil === until) return row;
  return {
    ...row,
    snoozedUntil: until,
    doneAt: null,
    status: row.status === 'done' ? 'read' : row.status,
  };
}

/** Puts the viewer's own notifications away until a time, or wakes them. */
export const snoozeNotifications =
  (needs: ChangeNeeds) =>
  async (viewer: SignedInViewer, { ids, until }: Snooze): Promise<ChangeResult> => {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    const problem = idsIssue(ids) ?? untilIssue(until, needs.clock.now());
    if (problem) return fail(problem);
    if (ids.some((id) => !isUuid(id))) return fail(notFound('notification'));
    const to = (row: NotificationRow): NotificationRow => {
      if (until !== null) return snoozed(row, until);
      return row.snoozedUntil === null ? row : awake(row);
    };
    return change(needs, { recipient: recipient.value, which: { ids }, to });
  };
