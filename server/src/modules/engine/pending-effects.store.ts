import type { Database, Transaction } from '../../platform/database/index.ts';
import type { PendingEffect } from './item-effects.ts';
import type { ReceiptState } from './receipt.ts';

/** Keeps changes for carrying out, in their order, with the transaction of their firings. */
export async function keepEffects(
  { rows }: Transaction,
  organizationId: string,
  effects: readonly PendingEffect[],
): Promise<void> {
  if (effects.length === 0) return;
  await rows(
    `insert into pending_effects (organization_id, firing_id, place, effect)
     select $1, x.* from json_to_recordset($2) as x(firing_id uuid, place integer, effect jsonb)`,
    [
      organizationId,
      JSON.stringify(effects.map(({ firingId, place, effect }) => ({ firing_id: firingId, place, effect }))),
    ],
  );
}

/** What is to be carried out next, in its order. */
export const nextEffects = (database: Database, organizationId: string, limit: number): Promise<PendingEffect[]> =>
  database.rows(
    organizationId,
    `select firing_id as "firingId", place, effect from pending_effects where organization_id = $1 order by number limit ${limit}`,
    [organizationId],
  );

/** How a change ended. */
export interface EndedEffect {
  firingId: string;
  place: number;
  state: Extract<ReceiptState, 'done' | 'refused' | 'failed'>;
  reason: string | null;
}

/** Writes receipts of what was carried out, which is not to be done again. */
export const endEffects = (
  database: Database,
  organizationId: string,
  { ended, now }: { ended: readonly EndedEffect[]; now: number },
): Promise<unknown> =>
  database.rows(
    organizationId,
    `with given as (select * from json_to_recordset($2) as x(firing_id uuid, place integer, state text, reason text)),
     gone as (delete from pending_effects p using given g where p.organization_id = $1 and p.firing_id = g.firing_id and p.place = g.place)
     update action_receipts r set state = g.state, reason = g.reason, at = $3, count = case when g.state = 'done' then 1 else 0 end
     from given g where r.organization_id = $1 and r.firing_id = g.firing_id and r.place = g.place`,
    [
      organizationId,
      JSON.stringify(ended.map(({ firingId, ...one }) => ({ firing_id: firingId, ...one }))),
      new Date(now),
    ],
  );
