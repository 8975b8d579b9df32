import type { Severity } from '../definition/action.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Announcement, Arrival } from './announcements.ts';
import { graver, type NotificationProfile, type SoundChoice } from './profile.ts';

/** Sounds keep at least this distance. */
export const soundApartMs = 5_000;

/** So many toasts are shown at a time, the newest. */
export const toastsAtMost = 3;

/** What arrived longer ago than this is told by nothing but the list: a page that comes back makes no noise about the past. */
export const staleMs = 30_000;

/** How long a toast stays; null until it is dismissed. */
export function toastLifeMs(severity: Severity): number | null {
  return { info: 5_000, warning: 10_000, critical: null }[severity];
}

/** The severity that an announcement is told with. */
export function severityOf(announcement: Announcement<Arrival>): Severity {
  return announcement.kind === 'summary' ? announcement.severity : announcement.of.severity;
}

/** The one sound for what is told at this moment: the gravest one's; null when there is none, or one has just been. */
export function soundFor(
  told: readonly Announcement<Arrival>[],
  {
    profile,
    at,
    lastAt,
  }: {
    readonly profile: Pick<NotificationProfile, 'sounds'>;
    readonly at: Instant;
    /** When the last sound was; null for never. */
    readonly lastAt: Instant | null;
  },
): SoundChoice | null {
  const loud = told.filter((one) => one.kind === 'summary' || !one.again).map(severityOf);
  const [first, ...rest] = loud;
  if (first === undefined || (lastAt !== null && at - lastAt < soundApartMs)) return null;
  return profile.sounds[rest.reduce(graver, first)];
}
