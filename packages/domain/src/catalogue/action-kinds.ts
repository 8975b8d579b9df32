import type { Action } from '../definition/action.ts';

/** What one part of an action holds. `line` and `text` are templates, `duration` is milliseconds. */
export type ActionPartData =
  | 'recipients'
  | 'line'
  | 'text'
  | 'html'
  | 'url'
  | 'headers'
  | 'severity'
  | 'choice'
  | 'name'
  | 'duration'
  | 'user'
  | 'queue'
  | 'role'
  | 'webhook'
  | 'provider';

export interface ActionPart {
  readonly data: ActionPartData;
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** May be left out or empty. */
  readonly optional?: true;
  /** The values of a `choice`. */
  readonly choices?: readonly string[];
}

export interface ActionKindDeclaration {
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** What its event type must be about; absent means anything. */
  readonly on?: 'interaction' | 'task';
  /** Only those who may write global events can have it. */
  readonly administratorsOnly?: true;
  readonly parts: Readonly<Record<string, ActionPart>>;
}

const to = { data: 'recipients', label: 'To', meaning: 'Who is told.' } as const;
const severity = { data: 'severity', label: 'Severity', meaning: 'How much it matters.' } as const;
const title = { data: 'line', label: 'Title', meaning: 'In a few words.' } as const;
const body = { data: 'text', label: 'Text', meaning: 'The rest.', optional: true } as const;
const message = { to, severity, title, body } as const;
const tag = { data: 'name', label: 'Tag', meaning: 'The tag.' } as const;
const priority = {
  data: 'choice',
  choices: ['low', 'normal', 'high', 'urgent'],
  label: 'Priority',
  meaning: 'The new priority.',
} as const;
const status = { data: 'name', label: 'Status', meaning: "The new status, in the source's words." } as const;
const user = { data: 'user', label: 'User', meaning: 'Who gets it.' } as const;
const onInteraction = { on: 'interaction' } as const;
const onTask = { on: 'task' } as const;

const declared = {
  notify: { label: 'Notify', meaning: 'Puts a notification into the inbox.', parts: message },
  'notify-by-profile': {
    label: 'Use a notification profile',
    meaning: 'Tells each recipient as their own profile says: in-app, push or e-mail, outside their quiet hours.',
    parts: message,
  },
  'send-email': {
    label: 'Send e-mail',
    meaning: 'Sends an e-mail, one message a recipient.',
    parts: {
      to,
      subject: { data: 'line', label: 'Subject', meaning: 'The subject line.' },
      body: { data: 'text', label: 'Text', meaning: 'The message as plain text.', optional: true },
      html: {
        data: 'html',
        label: 'HTML',
        meaning: 'The message as HTML; made from the text when empty.',
        optional: true,
      },
    },
  },
  push: { label: 'Push', meaning: "Sends a web push to the recipients' devices.", parts: message },
  webhook: {
    label: 'Call a webhook',
    meaning: 'Posts the firing, signed, to a registered webhook.',
    parts: { webhookId: { data: 'webhook', label: 'Webhook', meaning: 'Which one.' } },
  },
  'call-web-page': {
    label: 'Call a web page',
    meaning: 'Sends a plain request to an address.',
    administratorsOnly: true,
    parts: {
      method: { data: 'choice', choices: ['GET', 'POST'], label: 'Method', meaning: 'How it is called.' },
      url: { data: 'url', label: 'Address', meaning: 'The https address; variables are escaped.' },
      headers: { data: 'headers', label: 'Headers', meaning: 'Further headers.', optional: true },
      body: { data: 'text', label: 'Body', meaning: 'What is posted.', optional: true },
    },
  },
  provider: {
    label: 'Notify an external provider',
    meaning: 'Tells a provider that an administrator has registered.',
    parts: {
      providerId: { data: 'provider', label: 'Provider', meaning: 'Which one.' },
      title,
      body,
    },
  },
  log: {
    label: 'Log to file',
    meaning: 'Writes one line into a named log on the server.',
    administratorsOnly: true,
    parts: {
      file: { data: 'name', label: 'Log', meaning: 'The name of the log: letters, digits and dashes.' },
      line: { data: 'text', label: 'Text', meaning: 'What the line says.' },
    },
  },
  'set-priority': {
    label: 'Set priority',
    meaning: 'Gives it another priority.',
    ...onInteraction,
    parts: { priority },
  },
  'set-status': { label: 'Set status', meaning: 'Gives it another status.', ...onInteraction, parts: { status } },
  assign: { label: 'Assign', meaning: 'Makes a user its owner.', ...onInteraction, parts: { userId: user } },
  transfer: {
    label: 'Transfer',
    meaning: 'Passes it on to a queue or a user.',
    ...onInteraction,
    parts: {
      queueId: { data: 'queue', label: 'Queue', meaning: 'To this queue.', optional: true },
      userId: { data: 'user', label: 'User', meaning: 'To this user.', optional: true },
    },
  },
  'add-tag': { label: 'Add tag', meaning: 'Gives it a tag.', ...onInteraction, parts: { tag } },
  'remove-tag': { label: 'Remove tag', meaning: 'Takes a tag off.', ...onInteraction, parts: { tag } },
  'add-note': {
    label: 'Add note',
    meaning: 'Writes a note on it.',
    ...onInteraction,
    parts: { text: { data: 'text', label: 'Note', meaning: 'What the note says.' } },
  },
  'set-follow-up': {
    label: 'Set follow-up',
    meaning: 'Sets a time to come back to it.',
    ...onInteraction,
    parts: { afterMs: { data: 'duration', label: 'After', meaning: 'How long from now.' } },
  },
  complete: { label: 'Complete', meaning: 'Ends it.', ...onInteraction, parts: {} },
  'create-task': {
    label: 'Create task',
    meaning: 'Makes a task.',
    parts: {
      subject: { data: 'line', label: 'Subject', meaning: 'What is to be done.' },
      description: { data: 'text', label: 'Description', meaning: 'More about it.', optional: true },
      userId: { data: 'user', label: 'User', meaning: 'Who is to do it.', optional: true },
      dueAfterMs: { data: 'duration', label: 'Due after', meaning: 'How long from now.', optional: true },
      priority: { ...priority, optional: true },
    },
  },
  'set-task-priority': {
    label: 'Set task priority',
    meaning: 'Gives the task another priority.',
    ...onTask,
    parts: { priority },
  },
  'set-task-status': {
    label: 'Set task status',
    meaning: 'Gives the task another status.',
    ...onTask,
    parts: { status },
  },
  'transfer-task': { label: 'Transfer task', meaning: 'Gives the task to a user.', ...onTask, parts: { userId: user } },
  'create-coaching-moment': {
    label: 'Create coaching moment',
    meaning: 'Marks the moment for coaching.',
    ...onInteraction,
    parts: { text: { data: 'text', label: 'Text', meaning: 'What to look at.' } },
  },
  escalate: {
    label: 'Escalate',
    meaning: 'Tells a role if nobody has acknowledged in time.',
    parts: {
      afterMs: { data: 'duration', label: 'After', meaning: 'How long there is to acknowledge.' },
      role: { data: 'role', label: 'Role', meaning: 'Who is told then.' },
      severity,
      title,
      body,
    },
  },
} as const satisfies Record<Action['kind'], ActionKindDeclaration>;

/** Everything a firing can do. Checks, forms and reference are drawn from this. */
export const actionKinds: Readonly<Record<Action['kind'], ActionKindDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const actionKindNames = Object.keys(declared) as readonly Action['kind'][];
