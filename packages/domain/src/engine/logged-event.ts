import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { Actor, Target } from '../interaction/fact.ts';
import type { Item, ItemChanges } from '../interaction/item.ts';
import type { Instant } from '../kernel/instant.ts';

/** A user event as the engine reads it from the log. */
export interface LoggedEvent {
  readonly seq: number;
  readonly type: UserEventType;
  /** Of type `custom`: which declared type. */
  readonly customType: string | null;
  /** By the source's clock. */
  readonly occurredAt: Instant;
  /** By the server's clock: order, timers and times of day go by it. */
  readonly recordedAt: Instant;
  readonly interactionId: string | null;
  readonly actor: Actor;
  readonly userId: string | null;
  readonly queueId: string | null;
  readonly target: Target | null;
  readonly reason: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The interaction just after it; null for other subjects and for historical events. */
  readonly item: Item | null;
  /** The merged fields of its subject just after it; null for interactions, and for historical events. */
  readonly state: Readonly<Record<string, unknown>> | null;
  /** What it changed of the item, or of the subject's state. */
  readonly changes: ItemChanges | null;
  /** Kept and counted, never matched. */
  readonly historical: boolean;
  /** It came more than 10 minutes late; matched all the same. */
  readonly late: boolean;
  readonly subject: { readonly kind: string; readonly id: string } | null;
}
