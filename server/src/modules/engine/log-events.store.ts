import type { CausalChain, PastEvent, Subject } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
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
  historical: boolean;
  subjectKind: string | null;
  subjectId: string | null;
  chain: CausalChain | null;
}

function eventOf({ actorKind, actorId, subjectKind, subjectId, fields, ...event }: EventData): ChainedEvent {
  return {
    ...event,
    fields: fields ?? {},
    actor: { kind: actorKind, userId: actorId },
    subject: subjectKind === null || subjectId === null ? null : { kind: subjectKind, id: subjectId },
  };
}

const eventColumns = `e.seq, e.type, e.custom_type as "customType", e.occurred_at as "occurredAt", e.recorded_at as "recordedAt", e.interaction_id as "interactionId",
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.user_id as "userId", e.queue_id as "queueId", e.target, e.reason, e.fields, e.item, e.subject_state as state,
  e.changes, e.late, e.historical, e.subject_kind as "subjectKind", e.subject_id as "subjectId", f.chain`;

/** What led to event `e`: the firing that caused it. */
const chainOfEvent = `left join lateral (
  select chain from firings where organization_id = e.organization_id and id = e.firing_id limit 1) f on e.firing_id is not null`;

/** Which part of the log to read: `after` < seq ≤ `upTo`, `limit` events at most. */
export interface ReadStretch {
  after: number;
  upTo: number;
  limit: number;
}

/** Live events of a stretch of the log; what was imported is passed over. */
export async function readEvents(
  { rows }: Transaction,
  organizationId: string,
  { after, upTo, limit }: ReadStretch,
): Promise<ChainedEvent[]> {
  const found = await rows<EventData>(
    `select ${eventColumns} from user_events e ${chainOfEvent}
     where e.organization_id = $1 and e.seq > $2 and e.seq <= $3 and not e.historical order by e.seq limit ${limit}`,
    [organizationId, after, upTo],
  );
  return found.map(eventOf);
}

/** The latest live events of some types, 5,000 at most, in the order of the log. */
export async function recentEvents(
  { rows }: Transaction,
  organizationId: string,
  { upTo, since, types }: { upTo: number; since: number; types: readonly string[] },
): Promise<ChainedEvent[]> {
  const found = await rows<EventData>(
    `select ${eventColumns} from user_events e ${chainOfEvent}
     where e.organization_id = $1 and e.type = any($2) and e.occurred_at > $3 and e.seq <= $4 and not e.historical order by e.seq desc limit 5000`,
    [organizationId, types, new Date(since), upTo],
  );
  return found.toReversed().map(eventOf);
}

/** Everything that happened to a subject, imported or not, as far as it was recorded until an instant: the latest 500, in the order of the log. */
export async function eventsOfSubject(
  { rows }: Transaction,
  organizationId: string,
  { subject: { kind, id }, until }: { subject: Subject; until: number },
): Promise<ChainedEvent[]> {
  const isIt = kind === 'interaction' ? `e.interaction_id = $2::uuid` : `e.subject_kind = $4 and e.subject_id = $2`;
  const found = await rows<EventData>(
    `select ${eventColumns} from user_events e ${chainOfEvent}
     where e.organization_id = $1 and ${isIt} and e.recorded_at <= $3 order by e.seq desc limit 500`,
    [organizationId, id, new Date(until), ...(kind === 'interaction' ? [] : [kind])],
  );
  return found.toReversed().map(eventOf);
}

/** A place in the past: everything up to there has been read. */
export interface PastPlace {
  at: number;
  seq: number;
}

/** What happened after a place, imported or not, in the order in which it happened. */
export async function readPast(
  database: Database,
  organizationId: string,
  { after, until, limit }: { after: PastPlace; until: number; limit: number },
): Promise<PastEvent[]> {
  const found = await database.rows<EventData & { channel: PastEvent['channel'] }>(
    organizationId,
    `select ${eventColumns.replace('f.chain', 'null as chain')}, e.channel from user_events e
     where e.organization_id = $1 and (e.occurred_at, e.seq) > ($2, $3) and e.occurred_at <= $4
     order by e.occurred_at, e.seq limit ${limit}`,
    [organizationId, new Date(after.at), after.seq, new Date(until)],
  );
  return found.map(({ channel, ...event }) => ({ ...eventOf(event), channel }));
}
