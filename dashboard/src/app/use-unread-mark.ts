import { bellFavicon } from '@belfry/ui';
import { useEffect, useState } from 'react';
import { isLeader } from '../alerts/leader-tab.ts';
import { useStore } from '../data/index.ts';
import { useUnread } from '../features/inbox/use-inbox-feed.ts';
import { usePath } from '../shared/navigation.tsx';
import { useShownTitle } from '../shared/page-title.ts';
import { sectionOf } from './sections.ts';

/** The title of the browser's tab: what is unread, the page, the product. */
export function tabTitle(unread: number, page: string): string {
  const name = page === '' ? 'Belfry' : `${page} · Belfry`;
  return unread === 0 ? name : `(${unread > 99 ? '99+' : unread}) ${name}`;
}

/** Keeps the tab's title and icon, and the mark on the installed application, telling how much is unread. */
export function useUnreadMark(): void {
  const unread = useAtMostOnceASecond(useUnread());
  const leads = useStore(isLeader);
  const section = sectionOf(usePath());
  const shown = useShownTitle();
  const page = shown === '' ? (section?.label ?? '') : shown;
  useEffect(() => {
    document.title = tabTitle(unread, page);
  }, [unread, page]);
  useEffect(() => {
    document.getElementById('favicon')?.setAttribute('href', bellFavicon(unread));
  }, [unread]);
  useEffect(() => {
    if (leads && 'setAppBadge' in navigator) navigator.setAppBadge(unread).catch(() => undefined);
  }, [leads, unread]);
}

const restMs = 1_000;

/** The first change shows at once; those that follow within a second show together at its end. */
function useAtMostOnceASecond(value: number): number {
  const [shown, setShown] = useState({ value, at: 0 });
  useEffect(() => {
    if (shown.value === value) return undefined;
    const rest = Math.max(0, shown.at + restMs - Date.now());
    const timer = setTimeout(() => setShown({ value, at: Date.now() }), rest);
    return () => clearTimeout(timer);
  }, [value, shown]);
  return shown.value;
}
