import type { Database, Transaction } from '../../platform/database/index.ts';
import type { LogSource } from '../../platform/live/index.ts';
import { type NotificationChange, type NotificationRow, wholeNotification } from './notification.ts';

const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const fields = `place integer, id uuid, created_at timestamptz, listed_at timestamptz, user_id uuid, firing_id uuid, definition_id uuid, definition_name text, interaction_id uuid,
  severity text, title text, body text, why text, status text, read_at timestamptz, done_at timestamptz, snoozed_until timestamptz, saved_at timestamptz,
  needs_acknowledgement boolean, acknowledged_at timestamptz, acknowledged_by uuid, subject_kind text, subject_id text, subject_key text, queue_id uuid,
  agent_id uuid, repeats integer, whole jsonb`;
const inserted = fields
  .split(',')
  .map((field) => field.trim().split(' ')[0] ?? '')
  .slice(1, -1);

const jsonOf = (row: NotificationRow, index: number): Record<string, unknown> => ({
  place: index + 1,
  id: row.id,
  created_at: at(row.createdAt),
  listed_at: at(row.listedAt),
  user_id: row.userId,
  firing_id: row.firingId,
  definition_id: row.definitionId,
  definition_name: row.definitionName,
  interaction_id: row.interactionId,
  severity: row.severity,
  title: row.title,
  body: row.body,
  why: row.why,
  status: row.status,
  read_at: at(row.readAt),
  done_at: at(row.doneAt),
  snoozed_until: at(row.snoozedUntil),
  saved_at: at(row.savedAt),
  needs_acknowledgement: row.needsAcknowledgement,
  acknowledged_at: at(row.acknowledgedAt),
  acknowledged_by: row.acknowledgedBy,
  subject_kind: row.subject?.kind ?? null,
  subject_id: row.subject?.id ?? null,
  subject_key: row.subjectKey,
  queue_id: row.queueId,
  agent_id: row.agentId,
  repeats: row.repeats,
  whole: row,
});

const writes = {
  insert: `insert into notifications (organization_id, seq, ${inserted.join()})
    select $1::uuid, head.before + given.place, ${inserted.map((name) => `given.${name}`).join()} from head, given`,
  update: `update notifications n set status = given.status, read_at = given.read_at, done_at = given.done_at, snoozed_until = given.snoozed_until,
      listed_at = given.listed_at, saved_at = given.saved_at, acknowledged_at = given.acknowledged_at, acknowledged_by = given.acknowledged_by, seq = head.before + given.place
    from head, given where n.organization_id = $1::uuid and n.id = given.id and n.created_at = given.created_at`,
} as const;

/**
 * Writes notifications and their changes. Has to be the last statement of its transaction: it takes the next places from
 * the head row, which stays locked until the commit, so that places have no gaps and their order is that of commits.
 * @returns the changes, with their places.
 */
export async function writeNotifications(
  { rows }: Transaction,
  {
    organizationId,
    notifications,
    now,
    how,
  }: {
    organizationId: string;
    notifications: readonly NotificationRow[];
    now: number;
    how: keyof typeof writes;
  },
): Promise<NotificationChange[]> {
  if (notifications.length === 0) return [];
  const [head] = await rows<{ before: number }>(
    `with head as (update stream_heads set seq = seq + $3 where organization_id = $1 and stream = 'notification_changes' returning seq - $3 as before),
     given as materialized (select * from json_to_recordset($2) as x(${fields})),
     written as (${writes[how]}),
     logged as (insert into notification_changes (organization_id, seq, recorded_at, user_id, notification)
       select $1::uuid, head.before + given.place, $4, given.user_id, given.whole || jsonb_build_object('seq', head.before + given.place) from head, given)
     select before from head`,
    [organizationId, JSON.stringify(notifications.map(jsonOf)), notifications.length, new Date(now)],
  );
  if (!head) throw new Error(`Organization ${organizationId} has no head row of notification changes.`);
  return notifications.map((row, index) => {
    const seq = head.before + index + 1;
    return {
      organizationId,
      seq,
      recordedAt: now,
      userId: row.userId,
      notification: { ...row, seq },
    };
  });
}

/** The last change recorded longer ago than a cursor may reach, by halving: recorded_at rises with seq and has no index of its own. */
const lastSeqBeforeReach = `with recursive search(low, high) as (
    select 0::bigint, seq from stream_heads where organization_id = $1 and stream = 'notification_changes'
    union all
    select case when old then middle else low end, case when old then high else middle - 1 end from (
      select low, high, (low + high + 1) / 2 as middle,
        (select c.recorded_at < now() - interval '72 hours' from notification_changes c where c.organization_id = $1 and c.seq = (low + high + 1) / 2) as old
      from search where low < high) step)
  select low as seq from search where low = high`;

/** The stream of changes, for those who follow it. Each row is for one user. */
export const notificationLog = (database: Database): LogSource<NotificationChange> => ({
  name: 'notification_changes',
  heads: () =>
    database.rows(
      '*',
      `select organization_id as "organizationId", seq from stream_heads where stream = 'notification_changes' and seq > 0`,
    ),
  async read(organizationId, { after, upTo, limit }) {
    const changes = await database.rows<NotificationChange>(
      organizationId,
      `select organization_id as "organizationId", seq, recorded_at as "recordedAt", user_id as "userId", notification from notification_changes
       where organization_id = $1 and seq > $2 and seq <= $3 order by seq limit ${limit}`,
      [organizationId, after, upTo],
    );
    return changes.map((change) => ({ ...change, notification: wholeNotification(change.notification) }));
  },
  async floor(organizationId) {
    const [row] = await database.rows<{ seq: number }>(organizationId, lastSeqBeforeReach, [organizationId]);
    return row?.seq ?? 0;
  },
  routeOf: ({ userId }) => userId,
});
