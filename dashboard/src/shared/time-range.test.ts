import { expect, test } from 'vitest';
import { instantOf, rangeWord, timeRangeIn } from './time-range.ts';

const otherwise = { from: '-PT1H', to: null };

test('a range in the address is taken, a wrong one is not', () => {
  expect(timeRangeIn({ from: '-PT4H' }, otherwise)).toEqual({ from: '-PT4H', to: null });
  expect(timeRangeIn({ from: 'yesterday-ish' }, otherwise)).toEqual(otherwise);
  expect(timeRangeIn({ from: '2026-01-05T10:00:00Z', to: '2026-01-05T11:00:00Z' }, otherwise)).toEqual({
    from: '2026-01-05T10:00:00Z',
    to: '2026-01-05T11:00:00Z',
  });
});

test('a duration before now moves with now, an instant does not', () => {
  const now = Date.parse('2026-01-05T12:00:00Z');
  expect(instantOf('-PT1H', now)).toBe(Date.parse('2026-01-05T11:00:00Z'));
  expect(instantOf('2026-01-01T00:00:00Z', now)).toBe(Date.parse('2026-01-01T00:00:00Z'));
});

test('a quick range has its own words', () => {
  expect(rangeWord({ from: '-P7D', to: null })).toBe('Last 7 days');
  expect(rangeWord({ from: '-PT90M', to: null })).toBe('-PT90M – now');
});
