import { expect, test } from 'vitest';
import type { TimelineSegment } from './timeline-segment.ts';
import { neighbourOf } from './walk.ts';

function segment(key: string, startedAt: number, userId = 'u1'): TimelineSegment {
  return {
    key,
    lane: { kind: 'user', userId, name: userId },
    kind: 'TALK',
    startedAt,
    endedAt: null,
    queueName: null,
    outcome: null,
    eventId: key,
  };
}
const [first, other, last] = [segment('first', 1), segment('other', 2, 'u2'), segment('last', 3)];
const segments = [last, other, first];
const from = (current: TimelineSegment | null, by: 1 | -1) => neighbourOf(segments, { current, by })?.key;

test('walking stays in the lane and stops at its ends', () => {
  expect([from(first, 1), from(last, 1), from(last, -1), from(first, -1), from(other, 1)]).toEqual([
    'last',
    'last',
    'first',
    'first',
    'other',
  ]);
});

test('walking begins with the earliest segment of all, and nowhere when there is none', () => {
  expect([from(null, 1), neighbourOf([], { current: null, by: 1 })]).toEqual(['first', null]);
});
