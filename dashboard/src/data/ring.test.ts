import { expect, test } from 'vitest';
import { createRing } from './ring.ts';

const givenRing = (limit = 3) =>
  createRing<{ id: string; at: number }>({
    limit,
    idOf: (row) => row.id,
    order: (one, other) => other.at - one.at,
  });

test('rows stand in order, each once, a later one in place of the earlier', () => {
  const ring = givenRing();
  ring.put([
    { id: 'a', at: 1 },
    { id: 'b', at: 2 },
  ]);
  ring.put([{ id: 'a', at: 3 }]);
  expect(ring.get()).toEqual([
    { id: 'a', at: 3 },
    { id: 'b', at: 2 },
  ]);
});

test('the last in order are dropped when there are too many', () => {
  const ring = givenRing(2);
  ring.put([1, 2, 3].map((at) => ({ id: `row ${at}`, at })));
  expect(ring.get().map(({ at }) => at)).toEqual([3, 2]);
  expect(ring.row('row 1')).toBeUndefined();
});

test('the list is the same object until something changes', () => {
  const ring = givenRing();
  ring.put([{ id: 'a', at: 1 }]);
  const before = ring.get();
  ring.remove(['nobody']);
  expect(ring.get()).toBe(before);
  ring.remove(['a']);
  expect(ring.get()).toEqual([]);
});

test('listeners hear of every change until they stop', () => {
  const ring = givenRing();
  let heard = 0;
  const stop = ring.subscribe(() => (heard += 1));
  ring.put([{ id: 'a', at: 1 }]);
  ring.put([]);
  stop();
  ring.clear();
  expect(heard).toBe(1);
});
