import { describe, expect, test } from 'vitest';
import { breakdownOf } from './breakdown.ts';
import type { CountCell } from './count-cells.ts';

function cell(rest: Partial<CountCell>): CountCell {
  return {
    key: '',
    type: null,
    user: null,
    queue: null,
    channel: null,
    time: null,
    count: 1,
    interactions: 1,
    ...rest,
  };
}
const sales = { id: 'q1', name: 'Sales' };
const support = { id: 'q2', name: 'Support' };

describe('a breakdown', () => {
  test('sums the cells of one value and has the largest first, with bars relative to it', () => {
    const cells = [
      cell({ queue: support, count: 3 }),
      cell({ queue: sales, count: 5 }),
      cell({ queue: sales, count: 7 }),
    ];
    expect(breakdownOf(cells, 'queue')).toEqual({
      rows: [
        { value: 'q1', name: 'Sales', count: 12, interactions: 2, share: 1 },
        { value: 'q2', name: 'Support', count: 3, interactions: 1, share: 0.25 },
      ],
      other: { rows: 0, count: 0 },
    });
  });

  test('keeps what has no queue as a row of its own', () => {
    expect(breakdownOf([cell({ count: 2 })], 'queue').rows).toEqual([
      { value: null, name: null, count: 2, interactions: 1, share: 1 },
    ]);
  });

  test('adds up what comes after the first fifty', () => {
    const cells = Array.from({ length: 53 }, (_, index) => cell({ type: `T${index}`, count: 100 - index }));
    const { rows, other } = breakdownOf(cells, 'type');
    expect({ rows: rows.length, other }).toEqual({
      rows: 50,
      other: { rows: 3, count: 50 + 49 + 48 },
    });
  });

  test('can be ordered by name, and leaves out what counts nothing', () => {
    const cells = [cell({ type: 'B', count: 9 }), cell({ type: 'A', count: 1 }), cell({ type: 'C', count: 0 })];
    expect(breakdownOf(cells, 'type', 'name').rows.map(({ value }) => value)).toEqual(['A', 'B']);
  });

  test('of nothing has no rows', () => {
    expect(breakdownOf([], 'user')).toEqual({ rows: [], other: { rows: 0, count: 0 } });
  });
});
