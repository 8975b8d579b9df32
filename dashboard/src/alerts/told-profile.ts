import type { NotificationProfile, SnoozePreset } from '@belfry/domain/notification';
import type { ToldProfile } from './profile.documents.ts';

type Lower<Word extends string> = Word extends `${infer Head}_${infer Tail}`
  ? `${Lowercase<Head>}-${Lower<Tail>}`
  : Lowercase<Word>;

/** `END_OF_SHIFT` → `end-of-shift`: as the domain writes what the API has in capitals. */
function plain<Word extends string>(word: Word): Lower<Word> {
  // The type says of each word what the two calls do to it.
  return word.toLowerCase().replaceAll('_', '-') as Lower<Word>;
}

type Upper<Word extends string> = Word extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${Upper<Tail>}`
  : Uppercase<Word>;

/** `end-of-shift` → `END_OF_SHIFT`: as the API writes what the domain has in small letters. */
export function capital<Word extends string>(word: Word): Upper<Word> {
  // The type says of each word what the two calls do to it.
  return word.toUpperCase().replaceAll('-', '_') as Upper<Word>;
}

/** The profile that the server tells, as the domain knows profiles. */
export function profileOf(told: ToldProfile): NotificationProfile {
  const at = (severity: ToldProfile['severities'][number]['severity']): ToldProfile['severities'][number] => {
    const found = told.severities.find((one) => one.severity === severity);
    if (!found) throw new Error(`The profile says nothing of ${severity}.`);
    return found;
  };
  const channels = (severity: Parameters<typeof at>[0]): NotificationProfile['channels']['info'] => {
    const { toast, sound, push, email } = at(severity);
    return { toast: plain(toast), sound: plain(sound), push: plain(push), email: plain(email) };
  };
  const sound = (severity: Parameters<typeof at>[0]): NotificationProfile['sounds']['info'] => {
    const { tone, volume } = at(severity);
    return { tone: plain(tone), volume };
  };
  const { timeZone, quietInInteractions, criticalBreaksThrough, doNotDisturbUntil, shiftEnds, singleKeys } = told;
  return {
    timeZone,
    channels: { info: channels('INFO'), warning: channels('WARNING'), critical: channels('CRITICAL') },
    digests: { info: plain(at('INFO').digest), warning: plain(at('WARNING').digest) },
    quietHours: [1, 2, 3, 4, 5, 6, 7].map((day) =>
      told.quietHours.filter(({ weekday }) => weekday === day).map(({ from, to }) => ({ from, to })),
    ),
    quietInInteractions,
    criticalBreaksThrough,
    doNotDisturbUntil: doNotDisturbUntil === null ? null : Date.parse(doNotDisturbUntil),
    shiftEnds,
    sounds: { info: sound('INFO'), warning: sound('WARNING'), critical: sound('CRITICAL') },
    snoozePresets: told.snoozePresets.map(presetOf),
    singleKeys,
  };
}

function presetOf({ kind, minutes, time }: ToldProfile['snoozePresets'][number]): SnoozePreset {
  switch (kind) {
    case 'AFTER':
      return { kind: 'after', minutes: minutes ?? 0 };
    case 'TOMORROW':
      return { kind: 'tomorrow', time: time ?? '09:00' };
    case 'END_OF_SHIFT':
      return { kind: 'end-of-shift' };
  }
}
