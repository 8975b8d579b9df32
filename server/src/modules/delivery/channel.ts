import type { DeliveryFact } from './record-fact.ts';
import type { Content } from './new-delivery.ts';

/** A delivery that this node has taken to try. */
export type Claimed<C extends Content = Content> = {
  id: string;
  organizationId: string;
  firingId: string | null;
  definitionId: string | null;
  place: number;
  content: C;
  /** Of all its attempts so far; the next one is one more. */
  attempts: number;
  /** Tries since it was last begun; what policies go by. */
  tries: number;
  /** How often it was begun again by hand. */
  round: number;
  beganAt: number;
  /** Parts that need no more sending, such as devices that have it. */
  done: readonly string[];
};

/** What came of trying. */
export type Outcome =
  | { kind: 'sent'; statusCode?: number }
  /** It failed, and another try may help; not before `retryAfterMs` where the other side named a time. */
  | { kind: 'again'; error: string; statusCode?: number; retryAfterMs?: number | null }
  /** It failed, and no try will help. */
  | { kind: 'never'; error: string; statusCode?: number }
  /** It is not wanted any more; nothing was sent. */
  | { kind: 'cancelled'; reason: string }
  /** Nothing was tried: it must wait, and that counts for nothing. */
  | { kind: 'held'; until: number };

/** One of several tries of one attempt, such as one device's. */
export interface Part {
  ok: boolean;
  statusCode: number | null;
  error: string | null;
  durationMs: number;
}

export interface Tried {
  outcome: Outcome;
  /** Each is told as an attempt of its own; without them the outcome is the one attempt. */
  parts?: readonly Part[];
  /** All that need no more sending. */
  done?: readonly string[];
  /** What the log of user events has to know of the try. */
  facts?: readonly DeliveryFact[];
}

/** One way out of the house. */
export interface Channel<C extends Content = Content> {
  /** Tries once. Never throws for what the other side does. */
  attempt(claimed: Claimed<C>, signal: AbortSignal): Promise<Tried>;
  /** What the log has to know of a delivery that was given up. */
  gaveUp(claimed: Claimed<C>, error: string): DeliveryFact;
  close?(): Promise<void> | void;
}

export type Channels = { [Name in Content['channel']]: Channel<Extract<Content, { channel: Name }>> };
