import type { Severity } from '../definition/action.ts';
import { isOpen } from '../kernel/business-hours.ts';
import type { Instant } from '../kernel/instant.ts';
import { localTime, nextFullHour, nextLocalTime } from './local-time.ts';
import type { NotificationChannel, NotificationProfile, SnoozePreset } from './profile.ts';

/** Whether one is at a page of the dashboard. */
export type Presence = 'here' | 'away';

/** Why it is quiet. */
export type QuietReason = 'do-not-disturb' | 'quiet-hours' | 'in-interaction';

export interface Moment {
  readonly at: Instant;
  /** The user talks to a customer. */
  readonly inInteraction: boolean;
}

export interface ChannelPlan {
  /** The inbox has it, whatever else. */
  readonly inApp: true;
  readonly toast: boolean;
  readonly sound: boolean;
  readonly push: boolean;
  readonly email: 'now' | 'digest' | 'none';
  /** Why the others are held back; null when they are not. */
  readonly quiet: QuietReason | null;
}

/** Why it is quiet for a user at a moment; null when it is not. */
export function quietBecause(profile: NotificationProfile, { at, inInteraction }: Moment): QuietReason | null {
  if (profile.doNotDisturbUntil !== null && at < profile.doNotDisturbUntil) return 'do-not-disturb';
  if (isOpen(at, { timeZone: profile.timeZone, week: profile.quietHours, holidays: [] })) return 'quiet-hours';
  return profile.quietInInteractions && inInteraction ? 'in-interaction' : null;
}

/** How a user is to be told of something, as their profile says. Quiet times hold back everything but the inbox and e-mail. */
export function channelsFor(
  profile: NotificationProfile,
  { severity, presence, ...moment }: Moment & { readonly severity: Severity; readonly presence: Presence },
): ChannelPlan {
  const because = quietBecause(profile, moment);
  const quiet = severity === 'critical' && profile.criticalBreaksThrough ? null : because;
  const wants = (channel: NotificationChannel): boolean => {
    const choice = profile.channels[severity][channel];
    return choice === 'on' || (choice === 'away' && presence === 'away');
  };
  return {
    inApp: true,
    toast: quiet === null && wants('toast'),
    sound: quiet === null && wants('sound'),
    push: quiet === null && wants('push'),
    email: wants('email') ? emailOf(profile, severity) : 'none',
    quiet,
  };
}

const dailyAt = '08:00';

/** When the digest goes out that something of this moment belongs in; null when it is not kept for one. */
export function digestDue(
  profile: NotificationProfile,
  { severity, at }: { readonly severity: Severity; readonly at: Instant },
): Instant | null {
  const choice = severity === 'critical' ? 'off' : profile.digests[severity];
  const { timeZone, shiftEnds } = profile;
  switch (choice) {
    case 'hourly':
      return nextFullHour(at, timeZone);
    case 'daily':
      return nextLocalTime(at, { time: dailyAt, timeZone });
    case 'end-of-shift':
      return nextLocalTime(at, { time: shiftEnds, timeZone });
    default:
      return null;
  }
}

/** The shortest time that something may be put away for. */
export const shortestSnoozeMs = 3 * 60_000;

/** When what is snoozed now comes back. An end of shift that is less than three minutes away is tomorrow's. */
export function snoozeUntil(
  preset: SnoozePreset,
  { at, profile }: { readonly at: Instant; readonly profile: Pick<NotificationProfile, 'timeZone' | 'shiftEnds'> },
): Instant {
  const { timeZone, shiftEnds } = profile;
  switch (preset.kind) {
    case 'after':
      return at + preset.minutes * 60_000;
    case 'tomorrow':
      return localTime(at, { time: preset.time, days: 1, timeZone });
    default:
      return nextLocalTime(at + shortestSnoozeMs, { time: shiftEnds, timeZone });
  }
}

function emailOf(profile: NotificationProfile, severity: Severity): 'now' | 'digest' {
  return severity === 'critical' || profile.digests[severity] === 'off' ? 'now' : 'digest';
}
