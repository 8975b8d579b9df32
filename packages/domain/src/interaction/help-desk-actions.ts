import { helpDeskFacts as facts } from '../catalogue/help-desk-facts.ts';
import { otherFacts } from '../catalogue/other-facts.ts';
import type { ActionDeclaration } from './action-declaration.ts';

const mine = { subject: 'interaction', permission: 'interactions:act', actor: 'user' } as const;
const byCustomer = { ...mine, actor: 'customer' } as const;
const own = { user: 'self-or-named' } as const;

/** The actions beside handling: messages, notes, tags, priority, status and follow-ups. */
export const helpDeskActions = {
  setInteractionPriority: {
    ...mine,
    type: 'interaction.priority_changed',
    meaning: 'Set its priority.',
    inputs: { ...own, reason: 'optional', fields: facts['interaction.priority_changed'].fields },
  },
  setInteractionStatus: {
    ...mine,
    type: 'interaction.status_changed',
    meaning: 'Set its status.',
    inputs: { ...own, reason: 'optional', fields: facts['interaction.status_changed'].fields },
  },
  setInteractionSubject: {
    ...mine,
    type: 'interaction.subject_changed',
    meaning: 'Set its subject.',
    inputs: { ...own, fields: facts['interaction.subject_changed'].fields },
  },
  tagInteraction: {
    ...mine,
    type: 'interaction.tagged',
    meaning: 'Give it a tag.',
    inputs: { ...own, fields: facts['interaction.tagged'].fields },
  },
  untagInteraction: {
    ...mine,
    type: 'interaction.untagged',
    meaning: 'Take a tag off.',
    inputs: { ...own, fields: facts['interaction.untagged'].fields },
  },
  addInteractionNote: {
    ...mine,
    type: 'interaction.noted',
    meaning: 'Write a note on it.',
    inputs: { ...own, fields: facts['interaction.noted'].fields },
  },
  sendMessage: {
    ...mine,
    type: 'interaction.message_sent',
    meaning: 'Record a message to the customer.',
    inputs: { ...own, fields: facts['interaction.message_sent'].fields },
  },
  receiveMessage: {
    ...byCustomer,
    type: 'interaction.message_received',
    meaning: 'Record a message from the customer.',
    inputs: { fields: facts['interaction.message_received'].fields },
  },
  sendForm: {
    ...mine,
    type: 'interaction.form_sent',
    meaning: 'Record a form sent to the customer.',
    inputs: { ...own, fields: facts['interaction.form_sent'].fields },
  },
  completeForm: {
    ...byCustomer,
    type: 'interaction.form_completed',
    meaning: 'Record that the customer has filled in a form.',
    inputs: { fields: facts['interaction.form_completed'].fields },
  },
  logTime: {
    ...mine,
    type: 'interaction.time_logged',
    meaning: 'Write down the time spent on it.',
    inputs: { ...own, fields: facts['interaction.time_logged'].fields },
  },
  scheduleFollowUp: {
    ...mine,
    type: 'interaction.follow_up_scheduled',
    meaning: 'Set a time to come back to it.',
    inputs: { ...own, fields: facts['interaction.follow_up_scheduled'].fields },
  },
  completeFollowUp: {
    ...mine,
    type: 'interaction.followed_up',
    meaning: 'Record that someone has come back to it.',
    inputs: { ...own, fields: facts['interaction.followed_up'].fields },
  },
  requestClose: {
    ...byCustomer,
    type: 'interaction.close_requested',
    meaning: 'Ask that it be closed.',
    inputs: { reason: 'optional' },
  },
  attachInteraction: {
    ...mine,
    type: 'interaction.attached',
    meaning: 'Attach it to another interaction.',
    inputs: { ...own, fields: facts['interaction.attached'].fields },
  },
  detachInteraction: {
    ...mine,
    type: 'interaction.detached',
    meaning: 'Detach it from another interaction.',
    inputs: { ...own, fields: facts['interaction.detached'].fields },
  },
  deleteInteraction: {
    ...mine,
    permission: 'interactions:delete',
    type: 'interaction.deleted',
    meaning: 'Delete it.',
    inputs: { ...own, reason: 'optional' },
  },
} as const satisfies Record<string, ActionDeclaration>;

const availability = { subject: 'user', permission: 'users:status', actor: 'user' } as const;

/** The actions on a user's availability. */
export const availabilityActions = {
  setUserStatus: {
    ...availability,
    type: 'user.status_changed',
    meaning: "Set a user's availability.",
    inputs: { ...own, reason: 'optional', fields: otherFacts['user.status_changed'].fields },
  },
  joinQueue: {
    ...availability,
    type: 'user.queue_joined',
    meaning: 'Begin to take interactions of a queue.',
    inputs: { ...own, queue: 'required' },
  },
  leaveQueue: {
    ...availability,
    type: 'user.queue_left',
    meaning: 'Stop taking interactions of a queue.',
    inputs: { ...own, queue: 'required' },
  },
} as const satisfies Record<string, ActionDeclaration>;
