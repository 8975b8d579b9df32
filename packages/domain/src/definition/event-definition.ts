import type { EventTypeName } from '../catalogue/event-types.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Condition } from './condition.ts';

export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** To whom an action goes. `me` is the definition's owner, `owner` the interaction's. */
export type Recipient =
  | { readonly kind: 'me' | 'owner' | 'acting-agent' | 'assigned-agent' | 'previous-agent' }
  | { readonly kind: 'user'; readonly userId: string }
  /** Of the item's queue when null. */
  | { readonly kind: 'queue-members'; readonly queueId: string | null }
  | { readonly kind: 'team'; readonly teamId: string }
  /** A role's id. */
  | { readonly kind: 'role'; readonly role: string }
  /** For e-mail only. */
  | { readonly kind: 'address'; readonly address: string };

/** What a firing does. The texts are templates. */
export type Action =
  | {
      readonly kind: 'notify';
      readonly to: readonly Recipient[];
      readonly severity: Severity;
      readonly title: string;
      readonly body: string;
    }
  | {
      readonly kind: 'send-email';
      readonly to: readonly Recipient[];
      readonly subject: string;
      readonly body: string;
    };

export type DefinitionOwner = { readonly kind: 'global' } | { readonly kind: 'user'; readonly userId: string };

export interface Timed {
  /** How long it must last, in milliseconds. */
  readonly afterMs: number;
}

export interface Threshold {
  /** Starts when the count rises above it. */
  readonly level: number;
  /** Is over when the count falls to it. Never above `level`. */
  readonly clearLevel: number;
  /** The queue; null watches each queue by itself. */
  readonly scopeId: string | null;
}

/** What an owner writes. */
export interface DefinitionDraft {
  readonly name: string;
  readonly enabled: boolean;
  readonly eventType: EventTypeName;
  readonly condition: Condition;
  /** Exactly for event types whose trigger is `timed`. */
  readonly timed: Timed | null;
  /** Exactly for event types whose trigger is `threshold`. */
  readonly threshold: Threshold | null;
  readonly actions: readonly Action[];
  /** IANA name, for times of day and days of the week. */
  readonly timeZone: string;
}

/** An event definition as it is kept. */
export interface EventDefinition extends DefinitionDraft {
  readonly id: string;
  readonly organizationId: string;
  readonly owner: DefinitionOwner;
  /** Among the definitions of the same owner kind. */
  readonly position: number;
  readonly version: number;
  readonly createdAt: Instant;
}

/** One thing wrong with a draft. */
export interface Issue {
  /** Where: `['condition', 'of', '0', 'value']`. */
  readonly path: readonly string[];
  /** A sentence that says what to do. */
  readonly message: string;
  readonly code: IssueCode;
}

export type IssueCode =
  | 'REQUIRED'
  | 'WRONG_SHAPE'
  | 'UNKNOWN'
  | 'OUT_OF_RANGE'
  | 'TOO_LONG'
  | 'TOO_DEEP'
  | 'DOES_NOT_FIT'
  | 'BAD_PATTERN';
