import { expect, test } from 'vitest';
import { epochOf, formatDateTime, formatDay, formatRelative, formatTime } from './format-time.ts';

const at = new Date(2026, 10, 22, 10, 42, 7).getTime();
const later = (ms: number): number => at + ms;
const day = 86_400_000;

test('a time is written with its seconds', () => {
  expect(formatTime(at)).toBe('10:42:07');
});

test('on its own day an instant is a time, later a day and a time', () => {
  expect(formatDateTime(at, later(60_000))).toBe('10:42:07');
  expect(formatDateTime(at, later(2 * day))).toBe('22 Nov 10:42');
});

test('in another year a day says its year', () => {
  expect(formatDay(at, later(200 * day))).toBe('22 Nov 2026');
});

test('how long ago is told in the largest whole unit', () => {
  expect([5_000, 300_000, 2 * 3_600_000, 3 * day].map((ms) => formatRelative(at, later(ms)))).toEqual([
    '5 sec. ago',
    '5 min. ago',
    '2 hr. ago',
    '3 days ago',
  ]);
  expect(formatRelative(at, at - 600_000)).toBe('in 10 min.');
});

test('an instant may be given as text', () => {
  expect(epochOf('2026-11-22T10:42:07.000Z')).toBe(Date.UTC(2026, 10, 22, 10, 42, 7));
});
