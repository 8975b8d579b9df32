import type { Transaction } from '../../platform/database/index.ts';
import type { Chain } from '../delivery/index.ts';
import type { ChainedEvent } from './pass.ts';

interface EventData {
  seq: number;
  type: ChainedEvent['type'];
  customType: string | null;
  occurredAt: number;
  recordedAt: number;
  interactionId: string | null;
  actorKind: ChainedEvent['actor']['kind'];
  actorId: string | null;
  userId: string | null;
  queueId: string | null;
  target: ChainedEvent['target'];
  reason: string | null;
  fields: Record<string, unknown> | null;
  item: ChainedEvent['item'];
  state: ChainedEvent['state'];
  changes: ChainedEvent['changes'];
  late: boolean;
  subjectKind: string | null;
  subjectId: string | null;
}

const isChain = (value: unknown): value is Chain =>
  typeof value === 'object' &&
  value !== null &&
  'depth' in value &&
  typeof value.depth === 'number' &&
  'definitionIds' in value &&
  Array.isArray(value.definitionIds);

function eventOf({ actorKind, actorId, subjectKind, subjectId, fields, ...event }: EventData): ChainedEvent {
  const chain = fields?.['chain'];
  return {
    ...event,
    fields: fields ?? {},
    actor: { kind: actorKind, userId: actorId },
    subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
    historical: false,
    chain: isChain(chain) ? chain : null,
  };
}

/** Live events of a stretch of the log; what was imported is passed over. */
export async function readEvents(
  { rows }: Transaction,
  organizationId: string,
  { after, upTo, limit }: { after: number; upTo: number; limit: number },
): Promise<ChainedEvent[]> {
  const found = await rows<EventData>(
    `select seq, type, custom_type as "customType", occurred_at as "occurredAt", recorded_at as "recordedAt", interaction_id as "interactionId", actor_kind as "actorKind",
       actor_id as "actorId", user_id as "userId", queue_id as "queueId", target, reason, fields, item, subject_state as state, changes, late,
       subject_kind as "subjectKind", subject_id as "subjectId"
     from user_events where organization_id = $1 and seq > $2 and seq <= $3 and not historical order by seq limit ${limit}`,
    [organizationId, after, upTo],
  );
  return found.map(eventOf);
}
