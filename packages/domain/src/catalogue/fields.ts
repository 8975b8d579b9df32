import { channels, directions } from '../interaction/state.ts';
import type { DataType } from './operators.ts';

/** What a reference can name. */
export type ReferenceKind = 'user' | 'queue' | 'team' | 'department';

export interface FieldDeclaration {
  readonly data: DataType;
  /** As forms and sentences name it. */
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** Its name in templates, without the number signs. */
  readonly variable: string;
  /** The values of a `choice` or `change`, from least to most where `ordered`. */
  readonly choices?: readonly string[];
  readonly ordered?: true;
  /** Other values than the choices are accepted too: sources have words of their own. */
  readonly open?: true;
  /** What a `reference` names. */
  readonly refersTo?: ReferenceKind;
  /** A variable only: it is not known yet when conditions are looked at. */
  readonly shownOnly?: true;
}

const priorities = {
  choices: ['low', 'normal', 'high', 'urgent'],
  ordered: true,
  open: true,
} as const;
const user = { data: 'reference', refersTo: 'user' } as const;
const queue = { data: 'reference', refersTo: 'queue' } as const;

const declared = {
  acting_agent: {
    ...user,
    label: 'Acting agent',
    meaning: 'The user who acted, or to whom it happened.',
    variable: 'AGENT_NAME',
  },
  assigned_agent: {
    ...user,
    label: 'Assigned agent',
    meaning: 'The owner of the interaction.',
    variable: 'ASSIGNED_AGENT_NAME',
  },
  previous_agent: {
    ...user,
    label: 'Previous agent',
    meaning: 'The owner before this one.',
    variable: 'PREVIOUS_AGENT_NAME',
  },
  target_agent: {
    ...user,
    label: 'Target agent',
    meaning: 'The user to whom it is passed on.',
    variable: 'TARGET_AGENT_NAME',
  },
  passed_to: {
    data: 'text',
    shownOnly: true,
    label: 'Passed on to',
    meaning: 'The name of the user or queue, or the address, to which it is passed on.',
    variable: 'PASSED_TO',
  },
  queue: {
    ...queue,
    label: 'Queue',
    meaning: 'The queue it waits in, or was served from.',
    variable: 'QUEUE_NAME',
  },
  previous_queue: {
    ...queue,
    label: 'Previous queue',
    meaning: 'The queue before this one.',
    variable: 'PREVIOUS_QUEUE_NAME',
  },
  channel: {
    data: 'choice',
    choices: channels,
    label: 'Channel',
    meaning: 'How the customer came.',
    variable: 'CHANNEL',
  },
  direction: {
    data: 'choice',
    choices: directions,
    label: 'Direction',
    meaning: 'Who began it.',
    variable: 'DIRECTION',
  },
  acted_by: {
    data: 'choice',
    choices: ['user', 'customer', 'system', 'manager'],
    label: 'Done by',
    meaning: 'Who did it: a user, the customer, the system or a manager.',
    variable: 'ACTED_BY',
  },
  subject: { data: 'text', label: 'Subject', meaning: 'What it is about.', variable: 'SUBJECT' },
  customer_name: {
    data: 'text',
    label: 'Customer name',
    meaning: "The customer's name.",
    variable: 'CUSTOMER_NAME',
  },
  customer_email: {
    data: 'text',
    label: 'Customer e-mail',
    meaning: "The customer's e-mail address.",
    variable: 'CUSTOMER_EMAIL',
  },
  customer_phone: {
    data: 'text',
    label: 'Customer phone',
    meaning: "The customer's phone number.",
    variable: 'CUSTOMER_PHONE',
  },
  priority: {
    data: 'choice',
    ...priorities,
    label: 'Priority',
    meaning: 'How urgent it is.',
    variable: 'PRIORITY',
  },
  priority_change: {
    data: 'change',
    ...priorities,
    label: 'Priority change',
    meaning: 'From which priority to which.',
    variable: 'PRIORITY_CHANGE',
  },
  status: {
    data: 'choice',
    choices: [],
    open: true,
    label: 'Status',
    meaning: "Its status, in the source's words.",
    variable: 'STATUS',
  },
  status_change: {
    data: 'change',
    choices: [],
    open: true,
    label: 'Status change',
    meaning: 'From which status to which.',
    variable: 'STATUS_CHANGE',
  },
  tags: { data: 'list', label: 'Tags', meaning: 'The tags it carries.', variable: 'TAGS' },
  reason: {
    data: 'text',
    label: 'Reason',
    meaning: 'The reason that was given.',
    variable: 'REASON',
  },
  message_text: {
    data: 'text',
    label: 'Message text',
    meaning: 'What the message says.',
    variable: 'MESSAGE_TEXT',
  },
  messages_in: {
    data: 'number',
    label: 'Messages in',
    meaning: 'How many messages the customer has sent.',
    variable: 'MESSAGES_IN',
  },
  messages_out: {
    data: 'number',
    label: 'Messages out',
    meaning: 'How many messages went to the customer.',
    variable: 'MESSAGES_OUT',
  },
  transfers: {
    data: 'number',
    label: 'Transfers',
    meaning: 'How often it was passed on.',
    variable: 'TRANSFERS',
  },
  duration: {
    data: 'duration',
    label: 'Duration',
    meaning: 'How long the interaction has lasted so far.',
    variable: 'DURATION',
  },
  lasted: {
    data: 'duration',
    shownOnly: true,
    label: 'Lasted',
    meaning: 'How long the hold, mute, wait or quiet has lasted.',
    variable: 'DURATION',
  },
  count: {
    data: 'number',
    shownOnly: true,
    label: 'Count',
    meaning: 'How many there are now.',
    variable: 'COUNT',
  },
  level: {
    data: 'number',
    shownOnly: true,
    label: 'Level',
    meaning: 'The level that was crossed.',
    variable: 'LEVEL',
  },
  time: { data: 'time', label: 'Time', meaning: 'When it happened.', variable: 'TIME' },
  survey: { data: 'text', label: 'Survey', meaning: "The survey's name.", variable: 'SURVEY' },
  rating: {
    data: 'number',
    label: 'Rating',
    meaning: 'The mark the customer gave.',
    variable: 'RATING',
  },
  question: {
    data: 'text',
    label: 'Question',
    meaning: "The survey's question.",
    variable: 'QUESTION',
  },
  answer: {
    data: 'text',
    label: 'Answer',
    meaning: "The customer's answer in words.",
    variable: 'ANSWER',
  },
  server: {
    data: 'text',
    label: 'Server',
    meaning: "The mail server's host name.",
    variable: 'SERVER',
  },
  port: { data: 'number', label: 'Port', meaning: "The mail server's port.", variable: 'PORT' },
  address: {
    data: 'text',
    label: 'Address or login',
    meaning: 'The address or login that was used.',
    variable: 'ADDRESS',
  },
  encryption: {
    data: 'choice',
    choices: ['none', 'starttls', 'tls'],
    label: 'Encryption',
    meaning: 'How the connection is protected.',
    variable: 'ENCRYPTION',
  },
  authentication: {
    data: 'yes-no',
    label: 'Authentication',
    meaning: 'Whether the server asks for a login.',
    variable: 'AUTHENTICATION',
  },
  recipient: {
    data: 'text',
    label: 'Recipient',
    meaning: 'The address the mail was for.',
    variable: 'RECIPIENT',
  },
  attempt: {
    data: 'number',
    label: 'Attempt',
    meaning: 'Which try it was, from 1.',
    variable: 'ATTEMPT',
  },
  error: { data: 'text', label: 'Error', meaning: 'What the server said.', variable: 'ERROR' },
} as const satisfies Record<string, FieldDeclaration>;

export type BuiltInFieldName = keyof typeof declared;

/** A built-in field, or one of the payload: `custom.` and its name there. */
export type FieldName = BuiltInFieldName | `custom.${string}`;

/** Every built-in field that conditions and templates can name. */
export const eventFields: Readonly<Record<BuiltInFieldName, FieldDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const fieldNames = Object.keys(declared) as readonly BuiltInFieldName[];

export function isBuiltInField(name: string): name is BuiltInFieldName {
  return Object.hasOwn(declared, name);
}
