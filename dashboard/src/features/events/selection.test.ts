import { expect, test } from 'vitest';
import { allOf, extended, nothingSelected, toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd'];

test('a row is chosen and left again', () => {
  const one = toggled(nothingSelected, 'b');
  expect([[...one.ids], [...toggled(one, 'b').ids]]).toEqual([['b'], []]);
});

test('a range goes from the row chosen last to this one, either way, and keeps what was chosen', () => {
  const from = toggled(toggled(nothingSelected, 'a'), 'd');
  expect([
    [...extended(from, 'c', order).ids].toSorted(),
    [...extended(toggled(nothingSelected, 'b'), 'd', order).ids],
  ]).toEqual([
    ['a', 'c', 'd'],
    ['b', 'c', 'd'],
  ]);
});

test('a range without a beginning is the row itself', () => {
  expect([...extended(nothingSelected, 'c', order).ids]).toEqual(['c']);
});

test('all are chosen, and none when all were', () => {
  const all = allOf(toggled(nothingSelected, 'a'), order);
  expect([[...all.ids], [...allOf(all, order).ids], [...allOf(nothingSelected, []).ids]]).toEqual([order, [], []]);
});
