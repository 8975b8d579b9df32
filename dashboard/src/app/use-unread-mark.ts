import { bellFavicon } from '@belfry/ui';
import { useEffect } from 'react';
import { useUnread } from '../features/inbox/use-inbox-feed.ts';
import { usePath } from '../shared/navigation.tsx';
import { useShownTitle } from '../shared/page-title.ts';
import { sectionOf } from './sections.ts';

/** The title of the browser's tab: what is unread, the page, the product. */
export function tabTitle(unread: number, page: string): string {
  const name = page === '' ? 'Belfry' : `${page} · Belfry`;
  return unread === 0 ? name : `(${unread > 99 ? '99+' : unread}) ${name}`;
}

/** Keeps the tab's title and icon telling how much is unread. */
export function useUnreadMark(): void {
  const unread = useUnread();
  const section = sectionOf(usePath());
  const shown = useShownTitle();
  const page = shown === '' ? (section?.label ?? '') : shown;
  useEffect(() => {
    document.title = tabTitle(unread, page);
  }, [unread, page]);
  useEffect(() => {
    document.getElementById('favicon')?.setAttribute('href', bellFavicon(unread));
  }, [unread]);
}
