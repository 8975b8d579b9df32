import { expect, test } from 'vitest';
import { durationFromMs, durationToMs } from './durations.ts';

test.each([
  ['PT30S', 30_000],
  ['PT1M30S', 90_000],
  ['PT1H', 3_600_000],
  ['P7D', 604_800_000],
  ['P1DT2H', 93_600_000],
  ['PT0.05S', 50],
  ['-PT24H', -86_400_000],
])('%s is %d ms', (text, ms) => {
  expect(durationToMs(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1DT', '1H', 'PT1X', 'P1Y', '2026-01-05T10:00:00Z'])(
  'what is no duration is refused: %j',
  (text) => {
    expect(durationToMs(text)).toBeNull();
  },
);

test.each([0, 50, 30_000, 90_000, 3_600_000, 86_400_000, 604_815_000, -5_400_000])(
  '%d ms is written so that it reads as itself',
  (ms) => {
    expect(durationToMs(durationFromMs(ms))).toBe(ms);
  },
);

test('a duration is written shortly', () => {
  expect([0, 90_000, 3_600_000].map(durationFromMs)).toEqual(['PT0S', 'PT1M30S', 'PT1H']);
});
