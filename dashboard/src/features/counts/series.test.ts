import { describe, expect, test } from 'vitest';
import type { CountCell } from './count-cells.ts';
import { seriesOf } from './series.ts';

function cell(type: string, time: number, count: number): CountCell {
  return {
    key: `${type}@${time}`,
    type,
    user: null,
    queue: null,
    channel: null,
    time,
    count,
    interactions: count,
  };
}
const interval = { from: 0, to: 300, stepMs: 100 };

describe('counts over time', () => {
  test('have no holes and are stacked, the most frequent type at the bottom', () => {
    expect(seriesOf([cell('A', 0, 1), cell('B', 0, 4), cell('B', 200, 2)], interval)).toEqual({
      times: [0, 100, 200],
      lines: [
        { type: 'B', counts: [4, 0, 2], stacked: [4, 0, 2], total: 6 },
        { type: 'A', counts: [1, 0, 0], stacked: [5, 0, 2], total: 1 },
      ],
    });
  });

  test('leave out what lies before or after the interval', () => {
    expect(seriesOf([cell('A', -100, 1), cell('A', 300, 1)], interval).lines).toEqual([]);
  });

  test('show six types and add up the rest', () => {
    const cells = Array.from({ length: 9 }, (_, index) => cell(`T${index}`, 100, 10 - index));
    const { lines } = seriesOf(cells, interval);
    expect(lines.map(({ type, total }) => [type, total])).toEqual([
      ['T0', 10],
      ['T1', 9],
      ['T2', 8],
      ['T3', 7],
      ['T4', 6],
      ['T5', 5],
      [null, 4 + 3 + 2],
    ]);
    expect(lines.at(-1)?.stacked).toEqual([0, 54, 0]);
  });

  test('start at a whole step when the range does not', () => {
    expect(seriesOf([], { from: 50, to: 250, stepMs: 100 }).times).toEqual([0, 100, 200]);
  });
});
