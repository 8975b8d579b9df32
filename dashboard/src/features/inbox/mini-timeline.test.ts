import { expect, test } from 'vitest';
import { miniTimeline } from './mini-timeline.ts';

const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();

test('a story is one bar: what matters lies on top, what goes on grows to now, and words say the same', () => {
  const timeline = {
    startedAt: at(0),
    endedAt: null,
    segments: [
      { kind: 'HOLD', startedAt: at(60), endedAt: null },
      { kind: 'QUEUE', startedAt: at(0), endedAt: at(20) },
      { kind: 'TALK', startedAt: at(20), endedAt: at(60) },
      { kind: 'SERVED', startedAt: at(20), endedAt: null },
    ],
  };
  expect(miniTimeline(timeline, 100_000)).toEqual({
    parts: [
      { state: 'queued', from: 0, width: 20 },
      { state: 'talking', from: 20, width: 40 },
      { state: 'held', from: 60, width: 40 },
    ],
    words: 'Its story: in queue 20 s, talking 40 s, on hold 40 s',
  });
});
