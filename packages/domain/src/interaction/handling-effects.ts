import type { handlingFacts } from '../catalogue/handling-facts.ts';
import {
  type Draft,
  type LegFlag,
  addParticipant,
  end,
  endLegs,
  endOffers,
  flagLeg,
  openLeg,
  openOffer,
  setOwner,
  setQueue,
  startWaiting,
  startWrappingUp,
  stopWrappingUp,
  take,
} from './draft.ts';
import { createdEffect } from './created-effect.ts';
import type { Fact } from './fact.ts';
import type { Instant } from '../kernel/instant.ts';
import { textOf, wordOf } from './payload.ts';
import { hasEnded, hasOpenOffer, isLive, liveLegOf, openOfferOf, participantModes } from './state.ts';
import { completeTransfer, requestTransfer } from './transfer-effects.ts';

/** What one type of fact does to a draft. `userId` is whose part it is. Never throws, whatever the state. */
export type Effect = (draft: Draft, fact: Fact, userId: string | null) => void;

/** After the end the facts of handling are kept in the log, but bring nothing back to life. */
const whileLive =
  (effect: Effect): Effect =>
  (draft, fact, userId) => {
    if (isLive(draft)) effect(draft, fact, userId);
  };

const startFlag =
  (flag: LegFlag): Effect =>
  (draft, fact, userId) =>
    flagLeg(draft, userId, { flag, at: fact.at });
const endFlag =
  (flag: LegFlag): Effect =>
  (draft, _fact, userId) =>
    flagLeg(draft, userId, { flag, at: null });

const offerRefused =
  (outcome: 'rejected' | 'timed-out'): Effect =>
  (draft, fact, userId) => {
    endOffers(draft, { at: fact.at, outcome }, (offer) => offer.userId === userId);
    if (draft.phase !== 'offered' || hasOpenOffer(draft)) return;
    draft.phase = 'queued';
    draft.waitingSince ??= fact.at;
  };

// Sources with two clocks say that a call was queued a moment after it was answered.
const clockDisagreementMs = 5000;

const queued: Effect = (draft, fact) => {
  const queueId = fact.queueId ?? draft.queueId;
  if (draft.phase === 'queued' && draft.queueId === queueId) return;
  if (draft.phase !== 'connected' && draft.phase !== 'wrapup') {
    setQueue(draft, queueId, fact.at);
    draft.waitingSince = fact.at;
    draft.phase = hasOpenOffer(draft) ? 'offered' : 'queued';
  } else if (isJustAnswered(draft, fact.at) && (draft.queueId ?? queueId) === queueId) {
    setQueue(draft, queueId, fact.at);
  } else {
    startWaiting(draft, queueId, fact.at);
  }
};

function isJustAnswered({ legs }: Draft, at: Instant): boolean {
  return legs.some((leg) => leg.endedAt === null && at - leg.startedAt <= clockDisagreementMs);
}

const unqueued: Effect = (draft, fact) => {
  if (draft.phase !== 'queued' && draft.phase !== 'offered') return;
  draft.waitingSince = null;
  setQueue(draft, null, fact.at);
  draft.phase = hasOpenOffer(draft) ? 'offered' : 'creating';
};

const connected: Effect = (draft, fact, userId) => {
  if (draft.phase === 'wrapup') return;
  draft.phase = 'connected';
  draft.waitingSince = null;
  if (userId === null || openOfferOf(draft, userId) !== undefined) return;
  openLeg(draft, userId, { at: fact.at, mode: 'agent' });
  if (draft.ownerId === null) setOwner(draft, userId, fact.at);
};

const accepted: Effect = (draft, fact, userId) => {
  const stillServed = draft.phase === 'connected' && liveLegOf(draft, draft.ownerId) !== undefined;
  take(draft, userId, fact.at);
  if (!stillServed) setOwner(draft, userId, fact.at);
};

const claimed: Effect = (draft, fact, userId) => {
  const before = draft.ownerId;
  if (before !== userId) endLegs(draft, fact.at, (leg) => leg.userId === before);
  take(draft, userId, fact.at);
  setOwner(draft, userId, fact.at);
};

const assigned: Effect = (draft, fact, userId) => {
  const owner = fact.target?.kind === 'user' ? fact.target.userId : userId;
  if (fact.target?.kind === 'queue') setQueue(draft, fact.target.queueId, fact.at);
  else if (owner !== null) setOwner(draft, owner, fact.at);
};

/** A user who has or had a part ends that alone; anyone else (a switch, a manager) ends everyone's. */
const wrapUpStarted: Effect = (draft, fact, userId) => {
  if (draft.phase !== 'connected') return;
  const own = draft.legs.some((leg) => leg.userId === userId);
  endLegs(draft, fact.at, (leg) => !own || leg.userId === userId);
  if (own) startWrappingUp(draft, userId, fact.at);
  if (draft.transfer !== null || draft.legs.some((leg) => leg.endedAt === null)) return;
  draft.phase = 'wrapup';
  endOffers(draft, { at: fact.at, outcome: 'cancelled' }, () => true);
};

const wrapUpEnded: Effect = (draft, fact, userId) => {
  const own = draft.legs.some((leg) => leg.userId === userId && leg.wrappingUp !== null);
  stopWrappingUp(draft, (leg) => !own || leg.userId === userId);
  if (draft.phase === 'wrapup' && draft.legs.every((leg) => leg.wrappingUp === null)) end(draft, 'completed', fact.at);
};

export const handlingEffects: Readonly<Record<keyof typeof handlingFacts, Effect>> = {
  'interaction.created': createdEffect,
  'interaction.queued': whileLive(queued),
  'interaction.unqueued': whileLive(unqueued),
  'interaction.connected': whileLive(connected),
  'interaction.claimed': whileLive(claimed),
  'interaction.assigned': assigned,
  'interaction.released': whileLive((draft, fact) => startWaiting(draft, fact.queueId ?? draft.queueId, fact.at)),
  'interaction.abandoned': (draft, fact) => end(draft, 'abandoned', fact.at),
  'interaction.completed': (draft, fact) => end(draft, 'completed', fact.at),
  'interaction.failed': (draft, fact) => end(draft, 'failed', fact.at),
  'interaction.reopened': (draft, fact) => {
    if (hasEnded(draft)) startWaiting(draft, fact.queueId ?? draft.queueId, fact.at);
  },
  'offer.created': whileLive((draft, fact, userId) => {
    if (draft.phase === 'wrapup' || liveLegOf(draft, userId) !== undefined) return;
    openOffer(draft, userId, fact.at);
    if (draft.phase !== 'connected') draft.phase = 'offered';
  }),
  'offer.accepted': whileLive(accepted),
  'offer.rejected': whileLive(offerRefused('rejected')),
  'offer.timed_out': whileLive(offerRefused('timed-out')),
  'offer.ignored': (draft, fact, userId) => {
    if (openOfferOf(draft, userId) === undefined) return;
    draft.offers = draft.offers.map((offer) =>
      offer.userId === userId && offer.endedAt === null ? { ...offer, ignoredAt: offer.ignoredAt ?? fact.at } : offer,
    );
  },
  'offer.cancelled': (draft, fact, userId) =>
    endOffers(draft, { at: fact.at, outcome: 'cancelled' }, (offer) => offer.userId === userId),
  'hold.started': startFlag('held'),
  'hold.ended': endFlag('held'),
  'mute.started': startFlag('muted'),
  'mute.ended': endFlag('muted'),
  'consult.started': startFlag('consulting'),
  'consult.ended': endFlag('consulting'),
  'recording.paused': startFlag('recordingPaused'),
  'recording.resumed': endFlag('recordingPaused'),
  'participant.joined': whileLive((draft, fact, userId) => {
    if (draft.phase !== 'connected') return;
    endOffers(draft, { at: fact.at, outcome: 'accepted' }, (offer) => offer.userId === userId);
    openLeg(draft, userId, {
      at: fact.at,
      mode: wordOf(fact, 'mode', participantModes) ?? 'conference',
    });
  }),
  'participant.left': (draft, fact, userId) => endLegs(draft, fact.at, (leg) => leg.userId === userId),
  'transfer.requested': whileLive(requestTransfer),
  'transfer.completed': whileLive(completeTransfer),
  'transfer.failed': (draft) => {
    draft.transfer = null;
  },
  'transfer.cancelled': (draft) => {
    draft.transfer = null;
  },
  'wrapup.started': wrapUpStarted,
  'wrapup.ended': wrapUpEnded,
  'wrapup.coded': (draft, fact, userId) => {
    draft.wrapUpCode = textOf(fact, 'code') ?? draft.wrapUpCode;
    addParticipant(draft, userId);
  },
};
