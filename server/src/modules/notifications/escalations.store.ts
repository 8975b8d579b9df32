import type { Transaction } from '../../platform/database/index.ts';

/** Somebody is on it: what would have followed does not. */
export const endEscalations = (
  { rows }: Transaction,
  { organizationId, firingIds, now }: { organizationId: string; firingIds: readonly string[]; now: number },
): Promise<unknown> =>
  rows(
    `update escalations set state = 'acknowledged', ended_at = $3
     where organization_id = $1 and firing_id = any($2::uuid[]) and state = 'waiting'`,
    [organizationId, firingIds, new Date(now)],
  );
