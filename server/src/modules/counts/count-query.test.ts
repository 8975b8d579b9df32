import { expect, test } from 'vitest';
import { bucketOf, checkQuery, type CountQuery } from './count-query.ts';

const hour = 3_600_000;
const day = 24 * hour;
const bucket = (at: string, timeZone: string, intervalMs: number): string =>
  new Date(bucketOf(Date.parse(at), { timeZone, intervalMs })).toISOString();

test.each([
  ['2026-03-29T10:00:00Z', 'Europe/Vienna', day, '2026-03-28T23:00:00.000Z'],
  ['2026-03-30T10:00:00Z', 'Europe/Vienna', day, '2026-03-29T22:00:00.000Z'],
  ['2026-10-25T00:30:00Z', 'Europe/Vienna', hour, '2026-10-25T01:00:00.000Z'],
  ['2026-10-25T01:30:00Z', 'Europe/Vienna', hour, '2026-10-25T01:00:00.000Z'],
  ['2026-11-01T05:30:00Z', 'America/New_York', hour, '2026-11-01T06:00:00.000Z'],
  ['2026-03-08T07:30:00Z', 'America/New_York', hour, '2026-03-08T07:00:00.000Z'],
  ['2026-11-22T05:00:00Z', 'Asia/Kolkata', hour, '2026-11-22T04:30:00.000Z'],
  ['2026-11-22T23:59:59.999Z', 'UTC', 7 * day, '2026-11-16T00:00:00.000Z'],
  ['1999-12-31T23:30:00Z', 'UTC', day, '1999-12-31T00:00:00.000Z'],
])('%s by the clock of %s falls into its bucket', (at, timeZone, intervalMs, begin) => {
  expect(bucket(at, timeZone, intervalMs)).toBe(begin);
});

const query: CountQuery = {
  filter: {},
  groupBy: ['time'],
  intervalMs: hour,
  from: null,
  to: null,
  timeZone: 'UTC',
};

test.each<[string, Partial<CountQuery>]>([
  ['a dimension named twice', { groupBy: ['type', 'type'] }],
  ['a time zone that there is not', { timeZone: 'Europe/Belfry' }],
  ['an end that is not behind its beginning', { from: 5, to: 5 }],
  ['an interval below a second', { intervalMs: 999 }],
  ['an interval above 31 days', { intervalMs: 31 * day + 1 }],
])('%s is refused', (_what, more) => {
  expect(() => checkQuery({ ...query, ...more })).toThrow();
});

test('without the dimension time the interval says nothing', () => {
  expect(() => checkQuery({ ...query, groupBy: [], intervalMs: 0 })).not.toThrow();
});
