import type { TimerDraft } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Chain } from '../delivery/index.ts';
import type { FiringRow } from './firing.ts';
import type { ChainedEvent, KeptTimer } from './pass.ts';

/** How far an organization's engine stands. Instants in epoch milliseconds. */
export interface Standing {
  organizationId: string;
  cursor: number;
  head: number;
  revision: number;
  /** When the next timer is due; null when none is armed. */
  due: number | null;
}

const standing = `c.organization_id as "organizationId", c.seq as cursor, h.seq as head, coalesce(r.revision, 0) as revision,
  (select min(t.due_at) from timers t where t.organization_id = c.organization_id) as due
  from engine_cursors c
  join stream_heads h on h.organization_id = c.organization_id and h.stream = 'user_events'
  left join definition_revisions r on r.organization_id = c.organization_id`;

interface EventData {
  seq: number;
  type: ChainedEvent['type'];
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
  changes: ChainedEvent['changes'];
  late: boolean;
  subjectKind: string | null;
  subjectId: string | null;
}

const isChain = (value: unknown): value is Chain =>
  typeof value === 'object' && value !== null && 'depth' in value && typeof value.depth === 'number' && 'definitionIds' in value && Array.isArray(value.definitionIds);

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

interface TimerData {
  timer: Omit<KeptTimer, 'dueAt'>;
  dueAt: number;
}

const timerColumns = 't.timer, t.due_at as "dueAt"';
const timerOf = ({ timer, dueAt }: TimerData): KeptTimer => ({ ...timer, dueAt });
const iso = (ms: number): string => new Date(ms).toISOString();

/** Reads of the engine's tables and the log, inside its transactions. */
export const engineStore = (database: Database) => ({
  /** Where every organization's engine stands. */
  standings: (): Promise<Standing[]> => database.rows('*', `select ${standing}`),

  /** Where one stands. Its cursor is locked: whoever else works on it has to wait, and sees then how far this one came. */
  async lock({ rows }: Transaction, organizationId: string): Promise<Standing | null> {
    const [row] = await rows<Standing>(`select ${standing} where c.organization_id = $1 for update of c`, [organizationId]);
    return row ?? null;
  },

  /** Live events of a stretch of the log; what was imported is passed over. */
  async events({ rows }: Transaction, organizationId: string, { after, upTo, limit }: { after: number; upTo: number; limit: number }): Promise<ChainedEvent[]> {
    const found = await rows<EventData>(
      `select seq, type, occurred_at as "occurredAt", recorded_at as "recordedAt", interaction_id as "interactionId", actor_kind as "actorKind",
         actor_id as "actorId", user_id as "userId", queue_id as "queueId", target, reason, fields, item, changes, late,
         subject_kind as "subjectKind", subject_id as "subjectId"
       from user_events where organization_id = $1 and seq > $2 and seq <= $3 and not historical order by seq limit ${limit}`,
      [organizationId, after, upTo],
    );
    return found.map(eventOf);
  },

  async timersOf({ rows }: Transaction, organizationId: string, interactionIds: readonly string[]): Promise<KeptTimer[]> {
    const found = await rows<TimerData>(`select ${timerColumns} from timers t where t.organization_id = $1 and t.interaction_id = any($2)`, [organizationId, interactionIds]);
    return found.map(timerOf);
  },

  async dueTimers({ rows }: Transaction, organizationId: string, now: number): Promise<KeptTimer[]> {
    const found = await rows<TimerData>(
      `select ${timerColumns} from timers t where t.organization_id = $1 and t.due_at <= $2 order by t.due_at limit 500`,
      [organizationId, new Date(now)],
    );
    return found.map(timerOf);
  },

  async nextDue({ rows }: Transaction, organizationId: string): Promise<number | null> {
    const [row] = await rows<{ due: number | null }>('select min(due_at) as due from timers where organization_id = $1', [organizationId]);
    return row?.due ?? null;
  },

  async endTimers({ rows }: Transaction, organizationId: string, timers: readonly TimerDraft[]): Promise<void> {
    if (timers.length === 0) return;
    await rows(
      `delete from timers t using unnest($2::uuid[], $3::text[]) as x(definition_id, episode)
       where t.organization_id = $1 and t.definition_id = x.definition_id and t.episode = x.episode`,
      [organizationId, timers.map(({ definitionId }) => definitionId), timers.map(({ episode }) => episode)],
    );
  },

  async armTimers({ rows }: Transaction, organizationId: string, timers: readonly KeptTimer[]): Promise<void> {
    if (timers.length === 0) return;
    await rows(
      `insert into timers (organization_id, definition_id, episode, interaction_id, due_at, timer)
       select $1, x.* from json_to_recordset($2) as x(definition_id uuid, episode text, interaction_id uuid, due_at timestamptz, timer jsonb)
       on conflict (organization_id, definition_id, episode) do nothing`,
      [
        organizationId,
        JSON.stringify(
          timers.map(({ dueAt, ...timer }) => ({ definition_id: timer.definitionId, episode: timer.episode, interaction_id: timer.interactionId, due_at: iso(dueAt), timer })),
        ),
      ],
    );
  },

  /** Brings timers up to date with their definitions: those of definitions that do not work any more go, the others get their new time. */
  async adjustTimers({ rows }: Transaction, organizationId: string, times: ReadonlyMap<string, number>): Promise<void> {
    const given = [organizationId, [...times.keys()], [...times.values()]];
    await rows('delete from timers where organization_id = $1 and definition_id <> all($2::uuid[])', given.slice(0, 2));
    await rows(
      `update timers t set due_at = x.due_at from (
         select k.definition_id, k.episode, to_timestamp(((k.timer ->> 'startedAt')::numeric + d.after_ms) / 1000) as due_at
         from unnest($2::uuid[], $3::bigint[]) as d(id, after_ms) join timers k on k.organization_id = $1 and k.definition_id = d.id) x
       where t.organization_id = $1 and t.definition_id = x.definition_id and t.episode = x.episode and t.due_at <> x.due_at`,
      given,
    );
  },

  /** Claims the causes of firings. @returns the ids of those that had not been claimed. */
  async claim({ rows }: Transaction, organizationId: string, firings: readonly FiringRow[]): Promise<Set<string>> {
    const claimed = await rows<{ id: string }>(
      `insert into firing_keys (organization_id, definition_id, cause, firing_id)
       select $1, x.* from unnest($2::uuid[], $3::text[], $4::uuid[]) as x(definition_id, cause, firing_id)
       on conflict (organization_id, definition_id, cause) do nothing returning firing_id as id`,
      [organizationId, firings.map(({ definitionId }) => definitionId), firings.map(({ cause }) => cause), firings.map(({ id }) => id)],
    );
    return new Set(claimed.map(({ id }) => id));
  },

  async insertFirings({ rows }: Transaction, organizationId: string, firings: readonly FiringRow[]): Promise<void> {
    if (firings.length === 0) return;
    await rows(
      `insert into firings (organization_id, id, fired_at, definition_id, definition_name, definition_version, kind, cause_seq, cause, interaction_id, values, late)
       select $1, x.* from json_to_recordset($2) as x(id uuid, fired_at timestamptz, definition_id uuid, definition_name text, definition_version integer,
         kind text, cause_seq bigint, cause text, interaction_id uuid, values jsonb, late boolean)`,
      [
        organizationId,
        JSON.stringify(
          firings.map((row) => ({
            ...row,
            fired_at: iso(row.firedAt),
            definition_id: row.definitionId,
            definition_name: row.definitionName,
            definition_version: row.definitionVersion,
            cause_seq: row.causeSeq,
            interaction_id: row.interactionId,
          })),
        ),
      ],
    );
  },

  async advance({ rows }: Transaction, organizationId: string, seq: number): Promise<void> {
    await rows('update engine_cursors set seq = $2 where organization_id = $1 and seq < $2', [organizationId, seq]);
  },
});

export type EngineStore = ReturnType<typeof engineStore>;
