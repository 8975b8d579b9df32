import type { UserEventDeclaration } from './user-event-declaration.ts';

const customerFields = {
  customerName: { data: 'text', meaning: "The customer's name." },
  customerEmail: { data: 'text', meaning: "The customer's e-mail address." },
  customerPhone: { data: 'text', meaning: "The customer's phone number." },
} as const;

/** The life of an interaction, its offers, legs, transfers and wrap-up. */
export const handlingFacts = {
  'interaction.created': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'An interaction arrives.',
    actors: ['customer', 'system', 'user'],
    fields: {
      channel: {
        data: 'choice',
        meaning: 'How the customer came.',
        choices: ['call', 'chat', 'message', 'email', 'ticket', 'video', 'callback'],
      },
      direction: {
        data: 'choice',
        meaning: 'Who began it.',
        choices: ['inbound', 'outbound', 'internal'],
      },
      subject: { data: 'text', meaning: 'What it is about.' },
      priority: { data: 'text', meaning: 'How urgent it is.' },
      status: { data: 'text', meaning: 'The status it begins with.' },
      tags: { data: 'list', meaning: 'The tags it begins with.' },
      ...customerFields,
    },
  },
  'interaction.queued': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'It begins to wait in a queue.',
    actors: ['system'],
  },
  'interaction.unqueued': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'It leaves the queue, neither answered nor abandoned.',
    actors: ['system', 'customer'],
  },
  'interaction.connected': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'Customer and user can hear or read each other.',
    actors: ['system'],
  },
  'interaction.claimed': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'A user takes it without an offer, or takes it over.',
    actors: ['user', 'manager'],
  },
  'interaction.assigned': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'A user becomes its owner.',
    actors: ['user', 'manager'],
  },
  'interaction.released': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'Its owner gives it back to the queue.',
    actors: ['user', 'manager'],
  },
  'interaction.abandoned': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'The customer leaves before being served, or while on hold.',
    actors: ['customer'],
  },
  'interaction.completed': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'It ends as it should.',
    actors: ['user', 'system'],
  },
  'interaction.failed': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'It ends by a fault.',
    actors: ['user', 'system'],
  },
  'interaction.reopened': {
    category: 'interaction',
    subject: 'interaction',
    meaning: 'It had ended and waits again.',
    actors: ['user', 'system'],
  },
  'offer.created': {
    category: 'offer',
    subject: 'interaction',
    meaning: 'It rings at a user, or is offered to one.',
    actors: ['system'],
  },
  'offer.accepted': {
    category: 'offer',
    subject: 'interaction',
    meaning: 'The user takes it.',
    actors: ['user'],
  },
  'offer.rejected': {
    category: 'offer',
    subject: 'interaction',
    meaning: 'The user refuses it.',
    actors: ['user'],
  },
  'offer.ignored': {
    category: 'offer',
    subject: 'interaction',
    meaning: 'The user dismisses the ringing without refusing; the offer stays open.',
    actors: ['user'],
  },
  'offer.timed_out': {
    category: 'offer',
    subject: 'interaction',
    meaning: 'The user did not answer in time.',
    actors: ['system'],
  },
  'offer.cancelled': {
    category: 'offer',
    subject: 'interaction',
    meaning: 'The offer ends because the customer left or someone else took it.',
    actors: ['customer', 'system'],
  },
  'hold.started': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user puts the customer on hold.',
    actors: ['user'],
  },
  'hold.ended': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user takes the customer off hold.',
    actors: ['user'],
  },
  'mute.started': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user mutes themselves.',
    actors: ['user'],
  },
  'mute.ended': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user unmutes themselves.',
    actors: ['user'],
  },
  'consult.started': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user begins to consult someone beside the conversation.',
    actors: ['user'],
  },
  'consult.ended': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A consultation ends.',
    actors: ['user'],
  },
  'recording.paused': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user pauses the recording.',
    actors: ['user'],
  },
  'recording.resumed': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user resumes the recording.',
    actors: ['user'],
  },
  'participant.joined': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A further user joins: to take part, listen, whisper or barge in.',
    actors: ['user', 'manager'],
    fields: {
      mode: {
        data: 'choice',
        meaning: 'How they take part; conference when absent.',
        choices: ['conference', 'monitor', 'whisper', 'barge'],
      },
    },
  },
  'participant.left': {
    category: 'leg',
    subject: 'interaction',
    meaning: 'A user leaves while the interaction goes on.',
    actors: ['user', 'manager'],
  },
  'transfer.requested': {
    category: 'transfer',
    subject: 'interaction',
    meaning: 'A user asks to pass it on to a user, a queue or an outside address.',
    actors: ['user'],
    fields: {
      mode: {
        data: 'choice',
        meaning: 'Attended when the two users speak first; blind when absent.',
        choices: ['blind', 'attended'],
      },
    },
  },
  'transfer.completed': {
    category: 'transfer',
    subject: 'interaction',
    meaning: 'It has been passed on.',
    actors: ['user', 'system'],
    fields: {
      mode: { data: 'choice', meaning: 'How it was passed on.', choices: ['blind', 'attended'] },
    },
  },
  'transfer.failed': {
    category: 'transfer',
    subject: 'interaction',
    meaning: 'It could not be passed on.',
    actors: ['user', 'system'],
  },
  'transfer.cancelled': {
    category: 'transfer',
    subject: 'interaction',
    meaning: 'The user keeps it after all.',
    actors: ['user', 'system'],
  },
  'wrapup.started': {
    category: 'wrap-up',
    subject: 'interaction',
    meaning: 'The conversation is over and the user finishes the work.',
    actors: ['user', 'system'],
  },
  'wrapup.ended': {
    category: 'wrap-up',
    subject: 'interaction',
    meaning: 'The user has finished the work.',
    actors: ['user', 'system'],
  },
  'wrapup.coded': {
    category: 'wrap-up',
    subject: 'interaction',
    meaning: 'The result is given a code.',
    actors: ['user', 'system'],
    fields: { code: { data: 'text', meaning: 'The wrap-up code.', required: true } },
  },
} as const satisfies Record<string, UserEventDeclaration>;
