import type { FieldDeclaration } from './field-declaration.ts';

/** What conditions and templates can name of mail servers and of Belfry's own health. */
export const systemFields = {
  server: { data: 'text', label: 'Server', meaning: "The mail server's host name.", variable: 'SERVER' },
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
  recipient: { data: 'text', label: 'Recipient', meaning: 'To whom or where it was to go.', variable: 'RECIPIENT' },
  attempt: { data: 'number', label: 'Attempt', meaning: 'Which try it was, from 1.', variable: 'ATTEMPT' },
  error: { data: 'text', label: 'Error', meaning: 'What went wrong.', variable: 'ERROR' },
  webhook: { data: 'text', label: 'Webhook', meaning: "The webhook's name.", variable: 'WEBHOOK' },
  webhook_url: { data: 'text', label: 'Webhook address', meaning: "The webhook's address.", variable: 'WEBHOOK_URL' },
  failures: { data: 'number', label: 'Failures', meaning: 'How often in a row it has failed.', variable: 'FAILURES' },
  delivery_channel: {
    data: 'text',
    label: 'Delivery channel',
    meaning: 'How it was to be delivered: email, webhook, push.',
    variable: 'DELIVERY_CHANNEL',
  },
  data_directory: {
    data: 'text',
    label: 'Directory',
    meaning: 'Where Belfry keeps its data.',
    variable: 'DATA_DIRECTORY',
  },
  free_percent: {
    data: 'number',
    label: 'Free space',
    meaning: 'How much of the storage is free, in percent.',
    variable: 'FREE_PERCENT',
  },
  free_bytes: { data: 'number', label: 'Free bytes', meaning: 'How many bytes are free.', variable: 'FREE_BYTES' },
  process_role: {
    data: 'text',
    label: 'Process role',
    meaning: 'What the process does: all, api or worker.',
    variable: 'PROCESS_ROLE',
  },
  process_host: {
    data: 'text',
    label: 'Process host',
    meaning: 'The computer the process runs on.',
    variable: 'PROCESS_HOST',
  },
  version: { data: 'text', label: 'Version', meaning: "Belfry's version.", variable: 'VERSION' },
  definition: {
    data: 'text',
    label: 'Event definition',
    meaning: "The event definition's name.",
    variable: 'DEFINITION',
  },
  definition_owner: {
    data: 'text',
    label: 'Definition owner',
    meaning: 'Whose event definition it is.',
    variable: 'DEFINITION_OWNER',
  },
  waiting_events: {
    data: 'number',
    shownOnly: true,
    label: 'Waiting user events',
    meaning: 'How many user events wait to be recorded.',
    variable: 'WAITING_EVENTS',
  },
} as const satisfies Record<string, FieldDeclaration>;
