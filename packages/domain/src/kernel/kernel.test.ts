import { expect, test } from 'vitest';
import { durationClock, durationText } from './duration.ts';
import { InvariantError, invariant } from './invariant.ts';
import { clockText, isTimeZone, minuteOfDay, wallClock } from './wall-clock.ts';

test.each([
  [0, '0 s', '0:00'],
  [400, '0.4 s', '0:00'],
  [30_000, '30 s', '0:30'],
  [60_000, '1 min', '1:00'],
  [107_999, '1 min 47 s', '1:47'],
  [3_600_000 + 720_000, '1 h 12 min', '1:12:00'],
  [86_400_000, '1 d', '24:00:00'],
  [2 * 86_400_000 + 3 * 3_600_000 + 59_000, '2 d 3 h', '51:00:59'],
  [-1000, '-1 s', '0:00'],
])('%d ms is %s', (ms, words, clock) => {
  expect([durationText(ms), durationClock(ms)]).toEqual([words, clock]);
});

test('the clock on a wall shows local time, also where the hour is not whole', () => {
  const at = Date.UTC(2026, 11, 31, 20, 0);
  expect(['UTC', 'Asia/Kolkata', 'America/New_York'].map((zone) => wallClock(at, zone))).toEqual([
    { date: '2026-12-31', minuteOfDay: 1200, weekday: 4 },
    { date: '2027-01-01', minuteOfDay: 90, weekday: 5 },
    { date: '2026-12-31', minuteOfDay: 900, weekday: 4 },
  ]);
});

test('times of day are read and written', () => {
  expect([minuteOfDay('09:05'), minuteOfDay('24:00'), minuteOfDay('9:05'), clockText(545)]).toEqual([
    545,
    null,
    null,
    '09:05',
  ]);
});

test('time zones are known by name', () => {
  expect(['Europe/Vienna', 'UTC', 'Moon', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});

test('a broken invariant says which', () => {
  expect(() => invariant(false, 'compiled before match')).toThrow(new InvariantError('compiled before match'));
});
