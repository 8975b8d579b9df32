import type { InboxNotification } from './inbox.documents.ts';
import { placeOf } from './inbox-tab.ts';

/** What is older when it comes is a replay: it is counted, not announced. */
const announcedForMs = 30_000;
const clockSlackMs = 2_000;

interface Hearing {
  /** As it was known before; undefined when it was not. */
  known: (id: string) => InboxNotification | undefined;
  /** Epoch ms. */
  now: number;
}

/** What of all that came is news to the viewer: what has just been fired, and what has just come back from a snooze. */
export function newsIn(
  notifications: readonly InboxNotification[],
  { known, now }: Hearing,
): readonly InboxNotification[] {
  return notifications.filter((notification) => {
    if (notification.status !== 'UNREAD' || placeOf(notification, now) !== 'inbox') return false;
    const before = known(notification.id);
    if (before) return hasWoken(before, notification, now);
    return now - Date.parse(notification.createdAt) <= announcedForMs;
  });
}

/** By itself, as its time had come; what the viewer wakes on another device is no news. */
function hasWoken(before: InboxNotification, after: InboxNotification, now: number): boolean {
  return (
    before.snoozedUntil !== null && after.snoozedUntil === null && Date.parse(before.snoozedUntil) <= now + clockSlackMs
  );
}
