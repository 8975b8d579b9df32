import type { Database } from '../../platform/database/index.ts';
import { Parameters } from '../../platform/database/where.ts';
import type { PageRequest } from '../../platform/graphql/index.ts';
import type { NotificationRow, Summary } from './notification.ts';
import type { NotificationFilter, Recipient } from './notification-filter.ts';
import { clausesOf, notificationColumns as columns } from './notification-where.store.ts';
import { Notification, type NotificationEntity } from './notifications.entity.ts';

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
  listedAt: entity.listedAt.getTime(),
  readAt: ms(entity.readAt),
  doneAt: ms(entity.doneAt),
  snoozedUntil: ms(entity.snoozedUntil),
  savedAt: ms(entity.savedAt),
  needsAcknowledgement: entity.needsAcknowledgement,
  acknowledgedAt: ms(entity.acknowledgedAt),
  acknowledgedBy: entity.acknowledgedBy ?? null,
  subject: entity.subjectKind && entity.subjectId ? { kind: entity.subjectKind, id: entity.subjectId } : null,
  subjectKey: entity.subjectKey,
  queueId: entity.queueId ?? null,
  agentId: entity.agentId ?? null,
  repeats: entity.repeats,
  seq: Number(entity.seq),
});

/** Reads the notifications of one user. */
export const notificationsStore = (database: Database) => ({
  async byIds({ organizationId, userId }: Recipient, ids: readonly string[]): Promise<NotificationRow[]> {
    const found = await database
      .entities(organizationId)
      .find(Notification, { organizationId, userId, id: { $in: [...ids] } });
    return found.map(rowOf);
  },

  /** The latest in the list first. */
  list(recipient: Recipient, filter: NotificationFilter, page: PageRequest): Promise<NotificationRow[]> {
    const parameters = new Parameters();
    const clauses = clausesOf(recipient, filter, parameters);
    if (page.from) {
      const [listedAt, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`(n.listed_at, n.id) ${page.backward ? '>' : '<'} (${listedAt}::timestamptz, ${id}::uuid)`);
    }
    const direction = page.backward ? 'asc' : 'desc';
    const sql = `select ${columns} from notifications n where ${clauses.join(' and ')} order by n.listed_at ${direction}, n.id ${direction} limit ${page.limit + 1}`;
    return database.rows(recipient.organizationId, sql, parameters.values);
  },

  async summary({ organizationId, userId }: Recipient): Promise<Summary> {
    const [row] = await database.rows<Summary>(
      organizationId,
      `select n.*, coalesce((select seq from stream_heads where organization_id = $1 and stream = 'notification_changes'), 0) as head,
         (select count(*)::int from notifications s where s.organization_id = $1 and s.user_id = $2 and s.saved_at is not null) as saved,
         (select count(*)::int from notifications a where a.organization_id = $1 and a.user_id = $2 and a.needs_acknowledgement
            and a.acknowledged_at is null and a.status <> 'done') as unacknowledged
       from (select count(*) filter (where status = 'unread' and snoozed_until is null)::int as unread,
           count(*) filter (where snoozed_until is not null)::int as snoozed
         from notifications where organization_id = $1 and user_id = $2 and (status = 'unread' or snoozed_until is not null)) n`,
      [organizationId, userId],
    );
    return row ?? { unread: 0, snoozed: 0, saved: 0, unacknowledged: 0, head: 0 };
  },
});
