import { handlingFacts } from '../catalogue/handling-facts.ts';
import type { ActionDeclaration } from './action-declaration.ts';

const mine = { subject: 'interaction', permission: 'interactions:act', actor: 'user' } as const;
const bySystem = { ...mine, actor: 'system' } as const;
const byCustomer = { ...mine, actor: 'customer' } as const;
const own = { user: 'self-or-named' } as const;
const ownWithReason = { user: 'self-or-named', reason: 'optional' } as const;

/** The actions that move an interaction on, or change a user's part in it. */
export const handlingActions = {
  createInteraction: {
    ...byCustomer,
    type: 'interaction.created',
    meaning: 'A new interaction arrives.',
    inputs: { queue: 'optional', fields: handlingFacts['interaction.created'].fields },
  },
  queueInteraction: {
    ...bySystem,
    type: 'interaction.queued',
    meaning: 'Put it into a queue.',
    inputs: { queue: 'required', reason: 'optional' },
  },
  unqueueInteraction: {
    ...bySystem,
    type: 'interaction.unqueued',
    meaning: 'Take it out of its queue, to be routed elsewhere.',
    inputs: { reason: 'optional' },
  },
  offerInteraction: {
    ...bySystem,
    type: 'offer.created',
    meaning: 'Offer it to a user.',
    inputs: { user: 'named', queue: 'optional' },
  },
  acceptInteraction: {
    ...mine,
    type: 'offer.accepted',
    meaning: 'Take what is offered.',
    inputs: own,
  },
  rejectInteraction: {
    ...mine,
    type: 'offer.rejected',
    meaning: 'Refuse what is offered.',
    inputs: ownWithReason,
  },
  ignoreInteraction: {
    ...mine,
    type: 'offer.ignored',
    meaning: 'Dismiss the ringing without refusing.',
    inputs: own,
  },
  timeOutOffer: {
    ...bySystem,
    type: 'offer.timed_out',
    meaning: 'The user did not answer in time.',
    inputs: { user: 'named' },
  },
  cancelOffer: {
    ...bySystem,
    type: 'offer.cancelled',
    meaning: 'Withdraw the offer to a user.',
    inputs: { user: 'named', reason: 'optional' },
  },
  muteInteraction: { ...mine, type: 'mute.started', meaning: "Mute a user's side.", inputs: own },
  unmuteInteraction: { ...mine, type: 'mute.ended', meaning: "Unmute a user's side.", inputs: own },
  holdInteraction: {
    ...mine,
    type: 'hold.started',
    meaning: 'Put the customer on hold.',
    inputs: ownWithReason,
  },
  resumeInteraction: {
    ...mine,
    type: 'hold.ended',
    meaning: 'Take the customer off hold.',
    inputs: own,
  },
  pauseRecording: {
    ...mine,
    type: 'recording.paused',
    meaning: 'Pause the recording.',
    inputs: ownWithReason,
  },
  resumeRecording: {
    ...mine,
    type: 'recording.resumed',
    meaning: 'Resume the recording.',
    inputs: own,
  },
  startConsult: {
    ...mine,
    type: 'consult.started',
    meaning: 'Begin to consult someone.',
    inputs: { user: 'self-or-named', target: 'optional' },
  },
  endConsult: { ...mine, type: 'consult.ended', meaning: 'End the consultation.', inputs: own },
  joinInteraction: {
    ...mine,
    type: 'participant.joined',
    meaning: 'Take part, listen, whisper or barge in.',
    inputs: { user: 'self-or-named', fields: handlingFacts['participant.joined'].fields },
  },
  leaveInteraction: {
    ...mine,
    type: 'participant.left',
    meaning: 'Leave while it goes on.',
    inputs: own,
  },
  transferInteraction: {
    ...mine,
    type: 'transfer.requested',
    meaning: 'Ask to pass it on to a user, a queue or an outside address.',
    inputs: {
      user: 'self-or-named',
      target: 'required',
      reason: 'optional',
      fields: handlingFacts['transfer.requested'].fields,
    },
  },
  completeTransfer: {
    ...mine,
    type: 'transfer.completed',
    meaning: 'Pass it on as asked.',
    inputs: { user: 'self-or-named', target: 'optional' },
  },
  cancelTransfer: {
    ...mine,
    type: 'transfer.cancelled',
    meaning: 'Keep it after all.',
    inputs: ownWithReason,
  },
  failTransfer: {
    ...bySystem,
    type: 'transfer.failed',
    meaning: 'It could not be passed on.',
    inputs: ownWithReason,
  },
  claimInteraction: {
    ...mine,
    type: 'interaction.claimed',
    meaning: 'Take it without an offer, or take it over.',
    inputs: ownWithReason,
  },
  assignInteraction: {
    ...mine,
    type: 'interaction.assigned',
    meaning: 'Make a user its owner.',
    inputs: { user: 'named', reason: 'optional' },
  },
  releaseInteraction: {
    ...mine,
    type: 'interaction.released',
    meaning: 'Give it back to a queue.',
    inputs: { user: 'self-or-named', queue: 'optional', reason: 'optional' },
  },
  startWrapUp: {
    ...mine,
    type: 'wrapup.started',
    meaning: 'Begin the work after the conversation.',
    inputs: own,
  },
  setWrapUpCode: {
    ...mine,
    type: 'wrapup.coded',
    meaning: 'Give the result a code.',
    inputs: { user: 'self-or-named', fields: handlingFacts['wrapup.coded'].fields },
  },
  endWrapUp: {
    ...mine,
    type: 'wrapup.ended',
    meaning: 'End the work after the conversation.',
    inputs: own,
  },
  completeInteraction: {
    ...mine,
    type: 'interaction.completed',
    meaning: 'End it.',
    inputs: ownWithReason,
  },
  failInteraction: {
    ...bySystem,
    type: 'interaction.failed',
    meaning: 'End it because of a fault.',
    inputs: { reason: 'optional' },
  },
  abandonInteraction: {
    ...byCustomer,
    type: 'interaction.abandoned',
    meaning: 'The customer leaves before being served, or while on hold.',
    inputs: { reason: 'optional' },
  },
  reopenInteraction: {
    ...mine,
    type: 'interaction.reopened',
    meaning: 'Let an ended one wait again.',
    inputs: { user: 'self-or-named', queue: 'optional', reason: 'optional' },
  },
} as const satisfies Record<string, ActionDeclaration>;
