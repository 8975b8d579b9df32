import { expect, test } from 'vitest';
import { createFrameQueue } from './frame-queue.ts';

function givenQueue(limit = 100) {
  const given = {
    held: false,
    delivered: [] as (readonly number[])[],
    overflows: 0,
    moments: [] as (() => void)[],
  };
  const queue = createFrameQueue<number>({
    soon: (run) => given.moments.push(run),
    isHeld: () => given.held,
    deliver: (frames) => given.delivered.push(frames),
    limit,
    onOverflow: () => (given.overflows += 1),
  });
  const nextMoment = (): void => given.moments.shift()?.();
  return { given, queue, nextMoment };
}

test('however many frames come in, there is one delivery a moment, in order', () => {
  const { given, queue, nextMoment } = givenQueue();
  for (const frame of [1, 2, 3]) queue.push(frame);
  expect(given.moments).toHaveLength(1);
  nextMoment();
  queue.push(4);
  nextMoment();
  expect(given.delivered).toEqual([[1, 2, 3], [4]]);
});

test('what comes in while the views stand still is delivered when they go on', () => {
  const { given, queue } = givenQueue();
  given.held = true;
  for (const frame of [1, 2]) queue.push(frame);
  expect(given.delivered).toEqual([]);
  given.held = false;
  queue.flush();
  expect(given.delivered).toEqual([[1, 2]]);
});

test('a pause that begins before the moment comes holds what already waits', () => {
  const { given, queue, nextMoment } = givenQueue();
  queue.push(1);
  given.held = true;
  nextMoment();
  expect(given.delivered).toEqual([]);
});

test('a queue that is full says so and keeps nothing', () => {
  const { given, queue } = givenQueue(2);
  given.held = true;
  for (const frame of [1, 2, 3]) queue.push(frame);
  given.held = false;
  queue.flush();
  expect([given.overflows, given.delivered]).toEqual([1, []]);
});
