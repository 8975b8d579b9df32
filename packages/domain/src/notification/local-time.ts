import type { Instant } from '../kernel/instant.ts';
import { dayNumber, minuteOfDay, wallClock } from '../kernel/wall-clock.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

/** A time of day, some days after the day of a moment, where the clocks show `timeZone`. A time that a clock change skips is an hour later. */
export function localTime(
  of: Instant,
  { time, days, timeZone }: { time: string; days: number; timeZone: string },
): Instant {
  const local = (dayNumber(wallClock(of, timeZone).date) + days) * dayMs + (minuteOfDay(time) ?? 0) * minuteMs;
  const guess = local - offsetAt(of, timeZone);
  // The clocks may be changed between the two days.
  return local - offsetAt(guess, timeZone);
}

/** The next moment after another at which clocks there show this time of day. */
export function nextLocalTime(after: Instant, { time, timeZone }: { time: string; timeZone: string }): Instant {
  const today = localTime(after, { time, days: 0, timeZone });
  return today > after ? today : localTime(after, { time, days: 1, timeZone });
}

/** The next moment after another at which clocks there show a full hour. */
export function nextFullHour(after: Instant, timeZone: string): Instant {
  const minutes = 60 - (wallClock(after, timeZone).minuteOfDay % 60);
  return (Math.floor(after / minuteMs) + minutes) * minuteMs;
}

function offsetAt(at: Instant, timeZone: string): number {
  const { date, minuteOfDay: minutes } = wallClock(at, timeZone);
  return dayNumber(date) * dayMs + minutes * minuteMs - Math.floor(at / minuteMs) * minuteMs;
}
