import { showToast, type ToastMessage } from '@belfry/ui';
import {
  announcementsFor,
  channelsFor,
  severityOf,
  soundFor,
  summaryMs,
  toastLifeMs,
  type Announcement,
  type ChannelPlan,
  type Presence,
} from '@belfry/domain/notification';
import { serverNow } from '../data/index.ts';
import type { Alert } from './alert.ts';
import { showOnDesktop } from './desktop-alerts.ts';
import { isLeader } from './leader-tab.ts';
import { freshProfile, notificationProfile } from './notification-profile.ts';
import { presenceNow } from './presence.ts';
import { sayingOf, type Saying } from './saying.ts';
import { playTone } from './sound.ts';

interface Announcing {
  /** Shows the page of an alert. */
  go: (url: string) => void;
  /** The page that lists what an event has told. */
  pageOf: (event: string) => string;
  /** Whether new rows appear before the viewer's eyes: then information needs no toast on top. */
  isInboxShown: () => boolean;
}

const profileRestMs = 5_000;
const tones: Record<Alert['severity'], NonNullable<ToastMessage['tone']>> = {
  info: 'neutral',
  warning: 'warning',
  critical: 'critical',
};

/** Tells alerts by toast, sound and outside of the window, each as the person wants it and once. */
export function createAnnouncer(needs: Announcing): (alerts: readonly Alert[]) => Promise<void> {
  let earlier: readonly Alert[] = [];
  let soundedAt: number | null = null;
  return async (alerts) => {
    // Do not disturb may have been set on another device: ask before making noise.
    if (alerts.length > 0) await freshProfile(profileRestMs);
    const at = serverNow();
    const arrived = alerts.filter(({ id }) => !earlier.some((one) => one.id === id));
    if (arrived.length === 0) return;
    const told = announcementsFor(arrived, earlier);
    earlier = [...earlier.filter(({ createdAt }) => at - createdAt < summaryMs), ...arrived];
    for (const announcement of told) tell(announcement, needs);
    if (!isLeader.get()) return;
    const profile = notificationProfile.get();
    const loud = told.filter((one) => planFor(one, presenceNow()).sound);
    const sound = soundFor(loud, { profile, at, lastAt: soundedAt });
    if (sound === null) return;
    soundedAt = at;
    playTone(sound);
  };
}

function tell(announcement: Announcement<Alert>, needs: Announcing): void {
  const saying = sayingOf(announcement, needs.pageOf);
  if (document.hasFocus() && planFor(announcement, 'here').toast) toast(saying, needs);
  // The worker shows it only if no page of ours is in sight, and then the viewer is away.
  if (isLeader.get() && planFor(announcement, 'away').push) void showOnDesktop(saying);
}

function planFor(announcement: Announcement<Alert>, presence: Presence): ChannelPlan {
  const severity = severityOf(announcement);
  const profile = notificationProfile.get();
  return channelsFor(profile, { severity, presence, at: serverNow(), inInteraction: profile.inInteraction });
}

function toast({ key, title, body, severity, url }: Saying, { go, isInboxShown }: Announcing): void {
  if (severity === 'info' && isInboxShown()) return;
  showToast({
    id: `alert ${key}`,
    title,
    ...(body !== '' && { description: body }),
    tone: tones[severity],
    timeoutMs: toastLifeMs(severity) ?? 0,
    action: { label: 'Open', onAction: () => go(url) },
  });
}
