import type { Severity } from '@belfry/domain';

export interface EmailContent {
  channel: 'email';
  /** One plain address; anything else is given up unsent. */
  to: string;
  /** One line. */
  subject: string;
  text: string;
  /** Made from the text when null. */
  html: string | null;
  /** Whose e-mails of the definition the message's List-Unsubscribe ends; null where there is nobody to ask. */
  unsubscribe: { userId: string } | null;
}

export interface WebhookContent {
  channel: 'webhook';
  webhookId: string;
  /** JSON; below 20 kB as text. */
  body: unknown;
}

export interface WebCallContent {
  channel: 'web-call';
  method: 'GET' | 'POST';
  url: string;
  headers: readonly { name: string; value: string }[];
  /** For POST. */
  body: string;
}

export interface PushContent {
  channel: 'push';
  /** All devices of this user. */
  userId: string;
  title: string;
  body: string;
  severity: Severity;
  /** A later push of the same topic replaces one that a device has not shown yet. */
  topic: string;
  /** Where a click leads. */
  url: string | null;
}

export interface ProviderContent {
  channel: 'provider';
  providerId: string;
  title: string;
  body: string;
}

export interface LogContent {
  channel: 'log';
  /** The log's name: letters, digits and dashes. */
  file: string;
  line: Record<string, unknown>;
}

export type Content = EmailContent | WebhookContent | WebCallContent | PushContent | ProviderContent | LogContent;

export const channels = ['email', 'webhook', 'web-call', 'push', 'provider', 'log'] as const;
export type ChannelName = (typeof channels)[number];

/** Something to send. Its id stays the same over all tries, and receivers get it. */
export type NewDelivery = {
  id: string;
  organizationId: string;
  /** Null for what no firing asked for, such as a test. */
  firingId: string | null;
  definitionId: string | null;
  /** The index of the action of the definition that asked for it; -1 where no action did. */
  place: number;
} & Content;

export type Email = Extract<NewDelivery, { channel: 'email' }>;

export type DeliveryState = 'waiting' | 'sent' | 'gave-up' | 'cancelled';
export type AttemptOutcome = 'delivered' | 'failed' | 'interrupted';

/** One try to send. Instants in epoch milliseconds. */
export interface AttemptRow {
  /** From 1. */
  number: number;
  at: number;
  outcome: AttemptOutcome;
  statusCode: number | null;
  /** One sentence, or what the other side's protocol said; never the body of an answer. */
  error: string | null;
  durationMs: number | null;
}

export interface DeliveryRow {
  id: string;
  organizationId: string;
  firingId: string | null;
  definitionId: string | null;
  channel: ChannelName;
  /** An address, a name or a host: whom or what it goes to, for people. */
  target: string;
  state: DeliveryState;
  /** Why it ended other than sent. */
  reason: string | null;
  /** Null once it has ended. */
  nextAttemptAt: number | null;
  createdAt: number;
  endedAt: number | null;
}
