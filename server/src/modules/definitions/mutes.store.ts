import type { Database, Transaction } from '../../platform/database/index.ts';

/** Definition → the users who want to hear nothing of it. */
export type Mutes = ReadonlyMap<string, ReadonlySet<string>>;

/** Everyone's, for telling nobody who does not want to be told. */
export async function mutes({ rows }: Transaction, organizationId: string): Promise<Mutes> {
  const found = await rows<{ definitionId: string; userIds: string[] }>(
    `select definition_id as "definitionId", array_agg(user_id) as "userIds" from definition_mutes where organization_id = $1 group by definition_id`,
    [organizationId],
  );
  return new Map(found.map(({ definitionId, userIds }) => [definitionId, new Set(userIds)]));
}

export async function writeMute(
  { rows }: Transaction,
  organizationId: string,
  mute: { definitionId: string; userId: string; muted: boolean; now: number },
): Promise<void> {
  const { definitionId, userId, muted, now } = mute;
  if (!muted) {
    await rows('delete from definition_mutes where organization_id = $1 and definition_id = $2 and user_id = $3', [
      organizationId,
      definitionId,
      userId,
    ]);
    return;
  }
  await rows(
    'insert into definition_mutes (organization_id, definition_id, user_id, muted_at) values ($1, $2, $3, $4) on conflict do nothing',
    [organizationId, definitionId, userId, new Date(now)],
  );
}

/** Which of these definitions a user has muted. */
export const mutedBy =
  (database: Database) =>
  async (organizationId: string, userId: string, definitionIds: readonly string[]): Promise<ReadonlySet<string>> => {
    const found = await database.rows<{ id: string }>(
      organizationId,
      'select definition_id as id from definition_mutes where organization_id = $1 and user_id = $2 and definition_id = any($3::uuid[])',
      [organizationId, userId, definitionIds],
    );
    return new Set(found.map(({ id }) => id));
  };
