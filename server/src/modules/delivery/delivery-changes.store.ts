import type { Database } from '../../platform/database/index.ts';

/** Ended ones wait again, with all tries before them; of waiting ones nothing but the time changes. */
export async function beginAgain(
  database: Database,
  organizationId: string,
  { ids, now }: { ids: readonly string[]; now: number },
): Promise<void> {
  await database.rows(
    organizationId,
    `update deliveries set next_attempt_at = $3, begun_at = $3, held_until = case when claimed_by is null then null else held_until end,
       state = 'waiting', ended_at = null, reason = null, untold = false, tries = 0, round = round + (state <> 'waiting')::int,
       done = case when state = 'waiting' then done else '[]' end
     where organization_id = $1 and id = any($2::uuid[])`,
    [organizationId, [...ids], new Date(now)],
  );
}

/** @returns whether it was waiting. */
export async function cancelDelivery(
  database: Database,
  organizationId: string,
  { id, now, reason }: { id: string; now: number; reason: string },
): Promise<boolean> {
  const cancelled = await database.rows(
    organizationId,
    `update deliveries set state = 'cancelled', reason = $4, ended_at = $3, untold = true, claimed_by = null, held_until = null
     where organization_id = $1 and id = $2 and state = 'waiting' returning id`,
    [organizationId, id, new Date(now), reason],
  );
  return cancelled.length > 0;
}
