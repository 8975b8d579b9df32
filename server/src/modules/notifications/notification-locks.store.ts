import type { Database, Transaction } from '../../platform/database/index.ts';
import { Parameters } from '../../platform/database/where.ts';
import type { NotificationRow } from './notification.ts';
import type { NotificationFilter, Recipient } from './notification-filter.ts';
import { clausesOf, notificationColumns as columns } from './notification-where.store.ts';

/** Locks what is to be marked, in one order so that two callers never wait for each other. */
export function lockNotifications(
  { rows }: Transaction,
  recipient: Recipient,
  which: { ids: readonly string[] } | { filter: NotificationFilter; atMost: number },
): Promise<NotificationRow[]> {
  const parameters = new Parameters();
  const clauses = clausesOf(recipient, 'ids' in which ? {} : which.filter, parameters);
  if ('ids' in which) clauses.push(`n.id = any(${parameters.add(which.ids)}::uuid[])`);
  const limit = 'ids' in which ? '' : `limit ${which.atMost}`;
  return rows(
    `select ${columns} from notifications n where ${clauses.join(' and ')} order by n.created_at, n.id ${limit} for update`,
    parameters.values,
  );
}

/** The organizations where snoozed notifications are due. */
export async function withDueSnoozes(database: Database, now: number): Promise<string[]> {
  const found = await database.rows<{ id: string }>(
    '*',
    'select distinct organization_id as id from notifications where snoozed_until <= $1',
    [new Date(now)],
  );
  return found.map(({ id }) => id);
}

/** Locks snoozed notifications that are due, leaving out those that another node is waking. */
export const lockDueSnoozes = (
  { rows }: Transaction,
  organizationId: string,
  now: number,
): Promise<NotificationRow[]> =>
  rows(
    `select ${columns} from notifications n where n.organization_id = $1 and n.snoozed_until <= $2
     order by n.snoozed_until, n.id limit 500 for update skip locked`,
    [organizationId, new Date(now)],
  );

/** Locks what is not acknowledged yet of these firings, whoever got it; in the order in which marks lock. */
export const lockUnacknowledged = (
  { rows }: Transaction,
  organizationId: string,
  firingIds: readonly string[],
): Promise<NotificationRow[]> =>
  rows(
    `select ${columns} from notifications n where n.organization_id = $1 and n.firing_id = any($2::uuid[])
       and n.needs_acknowledgement and n.acknowledged_at is null order by n.created_at, n.id for update`,
    [organizationId, firingIds],
  );
