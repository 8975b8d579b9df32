import { useMemo, useState } from 'react';
import { useRing, useServerNow } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { notificationRing } from './inbox-feed.ts';
import { itemsOf, linesOf, type Grouping, type InboxItem, type InboxLine } from './inbox-items.ts';
import { splitAtHead } from './inbox-rows.ts';
import { isShown, placeOf, type InboxView } from './inbox-tab.ts';

interface InboxRows {
  lines: readonly InboxLine[];
  /** The rows among the lines, in the order they stand. */
  items: readonly InboxItem[];
  /** How many came while the reader was scrolled away. */
  arrived: number;
  /** All that lies in the inbox, as far as it is loaded. */
  inInbox: readonly InboxNotification[];
  /** Tells whether the reader is at the top, where new rows may slide in. */
  setAtTop: (atTop: boolean) => void;
}

/** The rows of a view; while the reader is scrolled away the list stands still. */
export function useInboxRows(view: InboxView, group: Grouping): InboxRows {
  const all = useRing(notificationRing);
  const moment = Math.floor(useServerNow() / 10_000) * 10_000;
  const shown = useMemo(() => all.filter((notification) => isShown(notification, view, moment)), [all, view, moment]);
  const inInbox = useMemo(() => all.filter((row) => placeOf(row, moment) === 'inbox'), [all, moment]);
  const [head, setHead] = useState<InboxNotification | null>(null);
  const { arrived, rows } = useMemo(() => splitAtHead(shown, head), [shown, head]);
  const lines = useMemo(() => linesOf(itemsOf(rows), group), [rows, group]);
  const items = useMemo(() => lines.filter((line) => line.kind === 'item'), [lines]);
  const setAtTop = (atTop: boolean): void => {
    if (atTop) setHead(null);
    else setHead((now) => now ?? rows[0] ?? null);
  };
  return { lines, items, arrived, inInbox, setAtTop };
}
