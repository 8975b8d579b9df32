import type { Transaction } from '../../platform/database/index.ts';
import type { FiringRow } from './firing.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Claims the causes of firings. @returns the ids of those that had not been claimed. */
export async function claimCauses(
  { rows }: Transaction,
  organizationId: string,
  firings: readonly FiringRow[],
): Promise<Set<string>> {
  const claimed = await rows<{ id: string }>(
    `insert into firing_keys (organization_id, definition_id, cause, firing_id)
     select $1, x.* from unnest($2::uuid[], $3::text[], $4::uuid[]) as x(definition_id, cause, firing_id)
     on conflict (organization_id, definition_id, cause) do nothing returning firing_id as id`,
    [
      organizationId,
      firings.map(({ definitionId }) => definitionId),
      firings.map(({ cause }) => cause),
      firings.map(({ id }) => id),
    ],
  );
  return new Set(claimed.map(({ id }) => id));
}

export async function insertFirings(
  { rows }: Transaction,
  organizationId: string,
  firings: readonly FiringRow[],
): Promise<void> {
  if (firings.length === 0) return;
  await rows(
    `insert into firings (organization_id, id, fired_at, definition_id, definition_name, definition_version, kind, cause_seq, cause, interaction_id, values, late,
       shadow, chain, subject_kind, subject_id)
     select $1, x.* from json_to_recordset($2) as x(id uuid, fired_at timestamptz, definition_id uuid, definition_name text, definition_version integer,
       kind text, cause_seq bigint, cause text, interaction_id uuid, values jsonb, late boolean,
       shadow boolean, chain jsonb, subject_kind text, subject_id text)`,
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
          subject_kind: row.subject?.kind ?? null,
          subject_id: row.subject?.id ?? null,
        })),
      ),
    ],
  );
}
