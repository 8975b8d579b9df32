import { describe, expect, test } from 'vitest';
import type { Fact } from '../interaction/fact.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { metricsOf } from './metrics.ts';
import type { Segment } from './segment.ts';
import { timelineOf } from './timeline.ts';

const ana = { userId: 'ana' };
const ben = { userId: 'ben' };
const mia = { userId: 'mia' };

/** A call as the interaction page draws it, seconds after its start. */
const story: readonly Fact[] = [
  fact('interaction.created', 0),
  fact('interaction.queued', 2, { queueId: 'sales' }),
  fact('offer.created', 60, ana),
  fact('offer.ignored', 62, ana),
  fact('offer.timed_out', 70, ana),
  fact('offer.created', 72, ana),
  fact('offer.accepted', 80, ana),
  fact('mute.started', 100, ana),
  fact('mute.ended', 118, ana),
  fact('participant.joined', 110, { ...mia, fields: { mode: 'monitor' } }),
  fact('hold.started', 150, ana),
  fact('mute.started', 160, ana),
  fact('transfer.requested', 165, {
    ...ana,
    target: { kind: 'user', userId: 'ben' },
    fields: { mode: 'attended' },
  }),
  fact('offer.created', 166, ben),
  fact('offer.accepted', 170, ben),
  fact('transfer.completed', 180, ana),
  fact('participant.left', 200, mia),
  fact('wrapup.started', 240, ben),
  fact('wrapup.ended', 281, ben),
].map((one, index) => ({ ...one, seq: index + 1 }));

function drawn(segments: readonly Segment[]): readonly string[] {
  return segments.map(({ lane, kind, startedAt, endedAt, outcome }) => {
    const who = lane.kind === 'customer' ? 'customer' : lane.userId;
    return `${who} ${kind} ${startedAt}–${endedAt ?? ''}${outcome === null ? '' : ` ${outcome}`}`;
  });
}

describe('the timeline of a call', () => {
  test('has a lane for the customer and one for each user', () => {
    expect(drawn(timelineOf(story, 1000))).toEqual([
      'customer queue 2–80 answered',
      'ana offer 60–70 timed-out',
      'ana offer 72–80 accepted',
      'customer served 80–150',
      'ana talk 80–150',
      'ana mute 100–118',
      'mia listen 110–200',
      'customer held 150–170',
      'ana hold 150–180',
      'ana mute 160–180',
      'ana transfer 165–180 completed',
      'ben offer 166–170 accepted',
      'customer served 170–240',
      'ben talk 170–240',
      'ben wrapup 240–281',
    ]);
  });

  test('says which user event began a segment, and in which queue', () => {
    const [wait] = timelineOf(story, 1000);
    expect(wait).toEqual({
      lane: { kind: 'customer' },
      kind: 'queue',
      startedAt: 2,
      endedAt: 80,
      queueId: 'sales',
      outcome: 'answered',
      fromSeq: 2,
    });
  });

  test('as it goes on, segments are open', () => {
    expect(drawn(timelineOf(story, 155))).toEqual([
      'customer queue 2–80 answered',
      'ana offer 60–70 timed-out',
      'ana offer 72–80 accepted',
      'customer served 80–150',
      'ana talk 80–150',
      'ana mute 100–118',
      'mia listen 110–',
      'customer held 150–',
      'ana hold 150–',
    ]);
  });

  test('does not depend on the order in which the facts came', () => {
    expect(timelineOf(story.toReversed(), 1000)).toEqual(timelineOf(story, 1000));
  });
});

describe('the metrics of a call', () => {
  test('are exact', () => {
    expect(metricsOf(story, 1000)).toEqual({
      waitMs: 78,
      queueVisits: 1,
      offers: {
        offered: 3,
        accepted: 2,
        rejected: 0,
        timedOut: 1,
        cancelled: 0,
        open: 0,
        ignored: 1,
      },
      timeToAcceptMs: 8,
      timeToRejectMs: null,
      connectedMs: 170,
      talkMs: 140,
      holdMs: 30,
      muteMs: 38,
      consultMs: 0,
      wrapUpMs: 41,
      handleMs: 211,
      holds: 1,
      mutes: 2,
      consults: 0,
      legs: 3,
      transfers: {
        total: 1,
        blind: 0,
        attended: 1,
        toUser: 1,
        toQueue: 0,
        outside: 0,
        pingPong: 0,
      },
      messagesIn: 0,
      messagesOut: 0,
      durationMs: 281,
    });
  });

  test('count what goes on up to now', () => {
    const { talkMs, holdMs, durationMs } = metricsOf(story, 155);
    expect({ talkMs, holdMs, durationMs }).toEqual({ talkMs: 70, holdMs: 5, durationMs: 155 });
  });

  test('of nothing are nothing', () => {
    const { waitMs, offers, durationMs, timeToAcceptMs } = metricsOf([], 1000);
    expect([waitMs, offers.offered, durationMs, timeToAcceptMs]).toEqual([0, 0, 0, null]);
  });
});

describe('waits', () => {
  const queued = [fact('interaction.created', 0), fact('interaction.queued', 10, { queueId: 'sales' })];

  test.each([
    ['abandoned', fact('interaction.abandoned', 30), 'abandoned'],
    ['unqueued', fact('interaction.unqueued', 30), 'unqueued'],
    ['completed', fact('interaction.completed', 30), 'completed'],
    ['answered', fact('interaction.connected', 30, ana), 'answered'],
  ] as const)('that end %s', (_name, ending, outcome) => {
    const [wait] = timelineOf([...queued, ending], 100);
    expect([wait?.outcome, metricsOf([...queued, ending], 100).waitMs]).toEqual([outcome, 20]);
  });

  test('go on through refused offers, and are summed over the visits', () => {
    const facts = [
      ...queued,
      fact('offer.created', 12, ana),
      fact('offer.rejected', 15, ana),
      fact('offer.created', 18, ben),
      fact('offer.accepted', 20, ben),
      fact('transfer.completed', 50, { ...ben, target: { kind: 'queue', queueId: 'support' } }),
      fact('interaction.abandoned', 57),
    ];
    const { waitMs, queueVisits, timeToRejectMs } = metricsOf(facts, 100);
    expect({ waitMs, queueVisits, timeToRejectMs }).toEqual({
      waitMs: 17,
      queueVisits: 2,
      timeToRejectMs: 3,
    });
  });
});

describe('transfers', () => {
  const to = (at: number, userId: string, target: Fact['target']) => fact('transfer.completed', at, { userId, target });

  test('there and back are ping-pong, between users and between queues', () => {
    const taken = [fact('interaction.created', 0, { queueId: 'sales' }), fact('interaction.claimed', 1, ana)];
    const users = [
      ...taken,
      to(2, 'ana', { kind: 'user', userId: 'ben' }),
      to(3, 'ben', { kind: 'user', userId: 'ana' }),
    ];
    const queues = [
      ...taken,
      to(2, 'ana', { kind: 'queue', queueId: 'support' }),
      to(3, 'ana', { kind: 'queue', queueId: 'sales' }),
    ];
    const on = [...taken, to(2, 'ana', { kind: 'user', userId: 'ben' }), to(3, 'ben', { kind: 'user', userId: 'cy' })];
    expect([users, queues, on].map((facts) => metricsOf(facts, 10).transfers.pingPong)).toEqual([1, 1, 0]);
  });

  test('that fail or are cancelled are drawn, not counted', () => {
    const asked = [
      fact('interaction.created', 0),
      fact('interaction.claimed', 1, ana),
      fact('transfer.requested', 5, { ...ana, target: { kind: 'outside', address: 'x' } }),
    ];
    const failed = [...asked, fact('transfer.failed', 9, ana)];
    expect([
      drawn(timelineOf(failed, 10)).find((line) => line.includes('transfer')),
      metricsOf(failed, 10).transfers.total,
    ]).toEqual(['ana transfer 5–9 failed', 0]);
  });
});
