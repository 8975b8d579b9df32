import type { Channel, UserEventType } from '@belfry/domain';
import { RequestError } from '../../platform/graphql/index.ts';
import type { UserEventFilterValue } from '../interactions/index.ts';

export const dimensions = ['type', 'user', 'queue', 'department', 'channel', 'time'] as const;
export type Dimension = (typeof dimensions)[number];

/** What to count: user events that pass the filter and happened within [from, to), by the dimensions given. */
export interface CountQuery {
  filter: UserEventFilterValue;
  groupBy: readonly Dimension[];
  /** Width of a time bucket in milliseconds; only with the dimension time. */
  intervalMs: number;
  from: number | null;
  to: number | null;
  timeZone: string;
}

/** One count; a dimension that is not grouped by, or is absent in the events, is null. */
export interface CountCell {
  type: UserEventType | null;
  userId: string | null;
  queueId: string | null;
  departmentId: string | null;
  channel: Channel | null;
  time: number | null;
  count: number;
}

/** The same for the same cell of a query, in every answer. */
export const keyOfCell = ({ type, userId, queueId, departmentId, channel, time }: Omit<CountCell, 'count'>): string =>
  [type, userId, queueId, departmentId, channel, time].map((part) => part ?? '').join('|');

export const minuteMs = 60_000;
const dayMs = 86_400_000;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Refuses a query that has no sense. */
export function checkQuery({ groupBy, intervalMs, from, to, timeZone }: CountQuery): void {
  if (new Set(groupBy).size !== groupBy.length)
    throw new RequestError('BAD_REQUEST', 'groupBy names a dimension twice.');
  if (!isTimeZone(timeZone))
    throw new RequestError('BAD_REQUEST', `"${timeZone}" is not the IANA name of a time zone, such as "Europe/Paris".`);
  if (from !== null && to !== null && from >= to) throw new RequestError('BAD_REQUEST', 'from must lie before to.');
  if (!groupBy.includes('time')) return;
  if (intervalMs < 1_000 || intervalMs > 31 * dayMs)
    throw new RequestError('BAD_REQUEST', 'interval must be from one second to 31 days.');
}

const offsets = new Map<string, Intl.DateTimeFormat>();

/** How far a time zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const format = offsets.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  offsets.set(timeZone, format);
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name);
  if (!match) return 0;
  const ms = (Number(match[2]) * 60 + Number(match[3])) * minuteMs + Number(match[4] ?? 0) * 1_000;
  return match[1] === '-' ? -ms : ms;
}

/** Monday, so that weeks begin there. Buckets are counted from it in local time. */
export const bucketOrigin = Date.UTC(2000, 0, 3);

/** The beginning of the bucket that an instant falls into, by the clock on the wall of the time zone. */
export function bucketOf(at: number, { intervalMs, timeZone }: Pick<CountQuery, 'intervalMs' | 'timeZone'>): number {
  const local = at + offsetAt(at, timeZone);
  const begin = bucketOrigin + Math.floor((local - bucketOrigin) / intervalMs) * intervalMs;
  return instantOf(begin, timeZone);
}

/** The instant of a time on the wall. One that comes twice, or never, is read by the lesser offset, as PostgreSQL does. */
function instantOf(local: number, timeZone: string): number {
  const offsetsAround = [offsetAt(local - dayMs, timeZone), offsetAt(local + dayMs, timeZone)];
  const fitting = offsetsAround.filter((offset) => offsetAt(local - offset, timeZone) === offset);
  return local - Math.min(...(fitting.length > 0 ? fitting : offsetsAround));
}
