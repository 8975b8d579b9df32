import type { ActorKind, UserEventDeclaration } from './user-event-declaration.ts';

const anyone: readonly ActorKind[] = ['user', 'customer', 'system', 'manager'];
const about = { category: 'help-desk', subject: 'interaction', actors: anyone } as const;

const message = {
  text: { data: 'text', meaning: 'What it says.' },
  messageId: { data: 'text', meaning: "The source's own id of the message." },
} as const;
const form = { form: { data: 'text', meaning: "The form's name.", required: true } } as const;
const related = {
  interaction: { data: 'text', meaning: "The other interaction's id.", required: true },
} as const;
const log = {
  text: { data: 'text', meaning: 'What the log says.' },
  outcome: { data: 'text', meaning: 'How the call ended, in a word.' },
} as const;
const tag = { tag: { data: 'text', meaning: 'The tag.', required: true } } as const;

/** What happens to an interaction beside the handling of it. */
export const helpDeskFacts = {
  'interaction.priority_changed': {
    ...about,
    meaning: 'Its priority becomes another.',
    fields: { priority: { data: 'text', meaning: 'The new priority.', required: true } },
  },
  'interaction.status_changed': {
    ...about,
    meaning: 'Its status becomes another.',
    fields: { status: { data: 'text', meaning: 'The new status.', required: true } },
  },
  'interaction.subject_changed': {
    ...about,
    meaning: 'Its subject becomes another.',
    fields: { subject: { data: 'text', meaning: 'The new subject.', required: true } },
  },
  'interaction.tagged': { ...about, meaning: 'It is given a tag.', fields: tag },
  'interaction.untagged': { ...about, meaning: 'A tag is taken off.', fields: tag },
  'interaction.noted': {
    ...about,
    meaning: 'Someone writes a note on it.',
    fields: { text: { data: 'text', meaning: 'The note.', required: true } },
  },
  'interaction.message_received': { ...about, meaning: 'The customer writes.', fields: message },
  'interaction.message_sent': {
    ...about,
    meaning: 'A message goes to the customer.',
    fields: message,
  },
  'interaction.form_sent': { ...about, meaning: 'A form goes to the customer.', fields: form },
  'interaction.form_completed': {
    ...about,
    meaning: 'The customer has filled in a form.',
    fields: form,
  },
  'interaction.time_logged': {
    ...about,
    meaning: 'Someone writes down the time spent on it.',
    fields: {
      duration: { data: 'duration', meaning: 'The time spent.', required: true },
      text: { data: 'text', meaning: 'What it was spent on.' },
    },
  },
  'interaction.follow_up_scheduled': {
    ...about,
    meaning: 'A time is set to come back to it.',
    fields: { dueAt: { data: 'time', meaning: 'When to come back to it.', required: true } },
  },
  'interaction.follow_up_due': { ...about, meaning: 'The time to come back to it has come.' },
  'interaction.followed_up': {
    ...about,
    meaning: 'Someone has come back to it.',
    fields: { text: { data: 'text', meaning: 'What was done.' } },
  },
  'interaction.close_requested': { ...about, meaning: 'Someone asks that it be closed.' },
  'interaction.attached': {
    ...about,
    meaning: 'It is attached to another interaction.',
    fields: related,
  },
  'interaction.detached': {
    ...about,
    meaning: 'It is detached from another interaction.',
    fields: related,
  },
  'interaction.deleted': { ...about, meaning: 'It is deleted.' },
  'log.created': { ...about, meaning: 'Somebody writes the log of a call.', fields: log },
  'log.modified': { ...about, meaning: 'The log of a call is changed.', fields: log },
  'log.deleted': { ...about, meaning: 'The log of a call is deleted.', fields: log },
} as const satisfies Record<string, UserEventDeclaration>;
