import { fail } from '@belfry/domain';
import { invalid, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import {
  atMost,
  change,
  type ChangeNeeds,
  type ChangeResult,
  idsProblem,
  recipientOf,
} from './change-notifications.ts';
import type { NotificationRow } from './notification.ts';
import type { NotificationFilter } from './notification-filter.ts';

export interface Mark {
  ids?: readonly string[] | null | undefined;
  filter?: NotificationFilter | null | undefined;
  as: NotificationRow['status'];
}

function marked(row: NotificationRow, as: Mark['as'], now: number): NotificationRow {
  if (row.status === as) return row;
  switch (as) {
    case 'unread':
      return { ...row, status: as, readAt: null, doneAt: null };
    case 'read':
      return { ...row, status: as, readAt: row.readAt ?? now, doneAt: null };
    default:
      return { ...row, status: as, readAt: row.readAt ?? now, doneAt: now };
  }
}

/** A filter means those that the mark changes: otherwise it would find the same ones again and again. */
const markable = (filter: NotificationFilter, as: Mark['as']): NotificationFilter => ({
  and: [filter, { status: { notIn: [as] }, snoozed: { eq: false } }],
});

/** What is put away is neither read nor done until it comes back. */
function whileSnoozed({ snoozedUntil, title }: NotificationRow): UserProblem | null {
  if (snoozedUntil === null) return null;
  const message = `"${title}" is snoozed. Wake it first.`;
  return { kind: 'ConflictError', code: 'SNOOZED', message };
}

/** Marks the viewer's own notifications: those named, or the oldest that a filter finds, 500 at most. */
export const markNotifications =
  (needs: ChangeNeeds) =>
  async (viewer: SignedInViewer, { ids, filter, as }: Mark): Promise<ChangeResult> => {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    if ((ids == null) === (filter == null))
      return fail(invalid([{ path: ['ids'], code: 'REQUIRED', message: 'Give either ids or a filter.' }]));
    const problem = ids && idsProblem(ids);
    if (problem) return fail(problem);
    const now = needs.clock.now();
    const which = ids ? { ids } : { filter: markable(filter ?? {}, as), atMost };
    return change(needs, {
      recipient: recipient.value,
      which,
      to: (row) => marked(row, as, now),
      refuse: whileSnoozed,
    });
  };
