import type { Transaction } from '../../platform/database/index.ts';
import type { Recipient } from './notification-filter.ts';

/** A page that has not said for so long that somebody looks at it stands for nobody. */
const presentForMs = 60_000;

/** Whether a user is at a page, and whether they talk to a customer. */
export interface Whereabouts {
  present: boolean;
  inInteraction: boolean;
}

/** Notes that a user looks at a page, or does so no longer. */
export async function writePresence(
  { rows }: Pick<Transaction, 'rows'>,
  { organizationId, userId, visible, now }: Recipient & { visible: boolean; now: number },
): Promise<void> {
  if (!visible) {
    await rows('delete from user_presences where organization_id = $1 and user_id = $2', [organizationId, userId]);
    return;
  }
  await rows(
    `insert into user_presences (organization_id, user_id, seen_at) values ($1, $2, $3)
     on conflict (organization_id, user_id) do update set seen_at = greatest(user_presences.seen_at, excluded.seen_at)`,
    [organizationId, userId, new Date(now)],
  );
}

/** Where some users are at a moment. */
export async function readWhereabouts(
  { rows }: Pick<Transaction, 'rows'>,
  { organizationId, userIds, now }: { organizationId: string; userIds: readonly string[]; now: number },
): Promise<Map<string, Whereabouts>> {
  const found = await rows<Whereabouts & { id: string }>(
    `select given.id, exists (select from user_presences p where p.organization_id = $1 and p.user_id = given.id and p.seen_at > $3) as present,
       exists (select from legs l join interactions i on i.organization_id = l.organization_id and i.id = l.interaction_id
         where l.organization_id = $1 and l.user_id = given.id and l.ended_at is null and l.mode = 'agent' and i.phase = 'connected') as "inInteraction"
     from unnest($2::uuid[]) as given(id)`,
    [organizationId, userIds, new Date(now - presentForMs)],
  );
  return new Map(found.map(({ id, ...whereabouts }) => [id, whereabouts]));
}
