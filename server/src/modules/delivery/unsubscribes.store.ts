import type { Database } from '../../platform/database/index.ts';
import type { Unsubscribe } from './unsubscribe.ts';

/** Who wants no more e-mails of which definition. */
export const unsubscribesStore = (database: Database) => ({
  async has({ organizationId, userId, definitionId }: Unsubscribe): Promise<boolean> {
    const found = await database.rows(
      organizationId,
      `select from unsubscribes where organization_id = $1 and user_id = $2 and definition_id is not distinct from $3`,
      [organizationId, userId, definitionId],
    );
    return found.length > 0;
  },

  /** Once or often, it is the same. What is already waiting to be sent is not sent. A user who is gone needs none. */
  async add({ organizationId, userId, definitionId }: Unsubscribe, now: number): Promise<void> {
    await database.rows(
      organizationId,
      `insert into unsubscribes (organization_id, user_id, definition_id, at)
       select organization_id, id, $3, $4 from users where organization_id = $1 and id = $2 on conflict do nothing`,
      [organizationId, userId, definitionId, new Date(now)],
    );
  },

  /** What the e-mails are about, for people. */
  async nameOf({ organizationId, definitionId }: Unsubscribe): Promise<string | null> {
    const [found] = await database.rows<{ name: string }>(
      organizationId,
      `select name from event_definitions where organization_id = $1 and id = $2`,
      [organizationId, definitionId],
    );
    return found?.name ?? null;
  },
});
