import { expect, test } from 'vitest';
import type { CountCell } from './count-cells.ts';
import { tilesOf } from './tiles.ts';

const minute = 60_000;
const now = 1_000 * minute + 30_000;
function ago(minutes: number, count: number): CountCell {
  const time = (1_000 - minutes) * minute;
  return {
    key: String(time),
    type: null,
    user: null,
    queue: null,
    channel: null,
    time,
    count,
    interactions: count,
  };
}

test('now is the last five minutes with the running one, beside the five before', () => {
  const cells = [ago(0, 1), ago(4, 2), ago(5, 4), ago(9, 8), ago(10, 16)];
  expect(tilesOf(cells, now)).toEqual({
    lastFive: 3,
    fiveBefore: 12,
    today: 31,
    peak: { at: 990 * minute, count: 16 },
  });
});

test('a day without events has no peak', () => {
  expect(tilesOf([], now)).toEqual({ lastFive: 0, fiveBefore: 0, today: 0, peak: null });
});

test('of two equal minutes the first is the peak', () => {
  expect(tilesOf([ago(8, 2), ago(3, 2)], now).peak).toEqual({ at: 992 * minute, count: 2 });
});
