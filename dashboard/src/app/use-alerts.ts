import { useEffect, useState } from 'react';
import { createAnnouncer } from '../alerts/announce.ts';
import type { Alert } from '../alerts/alert.ts';
import { followAlertClicks } from '../alerts/desktop-alerts.ts';
import { followProfile } from '../alerts/notification-profile.ts';
import { standForLeader } from '../alerts/leader-tab.ts';
import { keepPresence } from '../alerts/presence.ts';
import { unlockSound } from '../alerts/sound.ts';
import { serverNow, type Session } from '../data/index.ts';
import type { InboxNotification } from '../features/inbox/inbox.documents.ts';
import { notificationRing } from '../features/inbox/inbox-feed.ts';
import { arrivalOf } from '../features/inbox/arrival.ts';
import { newsIn } from '../features/inbox/inbox-news.ts';
import { formatTerm } from '../features/inbox/inbox-query.ts';
import { useGo } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';

/** Tells the viewer what is new by toast, sound and desktop alert. Returns what takes the news. */
export function useAlerts({ viewer }: Session): (notifications: readonly InboxNotification[]) => void {
  const go = useGo();
  const userId = viewer.user?.id;
  const [announce] = useState(() => createAnnouncer({ go, pageOf, isInboxShown }));
  useEffect(() => (userId === undefined ? undefined : standForLeader(userId)), [userId]);
  useEffect(() => (userId === undefined ? undefined : followProfile(userId)), [userId]);
  useEffect(() => followAlertClicks(go), [go]);
  useEffect(keepPresence, []);
  useEffect(unlockAtFirstGesture, []);
  return (notifications) => {
    const news = newsIn(notifications, { known: (id) => notificationRing.row(id), now: serverNow() });
    void announce(news.map(alertOf));
  };
}

function alertOf(notification: InboxNotification): Alert {
  const { title, body, id } = notification;
  return { ...arrivalOf(notification), title, body, url: paths.inbox({ open: id }) };
}

function pageOf(event: string): string {
  return paths.inbox({ q: formatTerm({ field: 'event', value: event }) });
}

function isInboxShown(): boolean {
  return globalThis.location.pathname === paths.inbox() && document.visibilityState === 'visible';
}

/** A browser lets a page be heard only once somebody has touched it. */
function unlockAtFirstGesture(): () => void {
  const stop = new AbortController();
  const unlock = (): void => {
    stop.abort();
    void unlockSound();
  };
  for (const gesture of ['pointerdown', 'keydown']) document.addEventListener(gesture, unlock, { signal: stop.signal });
  return () => stop.abort();
}
