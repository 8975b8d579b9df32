import { type Severity, severities } from '@belfry/domain';
import {
  type ChannelChoice,
  type DigestChoice,
  type NotificationProfile,
  quietBecause,
  type QuietReason,
  type SnoozePreset,
  snoozeUntil,
  type SoundTone,
} from '@belfry/domain/notification';
import { builder, enumOf } from '../../platform/graphql/index.ts';
import { weeklyTimes, WeeklyTimeType } from '../access/index.ts';
import { SeverityEnum } from './notification-filter.graphql.ts';
import type { KeptProfile } from './kept-profile.ts';

export const ChannelChoiceEnum = enumOf<ChannelChoice>('ChannelChoice', 'Whether to be told in a way.', {
  on: 'Always.',
  off: 'Never.',
  away: 'Only when one is not at a page of the dashboard.',
});
export const DigestChoiceEnum = enumOf<DigestChoice>('DigestChoice', 'When e-mails come together in one.', {
  off: 'Never: each is sent at once.',
  hourly: 'At each full hour.',
  daily: 'At eight in the morning.',
  'end-of-shift': 'At the end of the shift.',
});
export const SoundToneEnum = enumOf<SoundTone>('SoundTone', 'How it sounds.', {
  bell: 'A struck bell.',
  chime: 'Two rising notes.',
  knock: 'A soft knock.',
  pulse: 'Three short notes.',
});
export const SnoozePresetKindEnum = enumOf<SnoozePreset['kind']>('SnoozePresetKind', 'What ends a snooze.', {
  after: 'So many minutes.',
  'end-of-shift': 'The end of the shift.',
  tomorrow: 'A time of the next day.',
});
const QuietReasonEnum = enumOf<QuietReason>('QuietReason', 'Why a user is not to be disturbed.', {
  'do-not-disturb': 'They said so.',
  'quiet-hours': 'It is in their quiet hours.',
  'in-interaction': 'They talk to a customer.',
});

interface SeverityProfile {
  severity: Severity;
  profile: NotificationProfile;
}

const channel = (name: 'toast' | 'sound' | 'push' | 'email', description: string) => ({
  type: ChannelChoiceEnum,
  description,
  resolve: ({ severity, profile }: SeverityProfile): ChannelChoice => profile.channels[severity][name],
});

const SeverityProfileType = builder.objectRef<SeverityProfile>('NotificationSeverityProfile').implement({
  description: 'How a user wants to be told of notifications of one severity. The inbox always has them.',
  fields: (t) => ({
    severity: t.field({ type: SeverityEnum, description: 'Which.', resolve: ({ severity }) => severity }),
    toast: t.field(channel('toast', 'A note in the corner of the page.')),
    sound: t.field(channel('sound', 'A sound.')),
    push: t.field(channel('push', 'A message on one’s devices.')),
    email: t.field(channel('email', 'An e-mail.')),
    digest: t.field({
      type: DigestChoiceEnum,
      description: 'When its e-mails come together in one; never for what is critical.',
      resolve: ({ severity, profile }) => (severity === 'critical' ? 'off' : profile.digests[severity]),
    }),
    tone: t.field({
      type: SoundToneEnum,
      description: 'How it sounds.',
      resolve: ({ severity, profile }) => profile.sounds[severity].tone,
    }),
    volume: t.float({
      description: 'How loud, 0 to 100.',
      resolve: ({ severity, profile }) => profile.sounds[severity].volume,
    }),
  }),
});

interface Preset {
  preset: SnoozePreset;
  profile: NotificationProfile;
}

const SnoozePresetType = builder.objectRef<Preset>('SnoozePreset').implement({
  description: 'For how long a snooze puts away.',
  fields: (t) => ({
    kind: t.field({ type: SnoozePresetKindEnum, description: 'What ends it.', resolve: ({ preset }) => preset.kind }),
    minutes: t.int({
      nullable: true,
      description: 'After how many, of AFTER.',
      resolve: ({ preset }) => (preset.kind === 'after' ? preset.minutes : null),
    }),
    time: t.string({
      nullable: true,
      description: 'When, as HH:MM, of TOMORROW.',
      resolve: ({ preset }) => (preset.kind === 'tomorrow' ? preset.time : null),
    }),
    until: t.field({
      type: 'DateTime',
      description: 'When what is snoozed now comes back.',
      resolve: ({ preset, profile }, _arguments, { services }) =>
        snoozeUntil(preset, { at: services.clock.now(), profile }),
    }),
  }),
});

export const ProfileType = builder.objectRef<KeptProfile>('NotificationProfile').implement({
  description: 'How a user wants to be told.',
  fields: (t) => ({
    timeZone: t.string({
      description: 'IANA name of the time zone of its times of day.',
      resolve: ({ profile }) => profile.timeZone,
    }),
    severities: t.field({
      type: [SeverityProfileType],
      description: 'In which ways, for each severity, from the least to the most.',
      resolve: ({ profile }) => severities.map((severity) => ({ severity, profile })),
    }),
    quietHours: t.field({
      type: [WeeklyTimeType],
      description: 'When nothing but the inbox and e-mail tells.',
      resolve: ({ profile }) => weeklyTimes(profile.quietHours),
    }),
    quietInInteractions: t.boolean({
      description: 'The same while one talks to a customer.',
      resolve: ({ profile }) => profile.quietInInteractions,
    }),
    criticalBreaksThrough: t.boolean({
      description: 'What is critical is told even then.',
      resolve: ({ profile }) => profile.criticalBreaksThrough,
    }),
    doNotDisturbUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the user is not to be disturbed; null or past when they are.',
      resolve: ({ profile }) => profile.doNotDisturbUntil,
    }),
    quietBecause: t.field({
      type: QuietReasonEnum,
      nullable: true,
      description: 'Why the user is not to be disturbed now; null when they are.',
      resolve: async ({ profile }, _arguments, { viewer, services }) =>
        quietBecause(profile, {
          at: services.clock.now(),
          inInteraction: viewer !== null && (await services.notifications.isInInteraction(viewer)),
        }),
    }),
    shiftEnds: t.string({
      description: 'When the shift ends, as HH:MM.',
      resolve: ({ profile }) => profile.shiftEnds,
    }),
    snoozePresets: t.field({
      type: [SnoozePresetType],
      description: 'What a snooze offers.',
      resolve: ({ profile }) => profile.snoozePresets.map((preset) => ({ preset, profile })),
    }),
    singleKeys: t.boolean({
      description: 'Single letters are shortcuts.',
      resolve: ({ profile }) => profile.singleKeys,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes: send it along with the next one.' }),
  }),
});
