import { useEffect, useState } from 'react';
import { useStore } from '../../data/index.ts';
import { followInbox, inboxSummary } from './inbox-feed.ts';

/** Follows the viewer's notifications while the shell is there, from the place (a cursor) the session began. */
export function useInboxFeed(cursor: string): void {
  const [start] = useState(cursor);
  useEffect(() => followInbox(start), [start]);
}

/** How many notifications are unread. */
export function useUnread(): number {
  return useStore(inboxSummary).unread;
}
