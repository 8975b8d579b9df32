import { durationToMs } from './durations.ts';
import { textIn, type Search } from './search.ts';

/** From and to: each an instant (RFC 3339) or a duration before now (`-PT1H`); `to` null is now. */
export interface TimeRange {
  from: string;
  to: string | null;
}

/** The ranges one key away, narrowest first. */
export const quickRanges = [
  { value: '-PT1H', label: 'Last hour', short: '1 h' },
  { value: '-PT4H', label: 'Last 4 hours', short: '4 h' },
  { value: '-PT24H', label: 'Last 24 hours', short: '24 h' },
  { value: '-P7D', label: 'Last 7 days', short: '7 d' },
  { value: '-P30D', label: 'Last 30 days', short: '30 d' },
] as const;

/** Reads `from` and `to` of an address. */
export function timeRangeIn(search: Search, otherwise: TimeRange): TimeRange {
  const from = textIn(search, 'from');
  if (from === null || !isPlace(from)) return otherwise;
  const to = textIn(search, 'to');
  return { from, to: to !== null && isPlace(to) ? to : null };
}

function isPlace(text: string): boolean {
  return durationToMs(text) !== null || !Number.isNaN(Date.parse(text));
}

/** Epoch milliseconds of one end of a range, seen from `now`. */
export function instantOf(place: string, now: number): number {
  const before = durationToMs(place);
  return before === null ? Date.parse(place) : now + before;
}

/** A range in words. */
export function rangeWord({ from, to }: TimeRange): string {
  const quick = quickRanges.find((range) => range.value === from && to === null);
  if (quick) return quick.label;
  return `${placeWord(from)} – ${to === null ? 'now' : placeWord(to)}`;
}

const place = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function placeWord(text: string): string {
  return durationToMs(text) === null ? place.format(Date.parse(text)) : text;
}
