import { evolve, inOrder } from '../interaction/evolve.ts';
import type { Fact } from '../interaction/fact.ts';
import { type InteractionState, emptyInteraction } from '../interaction/state.ts';
import type { Instant } from '../kernel/instant.ts';
import { type OpenPart, openParts } from './open-parts.ts';
import type { Segment, SegmentOutcome } from './segment.ts';

interface OpenSegment {
  readonly part: OpenPart;
  readonly segment: Segment;
}

/** One fact's step through an interaction. */
export interface Step {
  readonly fact: Fact;
  readonly before: InteractionState;
  readonly after: InteractionState;
}

/** The facts in order, each with the interaction before and after it. */
export function stepsOf(facts: readonly Fact[]): readonly Step[] {
  let before = emptyInteraction('call');
  return inOrder(facts).map((fact) => {
    const step = { fact, before, after: evolve(before, fact) };
    before = step.after;
    return step;
  });
}

/**
 * Who did what from when to when, by the state machine's reading of the facts, in order of beginning. What goes on has no
 * end yet; what would begin after `now` is left out.
 */
export function timelineOf(facts: readonly Fact[], now: Instant): readonly Segment[] {
  return segmentsOf(stepsOf(facts.filter((fact) => fact.at <= now)));
}

export function segmentsOf(steps: readonly Step[]): readonly Segment[] {
  const segments: Segment[] = [];
  let open = new Map<string, OpenSegment>();
  for (const step of steps) {
    const going = openParts(step.after);
    const next = new Map(going.map((part) => [part.key, open.get(part.key) ?? begin(part, step)]));
    for (const [key, { part, segment }] of open) {
      if (!next.has(key)) segments.push({ ...segment, endedAt: step.fact.at, outcome: outcomeOf(part, step) });
    }
    open = next;
  }
  segments.push(...[...open.values()].map(({ segment }) => segment));
  return segments.toSorted((a, b) => a.startedAt - b.startedAt || (a.fromSeq ?? 0) - (b.fromSeq ?? 0));
}

function begin(part: OpenPart, { fact, after }: Step): OpenSegment {
  const { lane, kind } = part;
  const segment: Segment = {
    lane,
    kind,
    startedAt: fact.at,
    endedAt: null,
    queueId: after.queueId,
    outcome: null,
    fromSeq: fact.seq ?? null,
  };
  return { part, segment };
}

function outcomeOf({ kind, lane }: OpenPart, { fact, before, after }: Step): SegmentOutcome | null {
  switch (kind) {
    case 'offer': {
      const userId = lane.kind === 'user' ? lane.userId : null;
      return after.offers.find((offer) => offer.userId === userId)?.outcome ?? 'cancelled';
    }
    case 'queue':
      return outcomeOfWait(after);
    case 'transfer':
      if (after.counts.transfers > before.counts.transfers) return 'completed';
      return fact.type === 'transfer.failed' ? 'failed' : 'cancelled';
    default:
      return null;
  }
}

function outcomeOfWait({ phase }: InteractionState): SegmentOutcome {
  if (phase === 'abandoned' || phase === 'completed' || phase === 'failed') return phase;
  return phase === 'connected' ? 'answered' : 'unqueued';
}
