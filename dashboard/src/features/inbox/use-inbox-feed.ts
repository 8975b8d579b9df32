import { useEffect, useEffectEvent, useState } from 'react';
import { useStore, type Session } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { followInbox, inboxSummary } from './inbox-feed.ts';
import { countSince, keepLastSeen } from './last-seen.ts';
import { onLiveState } from '../../data/index.ts';

/** Follows the viewer's notifications while the shell is there; `onHeard` is told of each at once. */
export function useInboxFeed(
  { viewer }: Session,
  onHeard: (notifications: readonly InboxNotification[]) => void,
): void {
  const [after] = useState(viewer.cursor.notifications);
  const userId = viewer.user?.id ?? null;
  const hear = useEffectEvent(onHeard);
  useEffect(() => followInbox({ userId, after, onHeard: (some) => hear(some) }), [userId, after]);
  useEffect(() => (userId === null ? undefined : keepLastSeen(userId)), [userId]);
  useEffect(countAfterCuts, []);
}

/** What came during a long cut is counted instead of announced. */
function countAfterCuts(): () => void {
  let since: number | null = null;
  return onLiveState((live) => {
    if (live.state === 'reconnecting') since ??= live.since;
    if (live.state !== 'live' || since === null) return;
    void countSince(since);
    since = null;
  });
}

/** How many notifications are unread. */
export function useUnread(): number {
  return useStore(inboxSummary).unread;
}
