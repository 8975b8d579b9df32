import { expect, test } from 'vitest';
import { placeOf } from './tooltip-place.ts';

const view = { width: 1_000, height: 600 };
const box = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 20 });

test('a tooltip hangs below what it explains, in its middle', () => {
  expect(placeOf(box(480, 100), view)).toEqual({
    x: 500,
    y: 126,
    hangs: { across: 'middle', down: 'top' },
  });
});

test('near the borders it is turned inwards', () => {
  expect([placeOf(box(4, 100), view), placeOf(box(950, 100), view)].map(({ x, hangs }) => [x, hangs.across])).toEqual([
    [4, 'start'],
    [990, 'end'],
  ]);
});

test('at the foot of the window it stands above', () => {
  expect(placeOf(box(480, 570), view)).toMatchObject({ y: 564, hangs: { down: 'bottom' } });
});
