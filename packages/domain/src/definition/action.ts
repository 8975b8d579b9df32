/** How much a notification matters, from least to most. */
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** To whom an action goes. `me` is the definition's owner, `owner` the item's. */
export type Recipient =
  | { readonly kind: 'me' | 'owner' | 'acting-agent' | 'assigned-agent' | 'previous-agent' }
  | { readonly kind: 'user'; readonly userId: string }
  /** Of the item's queue when null. */
  | { readonly kind: 'queue-members'; readonly queueId: string | null }
  | { readonly kind: 'team'; readonly teamId: string }
  /** A role's id. */
  | { readonly kind: 'role'; readonly role: string }
  /** The managers of the department of the item's queue. */
  | { readonly kind: 'department-managers' }
  /** The customer of the item. For e-mail only. */
  | { readonly kind: 'customer' }
  /** For e-mail only. */
  | { readonly kind: 'address'; readonly address: string };

/** At most once in so long, per event definition or per item. What is held back is summed up in the next one (`#HELDBACK#`). */
export interface Frequency {
  readonly everyMs: number;
  readonly per: 'event' | 'item';
}

interface Limited {
  /** How often at most; every time when absent or null. */
  readonly frequency?: Frequency | null;
}

interface Message {
  readonly to: readonly Recipient[];
  readonly severity: Severity;
  readonly title: string;
  readonly body: string;
}

/** What a firing does. Texts are templates; durations are milliseconds. The kinds are declared in the catalogue (`actionKinds`). */
export type Action = Limited &
  (
    | ({ readonly kind: 'notify' } & Message)
    /** As the recipient's own profile says: in-app, push, e-mail, quiet hours. */
    | ({ readonly kind: 'notify-by-profile' } & Message)
    | {
        readonly kind: 'send-email';
        readonly to: readonly Recipient[];
        readonly subject: string;
        readonly body: string;
        /** The body as HTML; made from `body` when absent or empty. */
        readonly html?: string;
      }
    | ({ readonly kind: 'push' } & Message)
    | { readonly kind: 'webhook'; readonly webhookId: string }
    | {
        readonly kind: 'call-web-page';
        readonly method: 'GET' | 'POST';
        readonly url: string;
        readonly headers: readonly { readonly name: string; readonly value: string }[];
        /** For POST; may be empty. */
        readonly body: string;
      }
    | { readonly kind: 'provider'; readonly providerId: string; readonly title: string; readonly body: string }
    | { readonly kind: 'log'; readonly file: string; readonly line: string }
    | { readonly kind: 'set-priority'; readonly priority: string }
    | { readonly kind: 'set-status'; readonly status: string }
    | { readonly kind: 'assign'; readonly userId: string }
    /** Exactly one of the two. */
    | { readonly kind: 'transfer'; readonly queueId: string | null; readonly userId: string | null }
    | { readonly kind: 'add-tag'; readonly tag: string }
    | { readonly kind: 'remove-tag'; readonly tag: string }
    | { readonly kind: 'add-note'; readonly text: string }
    | { readonly kind: 'set-follow-up'; readonly afterMs: number }
    | { readonly kind: 'complete' }
    | {
        readonly kind: 'create-task';
        readonly subject: string;
        readonly description: string;
        readonly userId: string | null;
        readonly dueAfterMs: number | null;
        readonly priority: string | null;
      }
    | { readonly kind: 'set-task-priority'; readonly priority: string }
    | { readonly kind: 'set-task-status'; readonly status: string }
    | { readonly kind: 'transfer-task'; readonly userId: string }
    | { readonly kind: 'create-coaching-moment'; readonly text: string }
    /** If nobody has acknowledged the firing's notifications by then, the role is told. */
    | {
        readonly kind: 'escalate';
        readonly afterMs: number;
        readonly role: string;
        readonly severity: Severity;
        readonly title: string;
        readonly body: string;
      }
  );
