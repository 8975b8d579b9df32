import type { UserEventDeclaration } from './user-event-declaration.ts';

const survey = {
  survey: { data: 'text', meaning: "The survey's name.", required: true },
  customerName: { data: 'text', meaning: "The customer's name." },
  customerEmail: { data: 'text', meaning: "The customer's e-mail address." },
  customerPhone: { data: 'text', meaning: "The customer's phone number." },
} as const;

const server = {
  server: { data: 'text', meaning: "The mail server's host name." },
  port: { data: 'number', meaning: "The mail server's port." },
  address: { data: 'text', meaning: 'The address or login that was used.' },
  encryption: {
    data: 'choice',
    meaning: 'How the connection is protected.',
    choices: ['none', 'starttls', 'tls'],
  },
  authentication: { data: 'yes-no', meaning: 'Whether the server asks for a login.' },
  error: { data: 'text', meaning: 'What the server said.' },
  customerEmail: { data: 'text', meaning: 'The customer it was for, where it was for one.' },
} as const;

const recipient = {
  recipient: { data: 'text', meaning: 'The address the mail was for.' },
  attempt: { data: 'number', meaning: 'Which try this was, from 1.' },
} as const;

/** User events whose subject is not an interaction. */
export const otherFacts = {
  'user.signed_in': {
    category: 'user',
    subject: 'user',
    meaning: 'A user signs in.',
    actors: ['user'],
    ownOnly: true,
  },
  'user.signed_out': {
    category: 'user',
    subject: 'user',
    meaning: 'A user signs out, or is signed out.',
    actors: ['user', 'manager', 'system'],
    ownOnly: true,
  },
  'user.status_changed': {
    category: 'user',
    subject: 'user',
    meaning: "A user's availability becomes another.",
    actors: ['user', 'manager', 'system'],
    fields: { status: { data: 'text', meaning: 'The new status.', required: true } },
  },
  'user.role_changed': {
    category: 'user',
    subject: 'user',
    meaning: 'A user is given a role, or it is taken away.',
    actors: ['user', 'manager', 'system'],
    ownOnly: true,
    fields: {
      roles: { data: 'list', meaning: 'The names of the roles that the user has now.', required: true },
    },
  },
  'user.queue_joined': {
    category: 'user',
    subject: 'user',
    meaning: 'A user begins to take interactions of a queue.',
    actors: ['user', 'manager', 'system'],
  },
  'user.queue_left': {
    category: 'user',
    subject: 'user',
    meaning: 'A user stops taking interactions of a queue.',
    actors: ['user', 'manager', 'system'],
  },
  'survey.offered': {
    category: 'survey',
    subject: 'survey',
    meaning: 'A customer is asked to answer a survey.',
    actors: ['user', 'system'],
    fields: survey,
  },
  'survey.viewed': {
    category: 'survey',
    subject: 'survey',
    meaning: 'A customer opens a survey.',
    actors: ['customer'],
    fields: survey,
  },
  'survey.expired': {
    category: 'survey',
    subject: 'survey',
    meaning: 'The time to answer a survey is over.',
    actors: ['system'],
    fields: survey,
  },
  'survey.answered': {
    category: 'survey',
    subject: 'survey',
    meaning: 'A customer answers a survey.',
    actors: ['customer'],
    fields: {
      ...survey,
      rating: { data: 'number', meaning: 'The mark the customer gave.' },
      question: { data: 'text', meaning: 'The question.' },
      answer: { data: 'text', meaning: 'The answer in words.' },
    },
  },
  'smtp.connection_failed': {
    category: 'smtp',
    subject: 'mail',
    meaning: 'The mail server cannot be reached.',
    actors: ['system'],
    ownOnly: true,
    fields: server,
  },
  'smtp.login_failed': {
    category: 'smtp',
    subject: 'mail',
    meaning: 'The mail server refuses the login.',
    actors: ['system'],
    ownOnly: true,
    fields: server,
  },
  'smtp.delivery_failed': {
    category: 'smtp',
    subject: 'mail',
    meaning: 'One try to deliver a mail fails; it will be tried again.',
    actors: ['system'],
    ownOnly: true,
    fields: { ...server, ...recipient },
  },
  'smtp.final_delivery_failed': {
    category: 'smtp',
    subject: 'mail',
    meaning: 'The last try to deliver a mail fails; it is given up.',
    actors: ['system'],
    ownOnly: true,
    fields: { ...server, ...recipient },
  },
  custom: {
    category: 'custom',
    subject: 'custom',
    meaning: 'An event of a type that an integrator has declared.',
    actors: ['user', 'customer', 'system', 'manager'],
  },
} as const satisfies Record<string, UserEventDeclaration>;
