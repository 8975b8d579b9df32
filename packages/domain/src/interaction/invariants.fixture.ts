import { type InteractionState, hasEnded } from './state.ts';

interface Invariant {
  readonly sentence: string;
  readonly holds: (state: InteractionState) => boolean;
}

const invariants: readonly Invariant[] = [
  {
    sentence: 'an interaction that has ended has an end, and one that has not has none',
    holds: (state) => hasEnded(state) === (state.endedAt !== null),
  },
  {
    sentence: 'after the end no leg is live, no offer open, nobody wraps up and no transfer is under way',
    holds: (state) =>
      !hasEnded(state) ||
      (liveLegs(state).length === 0 &&
        openOffers(state).length === 0 &&
        state.transfer === null &&
        state.legs.every((leg) => leg.wrappingUp === null)),
  },
  {
    sentence: 'a user has at most one leg and one offer',
    holds: (state) =>
      distinct(state.legs.map((leg) => leg.userId)) && distinct(state.offers.map((offer) => offer.userId)),
  },
  {
    sentence: 'only a connected interaction has live legs',
    holds: (state) => state.phase === 'connected' || liveLegs(state).length === 0,
  },
  {
    sentence: 'a leg that has ended is neither held nor muted nor consulting, and its recording is not paused',
    holds: (state) =>
      state.legs.every(
        (leg) =>
          leg.endedAt === null ||
          (leg.held === null && leg.muted === null && leg.consulting === null && leg.recordingPaused === null),
      ),
  },
  {
    sentence: 'a leg that is live is not wrapped up',
    holds: (state) => state.legs.every((leg) => leg.endedAt !== null || leg.wrappingUp === null),
  },
  {
    sentence: 'an offer has an outcome exactly when it has ended',
    holds: (state) => state.offers.every((offer) => (offer.endedAt === null) === (offer.outcome === null)),
  },
  {
    sentence: 'offers are open only while it is offered or connected',
    holds: (state) => openOffers(state).length === 0 || state.phase === 'offered' || state.phase === 'connected',
  },
  {
    sentence: 'a user with a live leg has no open offer',
    holds: (state) => openOffers(state).every((offer) => liveLegs(state).every((leg) => leg.userId !== offer.userId)),
  },
  {
    sentence: 'a queued interaction waits, and a connected or ended one does not',
    holds: (state) =>
      state.phase === 'queued'
        ? state.waitingSince !== null
        : !['connected', 'wrapup'].includes(state.phase) || state.waitingSince === null,
  },
  {
    sentence: 'nothing ends before it begins',
    holds: (state) =>
      [
        [state.openedAt, state.endedAt],
        ...state.legs.map((leg) => [leg.startedAt, leg.endedAt]),
        ...state.offers.map((offer) => [offer.offeredAt, offer.endedAt]),
      ].every(
        ([start, end]) => start === null || start === undefined || end === null || end === undefined || start <= end,
      ),
  },
  {
    sentence: 'the owner, whoever was offered it and whoever has a leg are participants',
    holds: (state) =>
      [state.ownerId, ...state.legs.map((leg) => leg.userId), ...state.offers.map((offer) => offer.userId)].every(
        (userId) => userId === null || state.participants.includes(userId),
      ),
  },
];

/** The sentences that a state breaks; none for every state that facts can lead to. */
export function brokenInvariantsOf(state: InteractionState): readonly string[] {
  return invariants.filter((invariant) => !invariant.holds(state)).map((invariant) => invariant.sentence);
}

function liveLegs(state: InteractionState) {
  return state.legs.filter((leg) => leg.endedAt === null);
}

function openOffers(state: InteractionState) {
  return state.offers.filter((offer) => offer.endedAt === null);
}

function distinct(ids: readonly (string | null)[]): boolean {
  return new Set(ids).size === ids.length;
}
