import { useMemo, useState } from 'react';
import { useRing, useServerNow } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { notificationRing } from './inbox-feed.ts';
import { splitAtHead } from './inbox-rows.ts';
import { isShown, type InboxView } from './inbox-tab.ts';

interface InboxRows {
  rows: readonly InboxNotification[];
  /** What came while the reader was scrolled away, newest first. */
  arrived: readonly InboxNotification[];
  /** Tells whether the reader is at the top, where new rows may slide in. */
  setAtTop: (atTop: boolean) => void;
}

/** The rows of a view; while the reader is scrolled away the list stands still. */
export function useInboxRows(view: InboxView): InboxRows {
  const all = useRing(notificationRing);
  const minute = Math.floor(useServerNow() / 10_000) * 10_000;
  const shown = useMemo(() => all.filter((notification) => isShown(notification, view, minute)), [all, view, minute]);
  const [head, setHead] = useState<InboxNotification | null>(null);
  const { arrived, rows } = splitAtHead(shown, head);
  const setAtTop = (atTop: boolean): void => {
    if (atTop) setHead(null);
    else setHead((now) => now ?? rows[0] ?? null);
  };
  return { rows, arrived: shown.slice(0, arrived), setAtTop };
}
