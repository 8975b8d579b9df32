import { patternKey, type PatternState } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

/** How far patterns have come for some subjects, by `patternKey`. */
export async function readPatterns(
  { rows }: Transaction,
  organizationId: string,
  subjectIds: readonly string[],
): Promise<Map<string, PatternState>> {
  if (subjectIds.length === 0) return new Map();
  const found = await rows<{ state: PatternState }>(
    'select state from pattern_states where organization_id = $1 and subject_id = any($2)',
    [organizationId, subjectIds],
  );
  return new Map(found.map(({ state }) => [patternKey(state.definitionId, state.subject), state]));
}

/** Keeps what changed; what has nothing to go on from is forgotten. */
export async function writePatterns(
  { rows }: Transaction,
  organizationId: string,
  states: ReadonlyMap<string, PatternState>,
): Promise<void> {
  if (states.size === 0) return;
  const kept = [...states].filter(([, { firsts }]) => firsts.length > 0);
  const gone = [...states].filter(([, { firsts }]) => firsts.length === 0).map(([key]) => key);
  const written = rows(
    `insert into pattern_states (organization_id, key, definition_id, subject_id, expires_at, state)
     select $1, x.* from json_to_recordset($2) as x(key text, definition_id uuid, subject_id text, expires_at timestamptz, state jsonb)
     on conflict (organization_id, key) do update set state = excluded.state, expires_at = excluded.expires_at`,
    [
      organizationId,
      JSON.stringify(
        kept.map(([key, state]) => ({
          key,
          definition_id: state.definitionId,
          subject_id: state.subject.id,
          expires_at: new Date(state.expiresAt).toISOString(),
          state,
        })),
      ),
    ],
  );
  const removed =
    gone.length > 0 &&
    rows('delete from pattern_states where organization_id = $1 and key = any($2)', [organizationId, gone]);
  await Promise.all([written, removed]);
}
