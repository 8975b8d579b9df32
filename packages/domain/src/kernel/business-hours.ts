import type { Instant } from './instant.ts';
import { dayNumber, wallClock } from './wall-clock.ts';

/**
 * A stretch of a day. `from` is `HH:MM`; `to` is `HH:MM` or `24:00`, and one that is not after `from` is on the next day.
 */
export interface OpenTime {
  readonly from: string;
  readonly to: string;
}

/** When an organization works. Local time in its time zone decides, so a day of a clock change is as long as it is. */
export interface BusinessHours {
  /** IANA name. */
  readonly timeZone: string;
  /** Seven lists, Monday's first. */
  readonly week: readonly (readonly OpenTime[])[];
  /** `2026-12-25`: closed all day. */
  readonly holidays: readonly string[];
}

/** Minutes of a day, without the last. */
type Stretch = readonly [from: number, to: number];

const minuteMs = 60_000;
const dayMinutes = 1440;
const dayMs = dayMinutes * minuteMs;

/** Farther ahead than this nobody waits: after so many days of closed doors it never opens. */
const furthestDays = 20 * 366;

interface Calendar {
  /** By weekday, Monday first: sorted, without overlaps, what began the day before among them. */
  readonly days: readonly (readonly Stretch[])[];
  readonly holidays: ReadonlySet<number>;
}

// Hours are asked about far more often than they are set.
const calendars = new WeakMap<BusinessHours, Calendar>();

/** Whether it is open at this moment. */
export function isOpen(at: Instant, hours: BusinessHours): boolean {
  const { date, minuteOfDay } = wallClock(at, hours.timeZone);
  const stretches = stretchesOf(calendarOf(hours), dayNumber(date));
  return stretches.some(([from, to]) => from <= minuteOfDay && minuteOfDay < to);
}

/** How long it is open from one moment until another; 0 when the second is not after the first. */
export function openMsBetween(from: Instant, to: Instant, hours: BusinessHours): number {
  let sum = 0;
  for (const [start, end] of openStretches(from, to, hours)) sum += end - start;
  return sum;
}

/** The moment at which it has been open for so long since the start; null when that never comes. */
export function afterOpenMs(start: Instant, ms: number, hours: BusinessHours): Instant | null {
  if (ms <= 0) return start;
  let left = ms;
  for (const [from, to] of openStretches(start, start + furthestDays * dayMs, hours)) {
    if (to - from >= left) return from + left;
    left -= to - from;
  }
  return null;
}

/** Whether there is any moment at which it is open, holidays aside. */
export function everOpens(hours: BusinessHours): boolean {
  return calendarOf(hours).days.some((stretches) => stretches.length > 0);
}

/** From the first moment to the last, in order and without overlaps. */
function* openStretches(from: Instant, to: Instant, hours: BusinessHours): Generator<readonly [Instant, Instant]> {
  const calendar = calendarOf(hours);
  if (!everOpens(hours)) return;
  let start = from;
  let offset = offsetAt(start, hours.timeZone);
  while (start < to) {
    const end = Math.min(to, (Math.floor(start / dayMs) + 1) * dayMs);
    const offsetThen = offsetAt(end, hours.timeZone);
    const change = offset === offsetThen ? end : clockChange([start, end], offset, hours.timeZone);
    yield* openAtOffset([start, change], offset, calendar);
    yield* openAtOffset([change, end], offsetThen, calendar);
    start = end;
    offset = offsetThen;
  }
}

/** The open parts of a time in which the clocks are not changed. */
function* openAtOffset(
  [from, to]: readonly [Instant, Instant],
  offset: number,
  calendar: Calendar,
): Generator<readonly [Instant, Instant]> {
  for (let day = Math.floor((from + offset) / dayMs); day * dayMs - offset < to; day += 1) {
    const midnight = day * dayMs - offset;
    for (const [opens, closes] of stretchesOf(calendar, day)) {
      const start = Math.max(from, midnight + opens * minuteMs);
      const end = Math.min(to, midnight + closes * minuteMs);
      if (start < end) yield [start, end];
    }
  }
}

/** The minute at which the clocks are changed, knowing that they are changed once. */
function clockChange([from, to]: readonly [Instant, Instant], before: number, timeZone: string): Instant {
  let [low, high] = [Math.floor(from / minuteMs), Math.ceil(to / minuteMs)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * minuteMs, timeZone) === before) low = middle;
    else high = middle;
  }
  return high * minuteMs;
}

/** How far local time is ahead of UTC, in milliseconds. */
function offsetAt(at: Instant, timeZone: string): number {
  const { date, minuteOfDay } = wallClock(at, timeZone);
  return dayNumber(date) * dayMs + minuteOfDay * minuteMs - Math.floor(at / minuteMs) * minuteMs;
}

function stretchesOf({ days, holidays }: Calendar, day: number): readonly Stretch[] {
  // Day 0 was a Thursday.
  return holidays.has(day) ? [] : (days[(((day + 3) % 7) + 7) % 7] ?? []);
}

function calendarOf(hours: BusinessHours): Calendar {
  const known = calendars.get(hours);
  if (known !== undefined) return known;
  const made = { days: daysOf(hours.week), holidays: new Set(hours.holidays.map(dayNumber)) };
  calendars.set(hours, made);
  return made;
}

function daysOf(week: BusinessHours['week']): readonly (readonly Stretch[])[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const today = (week[weekday] ?? []).map(minutesOf);
    const yesterday = (week[(weekday + 6) % 7] ?? []).map(minutesOf);
    return merged([
      ...today.map(([from, to]): Stretch => [from, to > from ? to : dayMinutes]),
      ...yesterday.flatMap(([from, to]): Stretch[] => (to > from ? [] : [[0, to]])),
    ]);
  });
}

function minutesOf({ from, to }: OpenTime): Stretch {
  return [minutes(from), minutes(to)];
}

function minutes(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (from === to) continue;
    if (last === undefined || last[1] < from) result.push([from, to]);
    else result[result.length - 1] = [last[0], Math.max(last[1], to)];
  }
  return result;
}
