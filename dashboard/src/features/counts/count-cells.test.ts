import { expect, test } from 'vitest';
import { fromSnapshot, withChange } from './count-cells.ts';
import type { CountCell } from './count-cells.ts';

function cell(key: string, count: number): CountCell {
  return {
    key,
    type: null,
    user: null,
    queue: null,
    channel: null,
    time: null,
    count,
    interactions: count,
  };
}
const countsIn = (counts: ReturnType<typeof fromSnapshot>) => [...counts.cells].map(([key, { count }]) => [key, count]);
const snapshot = fromSnapshot({ cells: [cell('a', 1), cell('b', 2)], total: 3, revision: 4 });

test('a change replaces the cells it names, adds new ones and keeps the rest', () => {
  const counts = withChange(snapshot, {
    cells: [cell('b', 5), cell('c', 1)],
    total: 7,
    revision: 5,
  });
  expect({ cells: countsIn(counts), total: counts.total, revision: counts.revision }).toEqual({
    cells: [
      ['a', 1],
      ['b', 5],
      ['c', 1],
    ],
    total: 7,
    revision: 5,
  });
});

test('a change that is not newer than what is known changes nothing', () => {
  expect(withChange(snapshot, { cells: [cell('a', 9)], total: 9, revision: 4 })).toBe(snapshot);
});

test('a new snapshot forgets what was known', () => {
  expect(countsIn(fromSnapshot({ cells: [cell('z', 1)], total: 1, revision: 1 }))).toEqual([['z', 1]]);
});
