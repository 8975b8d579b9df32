import type { Fact, Leg } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { RecordingItem } from './recording-item.ts';
import { interactionColumns, userEventColumns } from './rows.ts';
import { factOfEvent, type UserEventRow } from './user-event.ts';

const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export interface KnownKey {
  source: string;
  sourceEventId: string;
  seq: number;
  digest: Buffer | null;
}

/**
 * Which of the items are recorded already. Each key is looked up for itself (`offset 0` keeps the planner from joining): without statistics,
 * as in the middle of an import, a join reads all keys of the organization.
 */
export const knownKeys = (
  { rows }: Transaction,
  organizationId: string,
  items: readonly RecordingItem[],
): Promise<KnownKey[]> =>
  rows(
    `select wanted.source, wanted.id as "sourceEventId", k.seq, k.digest
     from unnest($2::text[], $3::text[]) as wanted(source, id) cross join lateral (
       select seq, digest from event_keys where organization_id = $1 and source = wanted.source and source_event_id = wanted.id offset 0) k`,
    [organizationId, items.map(({ source }) => source), items.map(({ sourceEventId }) => sourceEventId)],
  );

/** Locks the interactions that the items are about, in the order of their ids so that two batches never wait for each other. */
export function lockInteractions(
  { rows }: Transaction,
  organizationId: string,
  items: readonly RecordingItem[],
): Promise<InteractionRow[]> {
  const ids: string[] = [];
  const external: { source: string; id: string }[] = [];
  for (const { interaction, source } of items) {
    if (interaction?.kind === 'id') ids.push(interaction.id);
    else if (interaction && interaction.externalId !== null) external.push({ source, id: interaction.externalId });
  }
  if (ids.length + external.length === 0) return Promise.resolve([]);
  return rows(
    `select ${interactionColumns} from interactions i where i.organization_id = $1 and i.id = any(array(
       select unnest($2::uuid[])
       union select x.id from unnest($3::text[], $4::text[]) as wanted(source, external_id) cross join lateral (
         select id from interactions where organization_id = $1 and source = wanted.source and external_id = wanted.external_id offset 0) x))
     order by i.id for update`,
    [organizationId, ids, external.map(({ source }) => source), external.map(({ id }) => id)],
  );
}

/** The facts logged so far of some interactions, in the order of the log. */
export async function histories(
  { rows }: Transaction,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, Fact[]>> {
  const found = new Map<string, Fact[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const events = await rows<UserEventRow>(
    `select ${userEventColumns} from user_events e where e.organization_id = $1 and e.interaction_id = any($2) order by e.seq`,
    [organizationId, ids],
  );
  for (const event of events) found.get(event.interactionId ?? '')?.push(factOfEvent(event));
  return found;
}

const interactionFields = `id uuid, source text, external_id text, channel text, phase text, queue_id uuid, owner_id uuid, priority text, status text,
  subject text, direction text, customer jsonb, tags text[], participants uuid[], opened_at timestamptz, ended_at timestamptz, last_at timestamptz,
  anomalies integer, state jsonb, version integer`;
const interactionNames = interactionFields.split(',').map((field) => field.trim().split(' ')[0] ?? '');
const changed = interactionNames
  .filter((name) => !['id', 'source', 'external_id'].includes(name))
  .map((name) => `${name} = excluded.${name}`);

export const writeInteractions = (
  { rows }: Transaction,
  organizationId: string,
  interactions: readonly InteractionRow[],
): Promise<unknown> =>
  rows(
    `insert into interactions (organization_id, ${interactionNames.join()}) select $1, x.* from json_to_recordset($2) as x(${interactionFields})
     on conflict (organization_id, id) do update set ${changed.join()}`,
    [
      organizationId,
      JSON.stringify(
        interactions.map((row) => ({
          ...row,
          external_id: row.externalId,
          queue_id: row.queueId,
          owner_id: row.ownerId,
          opened_at: at(row.openedAt),
          ended_at: at(row.endedAt),
          last_at: at(row.lastAt),
        })),
      ),
    ],
  );

/** Keeps each user's part as a row of its own; those of re-projected interactions are written afresh. */
export function writeLegs(
  { rows }: Transaction,
  organizationId: string,
  parts: { legs: readonly (Leg & { interactionId: string })[]; reprojected: readonly string[] },
): Promise<unknown>[] {
  const { reprojected } = parts;
  const legs = parts.legs.map((leg) => ({
    interaction_id: leg.interactionId,
    user_id: leg.userId,
    mode: leg.mode,
    started_at: at(leg.startedAt),
    ended_at: at(leg.endedAt),
  }));
  const statements: Promise<unknown>[] = [];
  if (reprojected.length > 0)
    statements.push(
      rows('delete from legs where organization_id = $1 and interaction_id = any($2)', [organizationId, reprojected]),
    );
  if (legs.length > 0) {
    statements.push(
      rows(
        `insert into legs (organization_id, interaction_id, user_id, mode, started_at, ended_at)
         select $1::uuid, x.* from json_to_recordset($2) as x(interaction_id uuid, user_id uuid, mode text, started_at timestamptz, ended_at timestamptz)
         on conflict (organization_id, interaction_id, started_at, user_id) do update set ended_at = excluded.ended_at, mode = excluded.mode`,
        [organizationId, JSON.stringify(legs)],
      ),
    );
  }
  return statements;
}

const eventFields = `place integer, digest text, recorded_at timestamptz, occurred_at timestamptz, type text, custom_type text, category text, source text,
  source_event_id text, interaction_id uuid, channel text, actor_kind text, actor_id uuid, user_id uuid, queue_id uuid, names_queue boolean, target jsonb, subject_kind text,
  subject_id text, reason text, fields jsonb, anomaly text, historical boolean, late boolean, item jsonb, changes jsonb, subject_state jsonb,
  firing_id uuid`;
const eventNames = eventFields
  .split(',')
  .map((field) => field.trim().split(' ')[0] ?? '')
  .slice(2);

/**
 * The last statement of a batch: takes the next places from the head row, which stays locked until the commit, and writes the events and their keys.
 * @returns the head as it was before.
 */
export async function writeEvents(
  { rows }: Transaction,
  organizationId: string,
  { events, digests }: { events: readonly UserEventRow[]; digests: readonly (Buffer | null)[] },
): Promise<number> {
  const [head] = await rows<{ before: number }>(
    `with head as (update stream_heads set seq = seq + $3 where organization_id = $1 and stream = 'user_events' returning seq - $3 as before),
     given as materialized (select * from json_to_recordset($2) as x(${eventFields})),
     logged as (insert into user_events (organization_id, seq, ${eventNames.join()})
       select $1, head.before + given.place, ${eventNames.map((name) => `given.${name}`).join()} from head, given),
     keyed as (insert into event_keys (organization_id, source, source_event_id, seq, digest)
       select $1, given.source, given.source_event_id, head.before + given.place, decode(given.digest, 'hex') from head, given)
     select before from head`,
    [organizationId, JSON.stringify(events.map((event, i) => eventJson(event, digests[i] ?? null))), events.length],
  );
  if (!head) throw new Error(`Organization ${organizationId} has no head row.`);
  return head.before;
}

const eventJson = (event: UserEventRow, digest: Buffer | null): Record<string, unknown> => ({
  place: event.seq,
  digest: digest?.toString('hex') ?? null,
  recorded_at: at(event.recordedAt),
  occurred_at: at(event.occurredAt),
  type: event.type,
  custom_type: event.customType,
  category: event.category,
  source: event.source,
  source_event_id: event.sourceEventId,
  interaction_id: event.interactionId,
  channel: event.channel,
  actor_kind: event.actorKind,
  actor_id: event.actorId,
  user_id: event.userId,
  queue_id: event.queueId,
  names_queue: event.namesQueue,
  target: event.target,
  subject_kind: event.subjectKind,
  subject_id: event.subjectId,
  reason: event.reason,
  fields: event.fields,
  anomaly: event.anomaly,
  historical: event.historical,
  late: event.late,
  item: event.item,
  changes: event.changes,
  // Left out of the JSON where there are none: most events have neither.
  subject_state: event.subjectState ?? undefined,
  firing_id: event.firingId ?? undefined,
});
