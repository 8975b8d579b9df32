/** An instant: epoch milliseconds, or RFC 3339 text. */
export type Moment = number | string;

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const shortTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dayWithYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** Epoch milliseconds of a moment. */
export function epochOf(at: Moment): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

/** `10:42:07` in the viewer's time zone. */
export function formatTime(at: Moment): string {
  return time.format(epochOf(at));
}

/** `22 Nov` when it is in the year of `now`, else `22 Nov 2025`. */
export function formatDay(at: Moment, now: number): string {
  const then = new Date(epochOf(at));
  return (then.getFullYear() === new Date(now).getFullYear() ? day : dayWithYear).format(then);
}

/** `10:42:07` on the day of `now`, else `22 Nov 10:42`. */
export function formatDateTime(at: Moment, now: number): string {
  const then = epochOf(at);
  const sameDay = new Date(then).toDateString() === new Date(now).toDateString();
  return sameDay ? formatTime(then) : `${formatDay(then, now)} ${shortTime.format(then)}`;
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `5 min. ago`, `in 2 hr.`, seen from `now` in epoch ms. */
export function formatRelative(at: Moment, now: number): string {
  const ms = epochOf(at) - now;
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? ['second', 1_000];
  return relative.format(Math.trunc(ms / size), unit);
}
