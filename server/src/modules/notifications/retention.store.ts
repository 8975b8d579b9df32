import type { Database } from '../../platform/database/index.ts';

const atOnce = 1_000;

/** Removes some of what was done before an instant and is not saved. @returns how many. */
export async function removeDoneBefore(database: Database, before: number): Promise<number> {
  const removed = await database.rows(
    '*',
    `delete from notifications where (organization_id, id, created_at) in (
       select organization_id, id, created_at from notifications where status = 'done' and saved_at is null and done_at < $1 limit ${atOnce})
     returning id`,
    [new Date(before)],
  );
  return removed.length;
}

/** Removes what nobody looks at any more: escalations that ended, and when pages were last seen, before an instant. */
export async function removeTracesBefore(database: Database, before: number): Promise<void> {
  const at = [new Date(before)];
  await database.rows('*', 'delete from escalations where ended_at < $1', at);
  await database.rows('*', 'delete from user_presences where seen_at < $1', at);
}
