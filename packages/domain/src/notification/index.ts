export { type Severity, severities } from '../definition/action.ts';
export { type BusinessHours, type OpenTime } from '../kernel/business-hours.ts';
export {
  type Announcement,
  type Arrival,
  type Run,
  announcementsFor,
  coalesced,
  coalesceMs,
  stormAbove,
  stormMs,
  summaryMs,
} from './announcements.ts';
export {
  type ChannelPlan,
  type Moment,
  type Presence,
  type QuietReason,
  channelsFor,
  digestDue,
  quietBecause,
  shortestSnoozeMs,
  snoozeUntil,
} from './channels-for.ts';
export { type DigestEntry, type DigestMail, digestMail } from './digest.ts';
export { type WrittenProfile, changedProfile } from './parse-profile.ts';
export {
  type ChannelChoice,
  type DigestChoice,
  type NotificationChannel,
  type NotificationProfile,
  type SnoozePreset,
  type SoundChoice,
  type SoundTone,
  channelChoices,
  channels,
  defaultProfile,
  digestChoices,
  graver,
  soundTones,
} from './profile.ts';
export { severityOf, soundApartMs, soundFor, staleMs, toastLifeMs, toastsAtMost } from './sound-and-toasts.ts';
