import type { ThrottleState } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

/** When actions were last done and what was held back since, by `throttleKey`. */
export async function readThrottles(
  { rows }: Transaction,
  organizationId: string,
  keys: readonly string[],
): Promise<Map<string, ThrottleState>> {
  if (keys.length === 0) return new Map();
  const found = await rows<{ key: string; state: ThrottleState }>(
    'select key, state from throttle_states where organization_id = $1 and key = any($2)',
    [organizationId, keys],
  );
  return new Map(found.map(({ key, state }) => [key, state]));
}

export async function writeThrottles(
  { rows }: Transaction,
  organizationId: string,
  states: ReadonlyMap<string, ThrottleState>,
): Promise<void> {
  if (states.size === 0) return;
  await rows(
    `insert into throttle_states (organization_id, key, definition_id, state)
     select $1, x.* from json_to_recordset($2) as x(key text, definition_id uuid, state jsonb)
     on conflict (organization_id, key) do update set state = excluded.state`,
    [
      organizationId,
      JSON.stringify([...states].map(([key, state]) => ({ key, definition_id: state.definitionId, state }))),
    ],
  );
}
