const TWELVE_HOURS = 43_200_000;
const DAY = 86_400_000;
const CACHED_OFFSETS = 512;

/** Wall-clock milliseconds as if the zone were UTC. */
export type WallClock = number;

/** Turns wall-clock times of one IANA zone into instants. Throws RangeError for an unknown zone. */
export function wallClockOf(timeZone: string): (wall: WallClock) => number {
  const offsetAt = cachedOffsets(timeZone);
  return (wall) => {
    const guess = wall - offsetAt(wall);
    const offset = offsetAt(guess);
    const settled = wall - offset;
    // A time that the clock skipped in spring is read with the offset before the jump.
    return offsetAt(settled) === offset ? settled : Math.max(guess, settled);
  };
}

/** Offsets change on whole quarters of an hour only, so one look-up serves a quarter. */
function cachedOffsets(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const cache = new Map<number, number>();
  return (instant) => {
    const quarter = Math.floor(instant / 900_000);
    const known = cache.get(quarter);
    if (known !== undefined) return known;
    if (cache.size >= CACHED_OFFSETS) cache.clear();
    const offset = offsetOf(format, quarter * 900_000);
    cache.set(quarter, offset);
    return offset;
  };
}

function offsetOf(format: Intl.DateTimeFormat, instant: number): number {
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return wall - instant;
}

/** Reads `yymmdd`, `yyyymmdd` or `yyyy-mm-dd` as the wall clock's midnight. Two-digit years below 70 are after 2000. */
export function readDate(text: string): WallClock | null {
  const found = /^(\d{4}|\d{2})-?(\d{2})-?(\d{2})$/.exec(text);
  if (found === null) return null;
  const written = Number(found[1]);
  const year = found[1]?.length === 2 ? written + (written < 70 ? 2000 : 1900) : written;
  const [month, day] = [Number(found[2]), Number(found[3])];
  const midnight = Date.UTC(year, month - 1, day);
  const back = new Date(midnight);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? midnight : null;
}

/** Reads `h:mm`, `h:mm:ss` or `h:mm:ss.mmm` as milliseconds since midnight. */
export function readTime(text: string): number | null {
  const found = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/.exec(text);
  if (found === null) return null;
  const hour = Number(found[1]);
  if (hour > 23) return null;
  const fraction = Number((found[4] ?? '').padEnd(3, '0'));
  return ((hour * 60 + Number(found[2])) * 60 + Number(found[3] ?? 0)) * 1000 + fraction;
}

/** A time of day far before the one it follows has crossed midnight; a little before is two clocks that differ. */
export function crossMidnight(time: number, after: number): number {
  return after - time > TWELVE_HOURS ? time + DAY : time;
}
