import type { Instant } from '../kernel/instant.ts';
import type { Target } from './fact.ts';

export const channels = ['call', 'chat', 'message', 'email', 'ticket', 'video', 'callback'] as const;
export type Channel = (typeof channels)[number];

export const interactionPhases = [
  'none',
  'creating',
  'queued',
  'offered',
  'connected',
  'wrapup',
  'completed',
  'abandoned',
  'failed',
] as const;
/** `none` is before anything is known of it. */
export type InteractionPhase = (typeof interactionPhases)[number];

export const directions = ['inbound', 'outbound', 'internal'] as const;
export type Direction = (typeof directions)[number];

export const participantModes = ['agent', 'conference', 'monitor', 'whisper', 'barge'] as const;
/** `agent` serves the customer; the others joined. */
export type ParticipantMode = (typeof participantModes)[number];

export type OfferOutcome = 'accepted' | 'rejected' | 'timed-out' | 'cancelled';
export type TransferMode = 'blind' | 'attended';

/** One user's part in an interaction. A flag holds since when it is set. Kept: each user's latest. */
export interface Leg {
  /** Null when the source does not say who. */
  readonly userId: string | null;
  readonly mode: ParticipantMode;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly held: Instant | null;
  readonly muted: Instant | null;
  readonly consulting: Instant | null;
  readonly recordingPaused: Instant | null;
  /** The only flag that a leg may carry after its end. */
  readonly wrappingUp: Instant | null;
}

/** Kept: each user's latest. */
export interface Offer {
  readonly userId: string | null;
  readonly offeredAt: Instant;
  readonly endedAt: Instant | null;
  readonly outcome: OfferOutcome | null;
  readonly ignoredAt: Instant | null;
}

export interface PendingTransfer {
  readonly requestedAt: Instant;
  readonly by: string | null;
  readonly target: Target | null;
  readonly mode: TransferMode;
}

export interface Customer {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface InteractionCounts {
  readonly messagesIn: number;
  readonly messagesOut: number;
  readonly notes: number;
  readonly offers: number;
  readonly transfers: number;
  readonly timeLoggedMs: number;
}

/** What is known of an interaction after some facts. Plain JSON. */
export interface InteractionState {
  readonly phase: InteractionPhase;
  readonly channel: Channel;
  readonly direction: Direction | null;
  /** The queue it waits in, or was last served from. */
  readonly queueId: string | null;
  readonly previousQueueId: string | null;
  readonly ownerId: string | null;
  readonly previousOwnerId: string | null;
  readonly priority: string | null;
  readonly status: string | null;
  readonly subject: string | null;
  readonly tags: readonly string[];
  readonly customer: Customer | null;
  readonly openedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** The latest fact seen. */
  readonly lastAt: Instant | null;
  /** Since when the customer waits in a queue, ringing included; null when not waiting. */
  readonly waitingSince: Instant | null;
  /** The last message, note, status, owner or queue change: idle time counts from here. */
  readonly activeAt: Instant | null;
  readonly followUpAt: Instant | null;
  readonly wrapUpCode: string | null;
  readonly legs: readonly Leg[];
  readonly offers: readonly Offer[];
  readonly transfer: PendingTransfer | null;
  /** Every user who ever had part in it, was offered it or owned it. */
  readonly participants: readonly string[];
  readonly deleted: boolean;
  readonly counts: InteractionCounts;
}

/** An interaction of which nothing has been recorded. */
export function emptyInteraction(channel: Channel): InteractionState {
  return {
    phase: 'none',
    channel,
    direction: null,
    queueId: null,
    previousQueueId: null,
    ownerId: null,
    previousOwnerId: null,
    priority: null,
    status: null,
    subject: null,
    tags: [],
    customer: null,
    openedAt: null,
    endedAt: null,
    lastAt: null,
    waitingSince: null,
    activeAt: null,
    followUpAt: null,
    wrapUpCode: null,
    legs: [],
    offers: [],
    transfer: null,
    participants: [],
    deleted: false,
    counts: { messagesIn: 0, messagesOut: 0, notes: 0, offers: 0, transfers: 0, timeLoggedMs: 0 },
  };
}

/** It exists and has not ended. */
export function isLive(state: InteractionState): boolean {
  return state.phase !== 'none' && !hasEnded(state);
}

export function hasEnded(state: InteractionState): boolean {
  return state.phase === 'completed' || state.phase === 'abandoned' || state.phase === 'failed';
}

/** The user's leg that has not ended. */
export function liveLegOf(state: InteractionState, userId: string | null): Leg | undefined {
  return state.legs.find((leg) => leg.userId === userId && leg.endedAt === null);
}

/** The user's offer that has not ended. */
export function openOfferOf(state: InteractionState, userId: string | null): Offer | undefined {
  return state.offers.find((offer) => offer.userId === userId && offer.endedAt === null);
}

export function hasOpenOffer(state: InteractionState): boolean {
  return state.offers.some((offer) => offer.endedAt === null);
}
