import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { Fact } from './fact.ts';
import type { LegFlag } from './draft.ts';
import {
  type InteractionPhase,
  type InteractionState,
  hasEnded,
  hasOpenOffer,
  isLive,
  liveLegOf,
  openOfferOf,
} from './state.ts';

/** Whether the state allows the fact. Asked only for interactions that exist and are not deleted. */
type Guard = (state: InteractionState, userId: string | null, fact: Fact) => boolean;

const during =
  (...phases: readonly InteractionPhase[]): Guard =>
  (state) =>
    phases.includes(state.phase);

const live: Guard = (state) => isLive(state);
const ownOpenOffer: Guard = (state, userId) => openOfferOf(state, userId) !== undefined;

const ownLeg: Guard = (state, userId) => state.phase === 'connected' && liveLegOf(state, userId) !== undefined;

const ownFlag =
  (flag: LegFlag, set: boolean): Guard =>
  (state, userId) => {
    const leg = liveLegOf(state, userId);
    return state.phase === 'connected' && leg !== undefined && (leg[flag] !== null) === set;
  };

const transferring: Guard = (state) => state.transfer !== null;

const beforeWrapUp: readonly InteractionPhase[] = ['creating', 'queued', 'offered', 'connected'];

const offer: Guard = (state, userId) =>
  beforeWrapUp.includes(state.phase) &&
  openOfferOf(state, userId) === undefined &&
  liveLegOf(state, userId) === undefined;

const abandon: Guard = (state) =>
  state.phase === 'creating' ||
  state.phase === 'queued' ||
  state.phase === 'offered' ||
  (state.phase === 'connected' && state.legs.some((leg) => leg.held !== null));

const wrapUpEnd: Guard = (state, userId) =>
  state.phase === 'wrapup' || state.legs.some((leg) => leg.userId === userId && leg.wrappingUp !== null);

/** What each state allows. Types that are not listed are always allowed. */
export const guards: Readonly<Partial<Record<UserEventType, Guard>>> = {
  'interaction.created': (state) => state.phase === 'none',
  'interaction.queued': (state) => state.phase === 'creating' || (state.phase === 'offered' && !hasOpenOffer(state)),
  'interaction.unqueued': during('queued'),
  'interaction.connected': during(...beforeWrapUp),
  'interaction.claimed': live,
  'interaction.assigned': live,
  'interaction.released': during('connected'),
  'interaction.abandoned': abandon,
  'interaction.completed': live,
  'interaction.failed': live,
  'interaction.reopened': (state) => hasEnded(state),
  'offer.created': offer,
  'offer.accepted': ownOpenOffer,
  'offer.rejected': ownOpenOffer,
  'offer.ignored': ownOpenOffer,
  'offer.timed_out': ownOpenOffer,
  'offer.cancelled': ownOpenOffer,
  'hold.started': ownFlag('held', false),
  'hold.ended': ownFlag('held', true),
  'mute.started': ownFlag('muted', false),
  'mute.ended': ownFlag('muted', true),
  'consult.started': ownFlag('consulting', false),
  'consult.ended': ownFlag('consulting', true),
  'recording.paused': ownFlag('recordingPaused', false),
  'recording.resumed': ownFlag('recordingPaused', true),
  'participant.joined': (state, userId) => state.phase === 'connected' && liveLegOf(state, userId) === undefined,
  'participant.left': ownLeg,
  'transfer.requested': (state, userId, fact) => ownLeg(state, userId, fact) && state.transfer === null,
  'transfer.completed': transferring,
  'transfer.failed': transferring,
  'transfer.cancelled': transferring,
  'wrapup.started': during('connected'),
  'wrapup.ended': wrapUpEnd,
  'wrapup.coded': during('connected', 'wrapup', 'completed'),
};
