import { expect, test } from 'vitest';
import { ticksOf } from './ticks.ts';

const origin = 1_000_000;
const minute = 60_000;

test('six minutes on 1000 px are ticked every minute', () => {
  const ticks = ticksOf({ from: origin, to: origin + 6 * minute }, { origin, widthPx: 1000 });
  expect(ticks.map(({ offset }) => offset / minute)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(ticks.map(({ left }) => Math.round(left))).toEqual([0, 17, 33, 50, 67, 83, 100]);
});

test('a narrow screen gets fewer ticks', () => {
  const ticks = ticksOf({ from: origin, to: origin + 6 * minute }, { origin, widthPx: 320 });
  expect(ticks.map(({ offset }) => offset / minute)).toEqual([0, 2, 4, 6]);
});

test('a span inside the interaction is ticked from its start, not from the border', () => {
  const ticks = ticksOf({ from: origin + 61_000, to: origin + 66_000 }, { origin, widthPx: 600 });
  expect(ticks.map(({ offset }) => offset / 1000)).toEqual([61, 62, 63, 64, 65, 66]);
});

test('ten years are ticked in whole days and an empty span once', () => {
  const long = ticksOf({ from: 0, to: 3650 * 24 * 60 * minute }, { origin: 0, widthPx: 320 });
  expect(long.length).toBeLessThanOrEqual(6);
  expect(ticksOf({ from: origin, to: origin }, { origin, widthPx: 1000 })).toEqual([{ offset: 0, left: 0 }]);
});
