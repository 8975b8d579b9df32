import type { Fact } from '../interaction/fact.ts';
import { type InteractionState, emptyInteraction } from '../interaction/state.ts';
import type { Instant } from '../kernel/instant.ts';
import type { InteractionMetrics, OfferCounts, Segment, SegmentKind, SegmentOutcome } from './segment.ts';
import { type Step, segmentsOf, stepsOf } from './timeline.ts';
import { transferCountsOf } from './transfer-counts.ts';

/**
 * One interaction's figures up to `now`. Times of users are summed over their legs: where two serve at once, both count.
 * A hold or mute that is still on when its leg ends is closed by that end.
 */
export function metricsOf(facts: readonly Fact[], now: Instant): InteractionMetrics {
  const steps = stepsOf(facts.filter((fact) => fact.at <= now));
  const segments = segmentsOf(steps);
  const state = steps.at(-1)?.after ?? emptyInteraction('call');
  const total = (kind: SegmentKind) => totalOf(segments, kind, now);
  const count = (kind: SegmentKind) => segments.filter((segment) => segment.kind === kind).length;
  const [talkMs, holdMs, wrapUpMs] = [total('talk'), total('hold'), total('wrapup')];
  return {
    waitMs: total('queue'),
    queueVisits: count('queue'),
    offers: offerCountsOf(segments, steps),
    timeToAcceptMs: firstOffer(segments, 'accepted'),
    timeToRejectMs: firstOffer(segments, 'rejected'),
    connectedMs: talkMs + holdMs,
    talkMs,
    holdMs,
    muteMs: total('mute'),
    consultMs: total('consult'),
    wrapUpMs,
    handleMs: talkMs + holdMs + wrapUpMs,
    holds: count('hold'),
    mutes: count('mute'),
    consults: count('consult'),
    legs: steps.reduce((sum, step) => sum + legsBegun(step), 0),
    transfers: transferCountsOf(steps),
    messagesIn: state.counts.messagesIn,
    messagesOut: state.counts.messagesOut,
    durationMs: durationOf(state, now),
  };
}

/** How long a segment has lasted up to `now`, in milliseconds. */
export function lengthOf({ startedAt, endedAt }: Pick<Segment, 'startedAt' | 'endedAt'>, now: Instant): number {
  return Math.max(0, (endedAt ?? now) - startedAt);
}

function totalOf(segments: readonly Segment[], kind: SegmentKind, now: Instant): number {
  return segments.reduce((sum, segment) => (segment.kind === kind ? sum + lengthOf(segment, now) : sum), 0);
}

function offerCountsOf(segments: readonly Segment[], steps: readonly Step[]): OfferCounts {
  const offers = segments.filter(({ kind }) => kind === 'offer');
  const ended = (outcome: SegmentOutcome) => offers.filter((offer) => offer.outcome === outcome).length;
  return {
    offered: offers.length,
    accepted: ended('accepted'),
    rejected: ended('rejected'),
    timedOut: ended('timed-out'),
    cancelled: ended('cancelled'),
    open: offers.filter(({ endedAt }) => endedAt === null).length,
    ignored: steps.filter(({ before, after }) => ignoredIn(after) > ignoredIn(before)).length,
  };
}

function ignoredIn(state: InteractionState): number {
  return state.offers.filter((offer) => offer.endedAt === null && offer.ignoredAt !== null).length;
}

function firstOffer(segments: readonly Segment[], outcome: SegmentOutcome): number | null {
  const found = segments.find((segment) => segment.kind === 'offer' && segment.outcome === outcome);
  return found === undefined ? null : lengthOf(found, found.startedAt);
}

function legsBegun({ before, after }: Step): number {
  return after.legs.filter(
    (leg) => !before.legs.some((old) => old.userId === leg.userId && old.startedAt === leg.startedAt),
  ).length;
}

function durationOf({ openedAt, endedAt }: InteractionState, now: Instant): number {
  return openedAt === null ? 0 : lengthOf({ startedAt: openedAt, endedAt }, now);
}
