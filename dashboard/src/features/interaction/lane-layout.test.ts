import { describe, expect, test } from 'vitest';
import { layOut } from './lane-layout.ts';
import type { SegmentKind, TimelineSegment } from './timeline-segment.ts';

const ana = { kind: 'user', userId: 'u1', name: 'Ana' } as const;
const customer = { kind: 'customer' } as const;

function segment(kind: SegmentKind, startedAt: number, rest: Partial<TimelineSegment> = {}): TimelineSegment {
  return {
    key: `${kind}-${startedAt}`,
    lane: ana,
    kind,
    startedAt,
    endedAt: null,
    queueName: null,
    outcome: null,
    eventId: null,
    ...rest,
  };
}
const view = { span: { from: 0, to: 100_000 }, now: 100_000, widthPx: 1000 };
const drawn = (segments: readonly TimelineSegment[], of = view) =>
  layOut(segments, of).map((lane) => ({
    name: lane.name,
    bars: lane.bars.map(({ segment: { kind }, left, width, merged, open }) => ({
      kind,
      left,
      width,
      merged,
      open,
    })),
  }));

describe('lanes', () => {
  test('the customer has the first lane and each participant one, in order of first part taken', () => {
    const ben = { kind: 'user', userId: 'u2', name: 'Ben' } as const;
    const segments = [segment('TALK', 50_000, { lane: ben }), segment('TALK', 10_000, { endedAt: 50_000 })];
    expect(layOut(segments, view).map((lane) => lane.name)).toEqual(['Customer', 'Ana', 'Ben']);
  });

  test('an open segment grows to now', () => {
    const talking = [segment('TALK', 20_000)];
    expect(drawn(talking, { ...view, now: 60_000 })[1]?.bars).toEqual([
      { kind: 'TALK', left: 20, width: 40, merged: 1, open: true },
    ]);
    expect(drawn(talking, { ...view, now: 90_000 })[1]?.bars[0]?.width).toBe(70);
  });

  test('an open segment whose start is ahead of the clock has no width yet', () => {
    expect(drawn([segment('TALK', 20_000)], { ...view, now: 10_000 })[1]?.bars[0]?.width).toBe(0);
  });

  test('what starts before the visible span or ends after it is cut at its borders', () => {
    const waiting = segment('QUEUE', 0, { lane: customer, endedAt: 100_000 });
    const zoomed = { ...view, span: { from: 25_000, to: 75_000 } };
    expect(drawn([waiting], zoomed)[0]?.bars).toEqual([{ kind: 'QUEUE', left: 0, width: 100, merged: 1, open: false }]);
  });

  test('what lies outside the visible span is not drawn but can still be walked to', () => {
    const early = segment('TALK', 0, { endedAt: 1_000 });
    const lane = layOut([early], { ...view, span: { from: 50_000, to: 75_000 } })[1];
    expect({ bars: lane?.bars, segments: lane?.segments }).toEqual({ bars: [], segments: [early] });
  });

  test('mute is drawn after, so over, the talk it lies in', () => {
    const mute = segment('MUTE', 5_000, { endedAt: 20_000 });
    const talk = segment('TALK', 6_000, { endedAt: 80_000 });
    expect(layOut([mute, talk], view)[1]?.bars.map((bar) => [bar.segment.kind, bar.over])).toEqual([
      ['TALK', false],
      ['MUTE', true],
    ]);
  });

  test('neighbours of one kind under two pixels wide are drawn as one', () => {
    const flicker = [0, 100, 200, 300].map((at) => segment('MUTE', at, { endedAt: at + 50 }));
    const bars = drawn([...flicker, segment('MUTE', 50_000, { endedAt: 60_000 })])[1]?.bars;
    expect(bars?.map(({ merged }) => merged)).toEqual([4, 1]);
    expect(bars?.[0]?.width).toBeCloseTo(0.35);
  });

  test('neighbours of different kinds are never drawn as one', () => {
    const segments = [segment('TALK', 0, { endedAt: 10 }), segment('WRAPUP', 10, { endedAt: 20 })];
    expect(drawn(segments)[1]?.bars.map(({ kind }) => kind)).toEqual(['TALK', 'WRAPUP']);
  });
});
