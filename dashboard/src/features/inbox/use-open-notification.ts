import { useCallback, useEffect, useRef } from 'react';
import type { useUrlState } from '../../shared/navigation.tsx';
import type { InboxNotification } from './inbox.documents.ts';
import { markRead } from './inbox-actions.ts';
import { notificationRing } from './inbox-feed.ts';

const readAfterMs = 1_000;

interface OpenNotification {
  /** Opens it, which reads it. */
  show: (notification: InboxNotification) => void;
  /** Shows it while passing by: it counts as read after a second. */
  glance: (notification: InboxNotification) => void;
  close: () => void;
}

/** Opening and closing the details, whose notification stands in the address. */
export function useOpenNotification(change: ReturnType<typeof useUrlState>[1]): OpenNotification {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback(
    (notification: InboxNotification) => {
      clearTimeout(timer.current);
      change({ open: notification.id }, { replace: true });
      void markRead(notification);
    },
    [change],
  );
  const glance = useCallback(
    ({ id }: InboxNotification) => {
      clearTimeout(timer.current);
      change({ open: id }, { replace: true });
      timer.current = setTimeout(() => {
        const row = notificationRing.row(id);
        if (row) void markRead(row);
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
