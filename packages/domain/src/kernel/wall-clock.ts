import type { Instant } from './instant.ts';

/** What the clock on the wall of a time zone shows. */
interface WallClock {
  /** `2026-03-01` */
  readonly date: string;
  /** Minutes since midnight, 0–1439. */
  readonly minuteOfDay: number;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface Clock {
  readonly format: Intl.DateTimeFormat;
  minute: number;
  shown: WallClock;
}

// Formatting costs microseconds, and one event is looked at by many definitions: the last minute of each zone is kept.
const clocks = new Map<string, Clock>();

/** Whether it is a time zone's IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Throws RangeError for a name that is not a time zone's. */
export function wallClock(at: Instant, timeZone: string): WallClock {
  const minute = Math.floor(at / 60_000);
  const clock = clocks.get(timeZone) ?? newClock(timeZone);
  if (clock.minute !== minute) {
    clock.shown = read(clock.format, minute * 60_000);
    clock.minute = minute;
  }
  return clock.shown;
}

/** `09:05` → 545; null when it is not a time of day. */
export function minuteOfDay(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** `2026-03-01` → the number of its day; 1970-01-01 is day 0. */
export function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  // Years begin with March, so that a leap day is the last of its year.
  const years = month > 2 ? year : year - 1;
  const daysOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + daysOfYear - 719_468;
}

/** `2026-03-01T09:05:00Z`, with or without seconds and their fraction, always in UTC; null when it is no such text. */
export function instantOf(text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::([0-5]\d(?:\.\d{1,3})?))?Z$/.exec(text);
  const minute = minuteOfDay(match?.[2] ?? '');
  if (match?.[1] === undefined || minute === null) return null;
  const at = dayNumber(match[1]) * 86_400_000 + minute * 60_000 + Math.round(Number(match[3] ?? 0) * 1000);
  // A date that the calendar does not have comes out as another.
  return instantText(at).startsWith(match[1]) ? at : null;
}

/** `2026-03-01T09:05:00.000Z` */
export function instantText(at: Instant): string {
  const { date, minuteOfDay: minute } = wallClock(at, 'UTC');
  const ms = ((at % 60_000) + 60_000) % 60_000;
  return `${date}T${clockText(minute)}:${(ms / 1000).toFixed(3).padStart(6, '0')}Z`;
}

/** 545 → `09:05`. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function newClock(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  });
  const clock: Clock = {
    format,
    minute: Number.NaN,
    shown: { date: '', minuteOfDay: 0, weekday: 1 },
  };
  clocks.set(timeZone, clock);
  return clock;
}

function read(format: Intl.DateTimeFormat, at: Instant): WallClock {
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    minuteOfDay: number('hour') * 60 + number('minute'),
    weekday: weekdays.indexOf(parts.get('weekday') ?? '') + 1,
  };
}
