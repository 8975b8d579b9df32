import {
  isRecord,
  part,
  type Reading,
  readFlag,
  readList,
  readNumber,
  reading,
  readWord,
  resultOf,
  wrong,
} from '../definition/reading.ts';
import { severities } from '../definition/action.ts';
import type { Issue } from '../definition/event-definition.ts';
import { parseBusinessHours, readTimeZone } from '../definition/parse-business-hours.ts';
import { minuteOfDay } from '../kernel/wall-clock.ts';
import type { Result } from '../kernel/result.ts';
import { shortestSnoozeMs } from './channels-for.ts';
import {
  channelChoices,
  channels,
  digestChoices,
  type NotificationProfile,
  type SnoozePreset,
  soundTones,
} from './profile.ts';

/** What a user wrote of a profile: parts of parts may be left out, and stay as they are. */
export type WrittenProfile = Readonly<Record<string, unknown>>;

/** A profile with what was written laid over it; every issue at once. Lists are replaced whole. */
export function changedProfile(
  profile: NotificationProfile,
  written: WrittenProfile,
): Result<NotificationProfile, readonly Issue[]> {
  const { doNotDisturbUntil } = profile;
  const read = reading(laidOver(profile, written));
  const changed = {
    timeZone: readTimeZone(part(read, 'timeZone')),
    channels: readEach(part(read, 'channels'), severities, (of) =>
      readEach(of, channels, (channel) => readWord(channel, channelChoices)),
    ),
    digests: readEach(part(read, 'digests'), ['info', 'warning'], (of) => readWord(of, digestChoices)),
    quietHours: readQuietHours(read),
    quietInInteractions: readFlag(part(read, 'quietInInteractions'), true),
    criticalBreaksThrough: readFlag(part(read, 'criticalBreaksThrough'), true),
    shiftEnds: readTime(part(read, 'shiftEnds')),
    sounds: readEach(part(read, 'sounds'), severities, readSound),
    snoozePresets: readList(part(read, 'snoozePresets'), { min: 1, max: 8 }, readPreset),
    singleKeys: readFlag(part(read, 'singleKeys'), true),
  };
  return resultOf(read, isWhole(changed) ? { ...changed, doNotDisturbUntil } : undefined);
}

type Whole<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> };

function isWhole<T extends object>(read: T): read is T & Whole<T> {
  return Object.values(read).every((value) => value !== undefined);
}

function laidOver(base: unknown, over: unknown): unknown {
  if (over === undefined || over === null) return base;
  if (!isRecord(base) || !isRecord(over)) return over;
  const names = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(names.map((name) => [name, laidOver(base[name], over[name])]));
}

function readEach<Name extends string, T>(
  read: Reading,
  names: readonly Name[],
  readOne: (part: Reading) => T | undefined,
): Record<Name, T> | undefined {
  const entries = names.map((name) => [name, readOne(part(read, name))] as const);
  if (entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries) as Record<Name, T>;
}

/** Stretches of the week are written as business hours are. */
function readQuietHours(read: Reading): NotificationProfile['quietHours'] | undefined {
  const hours = parseBusinessHours({ timeZone: 'UTC', week: part(read, 'quietHours').raw });
  if (hours.ok) return hours.value.week;
  for (const { path, ...issue } of hours.problem)
    read.issues.push({ path: ['quietHours', ...path.slice(1)], ...issue });
  return undefined;
}

function readTime(read: Reading): string | undefined {
  const isTime = typeof read.raw === 'string' && minuteOfDay(read.raw) !== null;
  return isTime ? String(read.raw) : wrong(read, 'WRONG_SHAPE', 'Give a time of day: 17:00.');
}

function readSound(read: Reading): NotificationProfile['sounds']['info'] | undefined {
  const tone = readWord(part(read, 'tone'), soundTones);
  const volume = readNumber(part(read, 'volume'), { min: 0, max: 100 });
  return tone === undefined || volume === undefined ? undefined : { tone, volume };
}

const shortest = shortestSnoozeMs / 60_000;
const longest = 30 * 24 * 60;

function readPreset(read: Reading): SnoozePreset | undefined {
  const kind = readWord(part(read, 'kind'), ['after', 'end-of-shift', 'tomorrow']);
  if (kind === 'after') {
    const minutes = readNumber(part(read, 'minutes'), { min: shortest, max: longest, whole: true });
    return minutes === undefined ? undefined : { kind, minutes };
  }
  if (kind !== 'tomorrow') return kind && { kind };
  const time = readTime(part(read, 'time'));
  return time === undefined ? undefined : { kind, time };
}
