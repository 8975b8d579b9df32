import type { Database, Transaction } from '../../platform/database/index.ts';
import type { DeliveryEnd } from '../delivery/index.ts';
import type { ReceiptRow } from './receipt.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Writes what became of each action, with the transaction of the firings. */
export async function insertReceipts(
  { rows }: Transaction,
  organizationId: string,
  receipts: readonly ReceiptRow[],
): Promise<void> {
  if (receipts.length === 0) return;
  await rows(
    `insert into action_receipts (organization_id, firing_id, place, kind, state, count, reason, at)
     select $1, x.* from json_to_recordset($2) as x(firing_id uuid, place integer, kind text, state text, count integer, reason text, at timestamptz)`,
    [
      organizationId,
      JSON.stringify(receipts.map(({ firingId, at, ...row }) => ({ ...row, firing_id: firingId, at: iso(at) }))),
    ],
  );
}

/** Reads what became of the actions of firings. */
export const receiptsStore = (database: Database) => ({
  /** In the order of the actions. */
  receipts: (organizationId: string, firingIds: readonly string[]): Promise<ReceiptRow[]> =>
    database.rows(
      organizationId,
      `select firing_id as "firingId", place, kind, state, count, reason, at from action_receipts
       where organization_id = $1 and firing_id = any($2::uuid[]) order by firing_id, place`,
      [organizationId, firingIds],
    ),
});

/** Brings the receipt of a delivery's action up to date with all deliveries of that action: done once some were sent, failed once none was. */
export async function settleDelivery(
  database: Database,
  { organizationId, firingId, place }: DeliveryEnd,
  now: number,
): Promise<void> {
  if (firingId === null || place < 0) return;
  await database.rows(
    organizationId,
    `with one as (
       select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'sent')::int as sent, min(reason) as reason
       from deliveries where organization_id = $1 and firing_id = $2 and place = $3)
     update action_receipts r set at = $4, count = one.sent, reason = case when one.sent = 0 then one.reason end,
       state = case when one.sent > 0 then 'done' else 'failed' end
     from one where r.organization_id = $1 and r.firing_id = $2 and r.place = $3 and one.waiting = 0`,
    [organizationId, firingId, place, new Date(now)],
  );
}
