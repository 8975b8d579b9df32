import { type Severity } from '@belfry/domain';
import { builder, RequestError, resultOf } from '../../platform/graphql/index.ts';
import { WeeklyTimeInput, weekOf } from '../access/index.ts';
import type { ProfileResult } from './change-profile.ts';
import { SeverityEnum } from './notification-filter.graphql.ts';
import {
  ChannelChoiceEnum,
  DigestChoiceEnum,
  ProfileType,
  SnoozePresetKindEnum,
  SoundToneEnum,
} from './profile.graphql.ts';
import type { KeptProfile } from './kept-profile.ts';

const SeverityInput = builder.inputType('NotificationSeverityProfileInput', {
  description: 'How to be told of notifications of one severity; what is left out stays.',
  fields: (t) => ({
    severity: t.field({ type: SeverityEnum, required: true, description: 'Which.' }),
    toast: t.field({ type: ChannelChoiceEnum, description: 'A note in the corner of the page.' }),
    sound: t.field({ type: ChannelChoiceEnum, description: 'A sound.' }),
    push: t.field({ type: ChannelChoiceEnum, description: 'A message on one’s devices.' }),
    email: t.field({ type: ChannelChoiceEnum, description: 'An e-mail.' }),
    digest: t.field({
      type: DigestChoiceEnum,
      description: 'When its e-mails come together in one. What is critical is always sent at once.',
    }),
    tone: t.field({ type: SoundToneEnum, description: 'How it sounds.' }),
    volume: t.float({ description: 'How loud, 0 to 100.' }),
  }),
});

const PresetInput = builder.inputType('SnoozePresetInput', {
  description: 'For how long a snooze puts away.',
  fields: (t) => ({
    kind: t.field({ type: SnoozePresetKindEnum, required: true, description: 'What ends it.' }),
    minutes: t.int({ description: 'After how many, 3 at least; for AFTER.' }),
    time: t.string({ description: 'When, as HH:MM; for TOMORROW.' }),
  }),
});

const SetProfileInput = builder.inputType('SetNotificationProfileInput', {
  description: 'How to be told from now on; what is left out stays.',
  fields: (t) => ({
    expectedVersion: t.int({ description: 'The version that the caller has seen; any unless given.' }),
    timeZone: t.string({ description: 'IANA name of the time zone of its times of day.' }),
    severities: t.field({ type: [SeverityInput], description: 'In which ways, for each severity to change.' }),
    quietHours: t.field({
      type: [WeeklyTimeInput],
      description: 'When nothing but the inbox and e-mail tells; all of them.',
    }),
    quietInInteractions: t.boolean({ description: 'The same while one talks to a customer.' }),
    criticalBreaksThrough: t.boolean({ description: 'What is critical is told even then.' }),
    shiftEnds: t.string({ description: 'When the shift ends, as HH:MM.' }),
    snoozePresets: t.field({ type: [PresetInput], description: 'What a snooze offers: 1 to 8, all of them.' }),
    singleKeys: t.boolean({ description: 'Single letters are shortcuts.' }),
  }),
});

const DoNotDisturbInput = builder.inputType('SetDoNotDisturbInput', {
  description: 'Until when not to be disturbed.',
  fields: (t) => ({ until: t.field({ type: 'DateTime', description: 'Until then. None: be disturbed again.' }) }),
});

const PresenceInput = builder.inputType('ReportPresenceInput', {
  description: 'Whether somebody looks at the page.',
  fields: (t) => ({ visible: t.boolean({ required: true, description: 'The page can be seen.' }) }),
});

const payload = (name: string) =>
  builder.objectRef<KeptProfile>(`${name}Payload`).implement({
    description: 'The profile as it is now.',
    fields: (t) => ({
      notificationProfile: t.field({ type: ProfileType, description: 'As it is now.', resolve: (kept) => kept }),
    }),
  });
const PresencePayload = builder.objectRef<{ present: boolean }>('ReportPresencePayload').implement({
  description: 'It was noted.',
  fields: (t) => ({
    present: t.exposeBoolean('present', { description: 'The user counts as being at a page, for a minute.' }),
  }),
});

const SetProfileResult = resultOf('SetNotificationProfileResult', payload('SetNotificationProfile'));
const DoNotDisturbResult = resultOf('SetDoNotDisturbResult', payload('SetDoNotDisturb'));
const PresenceResult = resultOf('ReportPresenceResult', PresencePayload);

const answer = (result: ProfileResult) => (result.ok ? result.value : result.problem);

interface WrittenSeverity {
  severity: Severity;
  digest?: unknown;
  tone?: unknown;
  volume?: unknown;
}

/** The parts of a profile that stand together by severity in an input. */
function bySeverity(given: readonly WrittenSeverity[]): Record<string, unknown> {
  const each = (part: (one: WrittenSeverity) => unknown) =>
    Object.fromEntries(given.map((one) => [one.severity, part(one)]));
  const digests = given.filter(({ severity }) => severity !== 'critical');
  return {
    channels: each(({ severity: _severity, digest: _digest, tone: _tone, volume: _volume, ...channels }) => channels),
    sounds: each(({ tone, volume }) => ({ tone, volume })),
    digests: Object.fromEntries(digests.map(({ severity, digest }) => [severity, digest])),
  };
}

builder.queryFields((t) => ({
  notificationProfile: t.withAuth({ permission: 'notifications:read' }).field({
    type: ProfileType,
    description: 'How the viewer wants to be told.',
    resolve: async (_root, _arguments, { viewer, services }) => {
      const result = await services.notifications.profile(viewer);
      if (!result.ok) throw new RequestError('FORBIDDEN', result.problem.message);
      return result.value;
    },
  }),
}));

builder.mutationFields((t) => ({
  setNotificationProfile: t.withAuth({ signedIn: true }).field({
    type: SetProfileResult,
    description: 'Change how one wants to be told, on every device.',
    args: { input: t.arg({ type: SetProfileInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const { expectedVersion, severities, quietHours, ...plain } = input;
      const written = {
        ...plain,
        ...(severities && bySeverity(severities)),
        ...(quietHours && { quietHours: weekOf(quietHours) }),
      };
      return answer(await services.notifications.setProfile(viewer, { written, expectedVersion }));
    },
  }),
  setDoNotDisturb: t.withAuth({ signedIn: true }).field({
    type: DoNotDisturbResult,
    description: 'Not be disturbed until a time: nothing but the inbox and e-mail tells.',
    args: { input: t.arg({ type: DoNotDisturbInput, required: true, description: 'Until when.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      answer(await services.notifications.setDoNotDisturb(viewer, input.until ?? null)),
  }),
  reportPresence: t.withAuth({ signedIn: true }).field({
    type: PresenceResult,
    description:
      'Say that somebody looks at the page, every 30 seconds while it can be seen; and when it no longer can. Who is not at a page is told in other ways.',
    args: { input: t.arg({ type: PresenceInput, required: true, description: 'Whether.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.notifications.reportPresence(viewer, input.visible);
      return result.ok ? { present: result.value } : result.problem;
    },
  }),
}));
