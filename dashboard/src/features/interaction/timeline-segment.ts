/** What a part of an interaction's time was spent on, in one lane. Instants are epoch milliseconds of the source's clock. */
export interface TimelineSegment {
  readonly key: string;
  readonly lane: LaneRef;
  readonly kind: SegmentKind;
  readonly startedAt: number;
  /** null: it has not ended yet. */
  readonly endedAt: number | null;
  readonly queueName: string | null;
  /** How it ended, where that can be told: an offer `ACCEPTED`, a wait `ABANDONED`. */
  readonly outcome: string | null;
  /** The user event that began it, to select in the story. */
  readonly eventId: string | null;
}

export type LaneRef =
  | { readonly kind: 'customer' }
  | { readonly kind: 'user'; readonly userId: string; readonly name: string };

export type SegmentKind =
  | 'QUEUE'
  | 'SERVED'
  | 'HELD'
  | 'OFFER'
  | 'TALK'
  | 'HOLD'
  | 'MUTE'
  | 'CONSULT'
  | 'LISTEN'
  | 'RECORDING_PAUSED'
  | 'TRANSFER'
  | 'WRAPUP';

/** A span of time, both ends in epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function laneKey(lane: LaneRef): string {
  return lane.kind === 'customer' ? 'customer' : `user:${lane.userId}`;
}

/** A segment's span, an open one growing to `now` (never backwards). */
export function spanOf(segment: TimelineSegment, now: number): Span {
  return { from: segment.startedAt, to: Math.max(segment.startedAt, segment.endedAt ?? now) };
}
