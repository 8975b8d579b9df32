import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFacts } from '../interaction/arbitrary-facts.fixture.ts';
import { lengthOf, metricsOf } from './metrics.ts';
import type { Segment } from './segment.ts';
import { timelineOf } from './timeline.ts';

const now = 10_000;

test('offers add up: offered is accepted, rejected, timed out, cancelled and still open', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { offers } = metricsOf(facts, now);
      expect(offers.accepted + offers.rejected + offers.timedOut + offers.cancelled + offers.open).toBe(offers.offered);
    }),
    { numRuns: 500 },
  );
});

test('talk and hold make up the time connected, and no mute is longer than that', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { connectedMs, talkMs, holdMs, muteMs, consultMs, wrapUpMs, handleMs } = metricsOf(facts, now);
      expect({
        connected: connectedMs === talkMs + holdMs,
        handle: handleMs === connectedMs + wrapUpMs,
        mute: muteMs <= connectedMs,
        consult: consultMs <= connectedMs,
      }).toEqual({ connected: true, handle: true, mute: true, consult: true });
    }),
    { numRuns: 500 },
  );
});

test('segments of one kind on one lane never overlap, and none ends before it begins', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const segments = timelineOf(facts, now);
      expect(segments.filter(({ startedAt, endedAt }) => endedAt !== null && endedAt < startedAt)).toEqual([]);
      expect(
        segments.filter((segment) => segments.some((other) => other !== segment && overlap(segment, other))),
      ).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

function overlap(a: Segment, b: Segment): boolean {
  if (a.kind !== b.kind || JSON.stringify(a.lane) !== JSON.stringify(b.lane)) return false;
  return a.startedAt < (b.endedAt ?? now) && b.startedAt < (a.endedAt ?? now);
}

test('what is added later changes nothing of what was before', () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(100), (facts, pause) => {
      const cut = 1000 + pause;
      const early = facts.filter((fact) => fact.at <= cut);
      expect(timelineOf(facts, cut)).toEqual(timelineOf(early, cut));
      expect(metricsOf(facts, cut)).toEqual(metricsOf(early, cut));
    }),
    { numRuns: 300 },
  );
});

test("the customer's lane is a line: waiting, served and held never at once", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const lane = timelineOf(facts, now).filter((segment) => segment.lane.kind === 'customer');
      const covered = new Set(
        lane.flatMap((segment) =>
          Array.from({ length: Math.min(300, lengthOf(segment, now)) }, (_, index) => segment.startedAt + index),
        ),
      );
      const total = lane.reduce((sum, segment) => sum + Math.min(300, lengthOf(segment, now)), 0);
      expect(covered.size).toBe(total);
    }),
    { numRuns: 300 },
  );
});
