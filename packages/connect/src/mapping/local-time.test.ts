import { expect, test } from 'vitest';
import { crossMidnight, readDate, readTime, wallClockOf } from './local-time.ts';

const wall = (text: string): number => Date.parse(`${text}Z`);
const at = (zone: string, text: string): string => new Date(wallClockOf(zone)(wall(text))).toISOString();

test('a local time becomes the instant at which that zone’s clocks showed it', () => {
  expect(at('Asia/Jerusalem', '1999-02-01T07:02:47')).toBe('1999-02-01T05:02:47.000Z');
  expect(at('Asia/Jerusalem', '1999-07-01T07:02:47')).toBe('1999-07-01T04:02:47.000Z');
  expect(at('Asia/Kolkata', '2026-01-01T00:00:00')).toBe('2025-12-31T18:30:00.000Z');
});

test('a time that the clock skipped is moved on by the hour that was skipped', () => {
  expect(at('Europe/Berlin', '2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00.000Z');
});

test('a time that the clock showed twice is one of the two', () => {
  expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
    at('Europe/Berlin', '2026-10-25T02:30:00'),
  );
});

test('an unknown zone is refused', () => {
  expect(() => wallClockOf('Middle/Earth')).toThrow(RangeError);
});

test('dates of two and four digits are read, impossible ones are not', () => {
  expect(readDate('990201')).toBe(wall('1999-02-01T00:00:00'));
  expect(readDate('260201')).toBe(wall('2026-02-01T00:00:00'));
  expect(readDate('2026-02-01')).toBe(wall('2026-02-01T00:00:00'));
  expect([readDate('990231'), readDate('yesterday')]).toEqual([null, null]);
});

test('times of day are read, impossible ones are not', () => {
  expect(readTime('7:02:47')).toBe(25_367_000);
  expect(readTime('07:02')).toBe(25_320_000);
  expect(readTime('0:00:00.5')).toBe(500);
  expect([readTime('24:00:00'), readTime('7:61'), readTime('noon')]).toEqual([null, null, null]);
});

test('a time long before the one it follows has crossed midnight, a little before has not', () => {
  const [late, early] = [readTime('23:59:54') ?? 0, readTime('0:00:26') ?? 0];
  expect(crossMidnight(early, late)).toBe(early + 86_400_000);
  expect(crossMidnight(late - 57_000, late)).toBe(late - 57_000);
});
