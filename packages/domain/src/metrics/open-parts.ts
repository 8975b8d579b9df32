import type { InteractionState, Leg, ParticipantMode } from '../interaction/state.ts';
import type { Lane, SegmentKind } from './segment.ts';

/** Something that goes on in a state. */
export interface OpenPart {
  /** The same as long as it is the same one that goes on. */
  readonly key: string;
  readonly lane: Lane;
  readonly kind: SegmentKind;
}

const customer: Lane = { kind: 'customer' };

/** Who listens or whispers does not serve the customer. */
export function serves(mode: ParticipantMode): boolean {
  return mode !== 'monitor' && mode !== 'whisper';
}

/** Everything that goes on in a state: each becomes a segment from where it first appears to where it is gone. */
export function openParts(state: InteractionState): readonly OpenPart[] {
  return [
    ...customerParts(state),
    ...state.offers
      .filter((offer) => offer.endedAt === null)
      .map((offer) => ofUser('offer', offer.userId, offer.offeredAt)),
    ...state.legs.flatMap(legParts),
    ...(state.transfer === null ? [] : [ofUser('transfer', state.transfer.by, state.transfer.requestedAt)]),
  ];
}

function customerParts(state: InteractionState): readonly OpenPart[] {
  const serving = state.legs.filter((leg) => leg.endedAt === null && serves(leg.mode));
  const kind = serving.every((leg) => leg.held !== null) ? 'held' : 'served';
  return [
    ...(state.waitingSince === null ? [] : [ofCustomer('queue', state.waitingSince)]),
    ...(serving.length === 0 ? [] : [ofCustomer(kind, 0)]),
  ];
}

function legParts(leg: Leg): readonly OpenPart[] {
  const part = (kind: SegmentKind, since: number | null) => (since === null ? [] : [ofUser(kind, leg.userId, since)]);
  if (leg.endedAt !== null) return part('wrapup', leg.wrappingUp);
  if (!serves(leg.mode)) return part('listen', leg.startedAt);
  return [
    ...part(leg.held === null ? 'talk' : 'hold', leg.held ?? leg.startedAt),
    ...part('mute', leg.muted),
    ...part('consult', leg.consulting),
    ...part('recording-paused', leg.recordingPaused),
  ];
}

function ofCustomer(kind: SegmentKind, since: number): OpenPart {
  return { key: `${kind}:${since}`, lane: customer, kind };
}

function ofUser(kind: SegmentKind, userId: string | null, since: number): OpenPart {
  return { key: `${kind}:${since}:${userId ?? ''}`, lane: { kind: 'user', userId }, kind };
}
