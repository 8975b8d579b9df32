import type { Database, Transaction } from '../../platform/database/index.ts';
import type { PushSubscriptionRow, SealedSubscription } from './push-subscription.ts';

const columns = `id, organization_id as "organizationId", user_id as "userId", endpoint, device, created_at as "createdAt"`;

export const pushSubscriptionsStore = (database: Database) => ({
  ofUser: (organizationId: string, userId: string): Promise<SealedSubscription[]> =>
    database.rows(
      organizationId,
      `select ${columns}, keys from push_subscriptions where organization_id = $1 and user_id = $2 order by created_at, id`,
      [organizationId, userId],
    ),

  byIds: (organizationId: string, userId: string, ids: readonly string[]): Promise<PushSubscriptionRow[]> =>
    database.rows(
      organizationId,
      `select ${columns} from push_subscriptions where organization_id = $1 and user_id = $2 and id = any($3::uuid[])`,
      [organizationId, userId, [...ids]],
    ),

  /** A browser that is registered again, for this or another user, is the same device. The oldest of too many goes. */
  async keep({ rows }: Transaction, subscription: SealedSubscription, most: number): Promise<PushSubscriptionRow> {
    const { id, organizationId, userId, endpoint, keys, device, createdAt } = subscription;
    const [made] = await rows<PushSubscriptionRow>(
      `insert into push_subscriptions as s (organization_id, id, user_id, endpoint, keys, device, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (organization_id, endpoint) do update set id = excluded.id, user_id = excluded.user_id, keys = excluded.keys,
         device = excluded.device, created_at = excluded.created_at
       returning ${columns}`,
      [organizationId, id, userId, endpoint, keys, device, new Date(createdAt)],
    );
    if (!made) throw new Error('A push subscription was not kept.');
    await rows(
      `delete from push_subscriptions where organization_id = $1 and id in (
         select id from push_subscriptions where organization_id = $1 and user_id = $2 order by created_at desc, id offset $3)`,
      [organizationId, userId, most],
    );
    return made;
  },

  /** @returns how many there were. */
  async remove(organizationId: string, { userId, id }: { userId: string; id: string }): Promise<number> {
    const gone = await database.rows(
      organizationId,
      `delete from push_subscriptions where organization_id = $1 and user_id = $2 and id = $3 returning id`,
      [organizationId, userId, id],
    );
    return gone.length;
  },
});
