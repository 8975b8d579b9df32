import type { ActorKind } from '../catalogue/user-event-declaration.ts';
import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { Instant } from '../kernel/instant.ts';

/** Where something is passed on to. */
export type Target =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'queue'; readonly queueId: string }
  | { readonly kind: 'outside'; readonly address: string };

export interface Actor {
  readonly kind: ActorKind;
  readonly userId: string | null;
}

/** A user event as the state machine sees it. */
export interface Fact {
  readonly type: UserEventType;
  /** When it happened, by the source's clock. */
  readonly at: Instant;
  /** Its place in the log, where it has one already; breaks ties of `at`. */
  readonly seq?: number;
  readonly actor: Actor;
  /** Whom it is about: the user it is offered to, or whose part changes. */
  readonly userId: string | null;
  readonly queueId: string | null;
  readonly target: Target | null;
  readonly reason: string | null;
  /** The payload, checked against the type's declaration. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Whose part a fact changes: the user it names, else the user who acts. Null when a source does not say. */
export function userOf(fact: Fact): string | null {
  if (fact.userId !== null) return fact.userId;
  return fact.actor.kind === 'user' || fact.actor.kind === 'manager' ? fact.actor.userId : null;
}
