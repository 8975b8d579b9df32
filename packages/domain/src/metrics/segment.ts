import type { Instant } from '../kernel/instant.ts';
import type { OfferOutcome } from '../interaction/state.ts';

/** Whose line of the picture it is on. A user of null is one that the source does not name. */
export type Lane = { readonly kind: 'customer' } | { readonly kind: 'user'; readonly userId: string | null };

/**
 * On the customer's lane: `queue` (waits, ringing included), `served` (at least one user serves), `held` (every one of them holds).
 * On a user's: `offer`, `talk` (serving, with hold taken out), `hold`, `mute`, `consult`, `listen` (monitor, whisper), `recording-paused`,
 * `transfer` (asked for, not yet passed on), `wrapup`. `mute`, `consult`, `recording-paused` and `transfer` lie over `talk` and `hold`.
 */
export type SegmentKind =
  | 'queue'
  | 'served'
  | 'held'
  | 'offer'
  | 'talk'
  | 'hold'
  | 'mute'
  | 'consult'
  | 'listen'
  | 'recording-paused'
  | 'transfer'
  | 'wrapup';

export interface Segment {
  readonly lane: Lane;
  readonly kind: SegmentKind;
  readonly startedAt: Instant;
  /** Null while it goes on. */
  readonly endedAt: Instant | null;
  readonly queueId: string | null;
  /** How an offer, a wait or a transfer ended. */
  readonly outcome: SegmentOutcome | null;
  /** The place in the log of the user event that began it. */
  readonly fromSeq: number | null;
}

export type SegmentOutcome = OfferOutcome | 'answered' | 'abandoned' | 'unqueued' | 'completed' | 'failed';

export interface OfferCounts {
  /** accepted + rejected + timedOut + cancelled + open. */
  readonly offered: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly cancelled: number;
  readonly open: number;
  /** Beside the sum: ignoring happens inside an offer. */
  readonly ignored: number;
}

export interface TransferCounts {
  readonly total: number;
  readonly blind: number;
  readonly attended: number;
  readonly toUser: number;
  readonly toQueue: number;
  readonly outside: number;
  /** A → B → A. */
  readonly pingPong: number;
}

/** One interaction's figures. Durations are milliseconds; what goes on is counted up to `now`. */
export interface InteractionMetrics {
  /** Queued → accepted, abandoned or unqueued, summed over the visits. */
  readonly waitMs: number;
  /** How often it waited in a queue. */
  readonly queueVisits: number;
  readonly offers: OfferCounts;
  /** Of the first accepted offer; null when none was. */
  readonly timeToAcceptMs: number | null;
  /** Of the first rejected offer; null when none was. */
  readonly timeToRejectMs: number | null;
  /** The time in which at least one user served. */
  readonly connectedMs: number;
  /** connected − hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly muteMs: number;
  readonly consultMs: number;
  readonly wrapUpMs: number;
  /** connected + wrap-up. */
  readonly handleMs: number;
  readonly holds: number;
  readonly mutes: number;
  readonly consults: number;
  readonly legs: number;
  readonly transfers: TransferCounts;
  readonly messagesIn: number;
  readonly messagesOut: number;
  /** From the first fact to the end, or to `now`. */
  readonly durationMs: number;
}
