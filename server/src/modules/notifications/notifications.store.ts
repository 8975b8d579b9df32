import type { Severity } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest } from '../../platform/graphql/index.ts';
import type { NotificationRow, NotificationStatus } from './notification.ts';
import { Notification, type NotificationEntity } from './notifications.entity.ts';

/** Whose notifications. */
export interface Recipient {
  organizationId: string;
  userId: string;
}

/** A filter with ids as keys and instants in epoch milliseconds. */
export interface NotificationFilter {
  status?: ValueFilter<NotificationStatus> | null | undefined;
  severity?: ValueFilter<Severity> | null | undefined;
  definition?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  snoozed?: { eq?: boolean | null | undefined } | null | undefined;
  createdAt?: ValueFilter<number> | null | undefined;
}

export interface Summary {
  unread: number;
  snoozed: number;
  /** The end of the stream of changes at which the counts stood so. */
  head: number;
}

const columns = `n.id, n.organization_id as "organizationId", n.user_id as "userId", n.firing_id as "firingId", n.definition_id as "definitionId",
  n.definition_name as "definitionName", n.interaction_id as "interactionId", n.severity, n.title, n.body, n.why, n.status, n.created_at as "createdAt",
  n.read_at as "readAt", n.done_at as "doneAt", n.snoozed_until as "snoozedUntil", n.seq`;

const parts = { status: 'n.status', severity: 'n.severity', definition: 'n.definition_id', interaction: 'n.interaction_id', createdAt: 'n.created_at' } as const;
const partNames = Object.keys(parts) as readonly (keyof typeof parts)[];
const asDate = (value: unknown): unknown => (typeof value === 'number' ? new Date(value) : value);

function clausesOf({ organizationId, userId }: Recipient, filter: NotificationFilter, parameters: Parameters): string[] {
  const clauses = [`n.organization_id = ${parameters.add(organizationId)}`, `n.user_id = ${parameters.add(userId)}`];
  for (const name of partNames) {
    const value = filter[name];
    if (value) clauses.push(whereValue<unknown>(parts[name], value, { parameters, map: asDate }));
  }
  if (filter.snoozed?.eq != null) clauses.push(`n.snoozed_until is ${filter.snoozed.eq ? 'not ' : ''}null`);
  return clauses;
}

const ms = (at: Date | null | undefined): number | null => at?.getTime() ?? null;

const rowOf = (entity: NotificationEntity): NotificationRow => ({
  id: entity.id,
  organizationId: entity.organizationId,
  userId: entity.userId,
  firingId: entity.firingId,
  definitionId: entity.definitionId,
  definitionName: entity.definitionName,
  interactionId: entity.interactionId ?? null,
  severity: entity.severity,
  title: entity.title,
  body: entity.body,
  why: entity.why,
  status: entity.status,
  createdAt: entity.createdAt.getTime(),
  readAt: ms(entity.readAt),
  doneAt: ms(entity.doneAt),
  snoozedUntil: ms(entity.snoozedUntil),
  seq: Number(entity.seq),
});

/** Reads notifications, and locks those that are about to change. */
export const notificationsStore = (database: Database) => ({
  async byIds({ organizationId, userId }: Recipient, ids: readonly string[]): Promise<NotificationRow[]> {
    const found = await database.entities(organizationId).find(Notification, { organizationId, userId, id: { $in: [...ids] } });
    return found.map(rowOf);
  },

  /** Newest first. */
  list(recipient: Recipient, filter: NotificationFilter, page: PageRequest): Promise<NotificationRow[]> {
    const parameters = new Parameters();
    const clauses = clausesOf(recipient, filter, parameters);
    if (page.from) {
      const [createdAt, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`(n.created_at, n.id) ${page.backward ? '>' : '<'} (${createdAt}::timestamptz, ${id}::uuid)`);
    }
    const direction = page.backward ? 'asc' : 'desc';
    const sql = `select ${columns} from notifications n where ${clauses.join(' and ')} order by n.created_at ${direction}, n.id ${direction} limit ${page.limit + 1}`;
    return database.rows(recipient.organizationId, sql, parameters.values);
  },

  /** Locks what is to be marked, in one order so that two callers never wait for each other. */
  locked({ rows }: Transaction, recipient: Recipient, which: { ids: readonly string[] } | { filter: NotificationFilter; atMost: number }): Promise<NotificationRow[]> {
    const parameters = new Parameters();
    const clauses = clausesOf(recipient, 'ids' in which ? {} : which.filter, parameters);
    if ('ids' in which) clauses.push(`n.id = any(${parameters.add(which.ids)}::uuid[])`);
    const limit = 'ids' in which ? '' : `limit ${which.atMost}`;
    return rows(`select ${columns} from notifications n where ${clauses.join(' and ')} order by n.created_at, n.id ${limit} for update`, parameters.values);
  },

  async summary({ organizationId, userId }: Recipient): Promise<Summary> {
    const [row] = await database.rows<Summary>(
      organizationId,
      `select count(*) filter (where n.status = 'unread' and n.snoozed_until is null)::int as unread,
         count(*) filter (where n.snoozed_until is not null)::int as snoozed,
         coalesce((select seq from stream_heads where organization_id = $1 and stream = 'notification_changes'), 0) as head
       from notifications n
       where n.organization_id = $1 and n.user_id = $2 and (n.status = 'unread' or n.snoozed_until is not null)`,
      [organizationId, userId],
    );
    return row ?? { unread: 0, snoozed: 0, head: 0 };
  },

  /** The organizations where snoozed notifications are due. */
  async withDueSnoozes(now: number): Promise<string[]> {
    const found = await database.rows<{ id: string }>('*', 'select distinct organization_id as id from notifications where snoozed_until <= $1', [new Date(now)]);
    return found.map(({ id }) => id);
  },

  /** Locks snoozed notifications that are due, leaving out those that another node is waking. */
  dueSnoozes: ({ rows }: Transaction, organizationId: string, now: number): Promise<NotificationRow[]> =>
    rows(
      `select ${columns} from notifications n where n.organization_id = $1 and n.snoozed_until <= $2
       order by n.snoozed_until, n.id limit 500 for update skip locked`,
      [organizationId, new Date(now)],
    ),
});

export type NotificationsStore = ReturnType<typeof notificationsStore>;
