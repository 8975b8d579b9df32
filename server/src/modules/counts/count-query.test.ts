import { expect, test } from 'vitest';
import { bucketOf, checkQuery, type CountQuery } from './count-query.ts';

const hour = 3_600_000;
const day = 24 * hour;
const bucket = (at: string, timeZone: string, intervalMs: number): string =>
  new Date(bucketOf(Date.parse(at), { timeZone, intervalMs })).toISOString();

test.each([
  ['2026-03-29T10:00:00Z', { timeZone: 'Europe/Vienna', width: day, begin: '2026-03-28T23:00:00.000Z' }],
  ['2026-03-30T10:00:00Z', { timeZone: 'Europe/Vienna', width: day, begin: '2026-03-29T22:00:00.000Z' }],
  ['2026-10-25T00:30:00Z', { timeZone: 'Europe/Vienna', width: hour, begin: '2026-10-25T01:00:00.000Z' }],
  ['2026-10-25T01:30:00Z', { timeZone: 'Europe/Vienna', width: hour, begin: '2026-10-25T01:00:00.000Z' }],
  ['2026-11-01T05:30:00Z', { timeZone: 'America/New_York', width: hour, begin: '2026-11-01T06:00:00.000Z' }],
  ['2026-03-08T07:30:00Z', { timeZone: 'America/New_York', width: hour, begin: '2026-03-08T07:00:00.000Z' }],
  ['2026-11-22T05:00:00Z', { timeZone: 'Asia/Kolkata', width: hour, begin: '2026-11-22T04:30:00.000Z' }],
  ['2026-11-22T23:59:59.999Z', { timeZone: 'UTC', width: 7 * day, begin: '2026-11-16T00:00:00.000Z' }],
  ['1999-12-31T23:30:00Z', { timeZone: 'UTC', width: day, begin: '1999-12-31T00:00:00.000Z' }],
])('%s falls into the bucket %j', (at, { timeZone, width, begin }) => {
  expect(bucket(at, timeZone, width)).toBe(begin);
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
  ['groupBy names a dimension twice', { groupBy: ['type', 'type'] }],
  ['is not the IANA name of a time zone', { timeZone: 'Europe/Belfry' }],
  ['from must lie before to', { from: 5, to: 5 }],
  ['interval must be from one second', { intervalMs: 999 }],
  ['interval must be from one second', { intervalMs: 31 * day + 1 }],
])('%s: a query without sense is refused', (message, more) => {
  expect(() => checkQuery({ ...query, ...more })).toThrow(message);
});

test('without the dimension time the interval says nothing', () => {
  expect(() => checkQuery({ ...query, groupBy: [], intervalMs: 0 })).not.toThrow();
});
