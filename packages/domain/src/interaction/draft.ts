import type { Instant } from '../kernel/instant.ts';
import {
  type InteractionPhase,
  type InteractionState,
  type Leg,
  type Offer,
  type OfferOutcome,
  type ParticipantMode,
  isLive,
} from './state.ts';

/**
 * A copy of a state that one step of `evolve` writes on before anyone else sees it. Its lists are never written on,
 * only replaced: they are shared with the state before.
 */
export type Draft = { -readonly [K in keyof InteractionState]: InteractionState[K] };

export type LegFlag = 'held' | 'muted' | 'consulting' | 'recordingPaused';

/** A flag counts from the start of its leg at the earliest, an end from the start at the earliest. */
function notBefore(start: Instant, at: Instant): Instant {
  return at < start ? start : at;
}

export function openOffer(draft: Draft, userId: string | null, at: Instant): void {
  const offer: Offer = { userId, offeredAt: at, endedAt: null, outcome: null, ignoredAt: null };
  draft.offers = [...draft.offers.filter((other) => other.userId !== userId), offer];
  draft.counts = { ...draft.counts, offers: draft.counts.offers + 1 };
}

interface OfferEnd {
  readonly at: Instant;
  readonly outcome: OfferOutcome;
}

/** Ends the open offers that are chosen. */
export function endOffers(draft: Draft, { at, outcome }: OfferEnd, chosen: (offer: Offer) => boolean): void {
  if (!draft.offers.some((offer) => offer.endedAt === null && chosen(offer))) return;
  draft.offers = draft.offers.map((offer) =>
    offer.endedAt === null && chosen(offer) ? { ...offer, endedAt: notBefore(offer.offeredAt, at), outcome } : offer,
  );
}

/** Gives the user a live leg, unless there is one already. */
export function openLeg(
  draft: Draft,
  userId: string | null,
  { at, mode }: { at: Instant; mode: ParticipantMode },
): void {
  if (draft.legs.some((leg) => leg.userId === userId && leg.endedAt === null)) return;
  const leg: Leg = {
    userId,
    mode,
    startedAt: at,
    endedAt: null,
    held: null,
    muted: null,
    consulting: null,
    recordingPaused: null,
    wrappingUp: null,
  };
  draft.legs = [...draft.legs.filter((other) => other.userId !== userId), leg];
}

/** Ends the live legs that are chosen, and with them their flags. */
export function endLegs(draft: Draft, at: Instant, chosen: (leg: Leg) => boolean): void {
  if (!draft.legs.some((leg) => leg.endedAt === null && chosen(leg))) return;
  draft.legs = draft.legs.map((leg) => (leg.endedAt === null && chosen(leg) ? endedLeg(leg, at) : leg));
}

function endedLeg(leg: Leg, at: Instant): Leg {
  return {
    ...leg,
    endedAt: notBefore(leg.startedAt, at),
    held: null,
    muted: null,
    consulting: null,
    recordingPaused: null,
  };
}

/** Sets a flag of the user's live leg, or clears it with null. One that is set keeps its beginning. */
export function flagLeg(
  draft: Draft,
  userId: string | null,
  { flag, at }: { flag: LegFlag; at: Instant | null },
): void {
  const wasSet = at === null;
  const changes = (leg: Leg) => leg.userId === userId && leg.endedAt === null && (leg[flag] !== null) === wasSet;
  if (!draft.legs.some(changes)) return;
  draft.legs = draft.legs.map((leg) =>
    changes(leg) ? { ...leg, [flag]: at === null ? null : notBefore(leg.startedAt, at) } : leg,
  );
}

export function startWrappingUp(draft: Draft, userId: string | null, at: Instant): void {
  draft.legs = draft.legs.map((leg) =>
    leg.userId === userId && leg.wrappingUp === null ? { ...leg, wrappingUp: notBefore(leg.startedAt, at) } : leg,
  );
}

export function stopWrappingUp(draft: Draft, chosen: (leg: Leg) => boolean): void {
  if (!draft.legs.some((leg) => leg.wrappingUp !== null && chosen(leg))) return;
  draft.legs = draft.legs.map((leg) => (leg.wrappingUp !== null && chosen(leg) ? { ...leg, wrappingUp: null } : leg));
}

export function addParticipant(draft: Draft, userId: string | null): void {
  if (userId !== null && !draft.participants.includes(userId)) draft.participants = [...draft.participants, userId];
}

export function setOwner(draft: Draft, userId: string | null, at: Instant): void {
  if (draft.ownerId === userId) return;
  if (draft.ownerId !== null) draft.previousOwnerId = draft.ownerId;
  draft.ownerId = userId;
  draft.activeAt = at;
  addParticipant(draft, userId);
}

export function setQueue(draft: Draft, queueId: string | null, at: Instant): void {
  if (draft.queueId === queueId) return;
  if (draft.queueId !== null) draft.previousQueueId = draft.queueId;
  draft.queueId = queueId;
  draft.activeAt = at;
}

/** The customer waits from now on, nobody serves and nobody owns it. */
export function startWaiting(draft: Draft, queueId: string | null, at: Instant): void {
  endParts(draft, at);
  draft.phase = 'queued';
  draft.endedAt = null;
  draft.waitingSince = at;
  setOwner(draft, null, at);
  setQueue(draft, queueId, at);
}

/** The user takes it: other offers are cancelled, the wait is over. */
export function take(draft: Draft, userId: string | null, at: Instant): void {
  endOffers(draft, { at, outcome: 'accepted' }, (offer) => offer.userId === userId);
  endOffers(draft, { at, outcome: 'cancelled' }, all);
  openLeg(draft, userId, { at, mode: 'agent' });
  if (draft.phase === 'wrapup') stopWrappingUp(draft, all);
  draft.phase = 'connected';
  draft.waitingSince = null;
}

/** Ends it, with everything that was open in it. What has ended stays as it ended. */
export function end(
  draft: Draft,
  phase: Extract<InteractionPhase, 'completed' | 'abandoned' | 'failed'>,
  at: Instant,
): void {
  if (!isLive(draft)) return;
  endParts(draft, at);
  stopWrappingUp(draft, all);
  draft.phase = phase;
  draft.waitingSince = null;
  draft.endedAt = draft.openedAt === null ? at : notBefore(draft.openedAt, at);
}

/** Who finishes their work goes on finishing it. */
function endParts(draft: Draft, at: Instant): void {
  endOffers(draft, { at, outcome: 'cancelled' }, all);
  endLegs(draft, at, all);
  draft.transfer = null;
}

const all = (): boolean => true;
