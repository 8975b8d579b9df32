import { fail } from '@belfry/domain';
import { invalid, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { change, type ChangeNeeds, type ChangeResult, idsProblem, recipientOf } from './change-notifications.ts';
import type { NotificationRow } from './notification.ts';

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

/** As it is when it comes back: unread, and at the top as if it were new. */
export const awake = (row: NotificationRow, now: number): NotificationRow => ({
  ...row,
  listedAt: now,
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
    const now = needs.clock.now();
    const problem = idsProblem(ids) ?? untilIssue(until, now);
    if (problem) return fail(problem);
    const to = (row: NotificationRow): NotificationRow => {
      if (until !== null) return snoozed(row, until);
      return row.snoozedUntil === null ? row : awake(row, now);
    };
    return change(needs, { recipient: recipient.value, which: { ids }, to });
  };
