import { useCallback, useEffect, useRef } from 'react';
import type { useUrlState } from '../../shared/navigation.tsx';
import { markRead } from './inbox-actions.ts';
import { notificationRing } from './inbox-feed.ts';
import type { InboxItem } from './inbox-items.ts';

const readAfterMs = 1_000;

interface OpenNotification {
  /** Opens it, which reads it. */
  show: (item: InboxItem) => void;
  /** Shows it while passing by: it counts as read after a second. */
  glance: (item: InboxItem) => void;
  close: () => void;
}

/** Opening and closing the details, whose notification stands in the address. */
export function useOpenNotification(change: ReturnType<typeof useUrlState>[1]): OpenNotification {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback(
    ({ lead, members }: InboxItem) => {
      clearTimeout(timer.current);
      change({ open: lead.id }, { replace: true });
      void markRead(members);
    },
    [change],
  );
  const glance = useCallback(
    ({ lead, members }: InboxItem) => {
      clearTimeout(timer.current);
      change({ open: lead.id }, { replace: true });
      timer.current = setTimeout(() => {
        void markRead(members.flatMap(({ id }) => notificationRing.row(id) ?? []));
      }, readAfterMs);
    },
    [change],
  );
  const close = useCallback(() => {
    clearTimeout(timer.current);
    change({ open: null }, { replace: true });
  }, [change]);
  return { show, glance, close };
}
