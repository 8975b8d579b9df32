import type { UserEventDeclaration } from './user-event-declaration.ts';

const mailbox = { category: 'pop', subject: 'mailbox' } as const;
const health = { category: 'system', subject: 'process' } as const;

const popFields = {
  server: { data: 'text', meaning: "The mail server's host name." },
  port: { data: 'number', meaning: "The mail server's port." },
  address: { data: 'text', meaning: 'The address or login that was used.' },
  encryption: { data: 'choice', meaning: 'How the connection is protected.', choices: ['none', 'starttls', 'tls'] },
  authentication: { data: 'yes-no', meaning: 'Whether the server asks for a login.' },
  customerEmail: { data: 'text', meaning: 'Who had sent the mail, where it is known.' },
  error: { data: 'text', meaning: 'What the server said.' },
} as const;

const processFields = {
  role: { data: 'text', meaning: 'What the process does: all, api or worker.' },
  host: { data: 'text', meaning: 'The computer it runs on.' },
  version: { data: 'text', meaning: "Belfry's version." },
} as const;

/** Incoming mail that fails, and Belfry's own health. */
export const systemFacts = {
  'pop.connection_failed': {
    ...mailbox,
    meaning: 'The server of a mailbox cannot be reached.',
    actors: ['system'],
    fields: popFields,
  },
  'pop.login_failed': {
    ...mailbox,
    meaning: 'The server of a mailbox refuses the login.',
    actors: ['system'],
    fields: popFields,
  },
  'pop.download_failed': {
    ...mailbox,
    meaning: 'A mail cannot be fetched from a mailbox.',
    actors: ['system'],
    fields: popFields,
  },
  'pop.import_failed': {
    ...mailbox,
    meaning: 'A mail that was fetched cannot be made into an interaction.',
    actors: ['system'],
    fields: popFields,
  },
  'system.webhook_failing': {
    ...health,
    meaning: 'A webhook has failed so often that it is no longer called.',
    actors: ['system'],
    ownOnly: true,
    fields: {
      webhook: { data: 'text', meaning: "The webhook's name." },
      url: { data: 'text', meaning: 'Its address.' },
      failures: { data: 'number', meaning: 'How often in a row it has failed.' },
      error: { data: 'text', meaning: 'What went wrong last.' },
    },
  },
  'system.delivery_gave_up': {
    ...health,
    meaning: 'A delivery has been tried for the last time.',
    actors: ['system'],
    ownOnly: true,
    fields: {
      channel: { data: 'text', meaning: 'How it was to be delivered: email, webhook, push.' },
      recipient: { data: 'text', meaning: 'To whom or where.' },
      attempt: { data: 'number', meaning: 'How often it was tried.' },
      error: { data: 'text', meaning: 'What went wrong last.' },
    },
  },
  'system.storage_low': {
    ...health,
    meaning: 'Little room is left where Belfry keeps its data.',
    actors: ['system'],
    fields: {
      directory: { data: 'text', meaning: 'Where it is.' },
      freeBytes: { data: 'number', meaning: 'How many bytes are free.' },
      freePercent: { data: 'number', meaning: 'How much of it is free, in percent.' },
    },
  },
  'system.process_started': {
    ...health,
    meaning: 'A process of Belfry has started.',
    actors: ['system'],
    ownOnly: true,
    fields: processFields,
  },
  'system.process_stopped': {
    ...health,
    meaning: 'A process of Belfry stops.',
    actors: ['system'],
    ownOnly: true,
    fields: processFields,
  },
  'system.definition_disabled': {
    ...health,
    meaning: 'An event definition is disabled or paused, by somebody or by Belfry.',
    actors: ['system', 'user', 'manager'],
    ownOnly: true,
    fields: {
      definition: { data: 'text', meaning: "The definition's name." },
      owner: { data: 'text', meaning: 'Whose it is.' },
    },
  },
  'system.backlog': {
    ...health,
    meaning: 'How many user events wait to be recorded has risen above a level, or fallen back.',
    actors: ['system'],
    fields: {
      waiting: { data: 'number', meaning: 'How many wait.', required: true },
    },
  },
  'coaching.moment_created': {
    category: 'coaching',
    subject: 'coaching',
    meaning: 'A moment of an interaction is marked for coaching.',
    actors: ['user', 'manager', 'system'],
    fields: { text: { data: 'text', meaning: 'What to look at.' } },
  },
} as const satisfies Record<string, UserEventDeclaration>;
