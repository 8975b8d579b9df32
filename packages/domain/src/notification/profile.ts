import { type Severity, severities } from '../definition/action.ts';
import type { BusinessHours } from '../kernel/business-hours.ts';
import type { Instant } from '../kernel/instant.ts';

/** The ways to be told beside the inbox, which always has it. */
export const channels = ['toast', 'sound', 'push', 'email'] as const;
export type NotificationChannel = (typeof channels)[number];

/** `away`: only when one is not at a page of the dashboard. */
export const channelChoices = ['on', 'off', 'away'] as const;
export type ChannelChoice = (typeof channelChoices)[number];

/** When e-mails come together in one instead of each at once. */
export const digestChoices = ['off', 'hourly', 'daily', 'end-of-shift'] as const;
export type DigestChoice = (typeof digestChoices)[number];

export const soundTones = ['bell', 'chime', 'knock', 'pulse'] as const;
export type SoundTone = (typeof soundTones)[number];

export interface SoundChoice {
  readonly tone: SoundTone;
  /** 0 to 100. */
  readonly volume: number;
}

/** For how long a snooze puts away. */
export type SnoozePreset =
  | { readonly kind: 'after'; readonly minutes: number }
  | { readonly kind: 'end-of-shift' }
  /** `HH:MM` of the next day. */
  | { readonly kind: 'tomorrow'; readonly time: string };

/** How a user wants to be told. */
export interface NotificationProfile {
  /** IANA name; of its times of day. */
  readonly timeZone: string;
  readonly channels: Readonly<Record<Severity, Readonly<Record<NotificationChannel, ChannelChoice>>>>;
  /** What is critical is never kept for later. */
  readonly digests: Readonly<Record<Exclude<Severity, 'critical'>, DigestChoice>>;
  /** Seven lists of stretches, Monday's first. */
  readonly quietHours: BusinessHours['week'];
  /** Do not disturb while one talks to a customer. */
  readonly quietInInteractions: boolean;
  /** What is critical is told even in quiet times. */
  readonly criticalBreaksThrough: boolean;
  readonly doNotDisturbUntil: Instant | null;
  /** `HH:MM` */
  readonly shiftEnds: string;
  readonly sounds: Readonly<Record<Severity, SoundChoice>>;
  readonly snoozePresets: readonly SnoozePreset[];
  /** Single letters are shortcuts. */
  readonly singleKeys: boolean;
}

/** What holds until a user says otherwise: toasts for all, a sound and push for what matters, e-mail only for what is critical while away. */
export function defaultProfile(timeZone: string): NotificationProfile {
  return {
    timeZone,
    channels: {
      info: { toast: 'on', sound: 'off', push: 'off', email: 'off' },
      warning: { toast: 'on', sound: 'on', push: 'away', email: 'off' },
      critical: { toast: 'on', sound: 'on', push: 'on', email: 'away' },
    },
    digests: { info: 'off', warning: 'off' },
    quietHours: [[], [], [], [], [], [], []],
    quietInInteractions: true,
    criticalBreaksThrough: true,
    doNotDisturbUntil: null,
    shiftEnds: '17:00',
    sounds: {
      info: { tone: 'knock', volume: 40 },
      warning: { tone: 'chime', volume: 60 },
      critical: { tone: 'bell', volume: 80 },
    },
    snoozePresets: [
      { kind: 'after', minutes: 15 },
      { kind: 'after', minutes: 60 },
      { kind: 'end-of-shift' },
      { kind: 'tomorrow', time: '09:00' },
    ],
    singleKeys: true,
  };
}

/** The more severe of two. */
export function graver(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b;
}
