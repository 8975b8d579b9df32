import type {
  ActorKind,
  AnomalyCode,
  Channel,
  Fact,
  Item,
  ItemChanges,
  Target,
  UserEventCategory,
  UserEventType,
} from '@belfry/domain';

/** A recorded user event: a row of the log. Instants in epoch milliseconds. Never changed once recorded. */
export interface UserEventRow {
  organizationId: string;
  seq: number;
  recordedAt: number;
  occurredAt: number;
  type: UserEventType;
  customType: string | null;
  category: UserEventCategory;
  source: string;
  sourceEventId: string;
  interactionId: string | null;
  channel: Channel | null;
  actorKind: ActorKind;
  actorId: string | null;
  userId: string | null;
  /** The queue that the event named, else that of its interaction as it was recorded. */
  queueId: string | null;
  /** Whether the event itself named its queue: only then is the queue part of the fact. */
  namesQueue: boolean;
  target: Target | null;
  subjectKind: string | null;
  subjectId: string | null;
  reason: string | null;
  fields: Record<string, unknown> | null;
  anomaly: AnomalyCode | null;
  historical: boolean;
  /** Recorded more than 10 minutes after it happened. */
  late: boolean;
  /** The interaction as it was just after this event; live events only. */
  item: Item | null;
  /** What this event changed in the interaction, or in its subject; live events only. */
  changes: ItemChanges | null;
  /** The merged fields of its subject just after it; live events of remembered subjects only. */
  subjectState: Readonly<Record<string, unknown>> | null;
  /** The firing that led to it. */
  firingId: string | null;
  /** Everyone who has had part in the interaction by now: decides who may see the event. */
  participants: readonly string[];
}

/** A recorded event as the state machine sees it: the same fact that was applied when it was recorded. */
export const factOfEvent = (event: UserEventRow): Fact => ({
  type: event.type,
  at: event.occurredAt,
  seq: event.seq,
  actor: { kind: event.actorKind, userId: event.actorId },
  userId: event.userId,
  queueId: event.namesQueue ? event.queueId : null,
  target: event.target,
  reason: event.reason,
  fields: event.fields ?? {},
});
