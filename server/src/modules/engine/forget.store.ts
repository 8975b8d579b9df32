import type { Database } from '../../platform/database/index.ts';

/** Forgets what can no longer matter: patterns whose time is over, and frequencies that hold nothing back or whose definition is gone. */
export const forgetOld = (database: Database, organizationId: string, now: number): Promise<unknown> =>
  database.rows(
    organizationId,
    `with patterns as (delete from pattern_states where organization_id = $1 and expires_at < $2::timestamptz - interval '1 hour')
     delete from throttle_states t where t.organization_id = $1 and (
       not exists (select from event_definitions d where d.organization_id = $1 and d.id = t.definition_id and d.deleted_at is null)
       or ((t.state ->> 'heldBack')::int = 0 and (t.state ->> 'doneAt')::float8 < $3))`,
    [organizationId, new Date(now), now - 31 * 86_400_000],
  );
