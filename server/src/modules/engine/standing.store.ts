import type { Database, Transaction } from '../../platform/database/index.ts';

/** How far an organization's engine stands. Instants in epoch milliseconds. */
export interface Standing {
  organizationId: string;
  cursor: number;
  head: number;
  revision: number;
  /** Counts the changes of when the organization works. */
  hoursVersion: number;
  /** When the next timer is due; null when none is armed. */
  due: number | null;
  /** Changes wait to be carried out. */
  pending: boolean;
}

const standing = `c.organization_id as "organizationId", c.seq as cursor, h.seq as head, coalesce(r.revision, 0) as revision,
  o.business_hours_version as "hoursVersion",
  (select min(t.due_at) from timers t where t.organization_id = c.organization_id) as due,
  exists(select from pending_effects p where p.organization_id = c.organization_id) as pending
  from engine_cursors c
  join stream_heads h on h.organization_id = c.organization_id and h.stream = 'user_events'
  join organizations o on o.id = c.organization_id
  left join definition_revisions r on r.organization_id = c.organization_id`;

/** Where every organization's engine stands. */
export const standings = (database: Database): Promise<Standing[]> => database.rows('*', `select ${standing}`);

/** Where one stands. Its cursor is locked: whoever else works on it has to wait, and sees then how far this one came. */
export async function lockStanding({ rows }: Transaction, organizationId: string): Promise<Standing | null> {
  const [row] = await rows<Standing>(`select ${standing} where c.organization_id = $1 for update of c`, [
    organizationId,
  ]);
  return row ?? null;
}

/** Moves the cursor on: everything up to there is done. */
export async function advanceCursor({ rows }: Transaction, organizationId: string, seq: number): Promise<void> {
  await rows('update engine_cursors set seq = $2 where organization_id = $1 and seq < $2', [organizationId, seq]);
}

/** The latest place in the log of what is about an interaction or another subject; 0 when there is none. */
export async function latestSeqOf(
  { rows }: Transaction,
  organizationId: string,
  { interactionId, subject }: { interactionId: string | null; subject: { kind: string; id: string } | null },
): Promise<number> {
  const [which, named] =
    subject === null
      ? ['interaction_id = $2::uuid', [interactionId]]
      : ['subject_kind = $2 and subject_id = $3', [subject.kind, subject.id]];
  const [row] = await rows<{ seq: number }>(
    `select seq from user_events where organization_id = $1 and ${which} order by seq desc limit 1`,
    [organizationId, ...named],
  );
  return row?.seq ?? 0;
}
