import { expect, test } from 'vitest';
import { durationWords, formatDuration } from './format-duration.ts';

const seconds = (amount: number): number => amount * 1_000;

test.each([
  [0, '0:00'],
  [seconds(8), '0:08'],
  [seconds(250) + 999, '4:10'],
  [seconds(3_599), '59:59'],
  [seconds(4_320), '1 h 12 m'],
  [seconds(273_600), '3 d 4 h'],
  [-seconds(5), '0:00'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('in words a duration says every unit that it has', () => {
  expect([0, seconds(3_605), seconds(86_460)].map(durationWords)).toEqual(['0 s', '1 h 5 s', '1 d 1 min']);
});
