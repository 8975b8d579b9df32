import type { Arrival } from '@belfry/domain/notification';
import type { Transaction } from '../../platform/database/index.ts';
import type { NotificationRow } from './notification.ts';
import { notificationColumns } from './notification-where.store.ts';

const dayMs = 86_400_000;

const given = `json_to_recordset($2) as given(place integer, user_id uuid, definition_id uuid, subject_key text)`;

const givenOf = (notifications: readonly NotificationRow[]): string =>
  JSON.stringify(
    notifications.map(({ userId, definitionId, subjectKey }, place) => ({
      place,
      user_id: userId,
      definition_id: definitionId,
      subject_key: subjectKey,
    })),
  );

/**
 * How many came before each of some new notifications from the same definition about the same, each within a day of the next.
 * Those among the new ones themselves are left out.
 */
export async function readRepeats(
  { rows }: Transaction,
  {
    organizationId,
    notifications,
    now,
  }: { organizationId: string; notifications: readonly NotificationRow[]; now: number },
): Promise<number[]> {
  const found = await rows<{ repeats: number }>(
    `select coalesce(last.repeats + 1, 0) as repeats from ${given} left join lateral (
       select n.repeats from notifications n where n.organization_id = $1 and n.user_id = given.user_id and n.definition_id = given.definition_id
         and n.subject_key = given.subject_key and n.created_at > $3 order by n.created_at desc limit 1) last on true
     order by given.place`,
    [organizationId, givenOf(notifications), new Date(now - dayMs)],
  );
  return found.map(({ repeats }) => repeats);
}

/** Locks what the recipients of some new notifications have put away about the same, in the order in which marks lock. */
export const lockSnoozedAbout = (
  { rows }: Transaction,
  { organizationId, notifications }: { organizationId: string; notifications: readonly NotificationRow[] },
): Promise<NotificationRow[]> =>
  rows(
    `select ${notificationColumns} from notifications n where n.organization_id = $1 and n.snoozed_until is not null
       and (n.user_id, n.subject_key) in (select given.user_id, given.subject_key from ${given})
     order by n.created_at, n.id for update`,
    [organizationId, givenOf(notifications)],
  );

const recentAtMost = 200;

/** What some users were told within the last while, newest last; of a storm only its end. */
export async function readRecent(
  { rows }: Transaction,
  { organizationId, userIds, since }: { organizationId: string; userIds: readonly string[]; since: number },
): Promise<Map<string, Arrival[]>> {
  const found = await rows<Arrival & { userId: string }>(
    `select recent.* from unnest($2::uuid[]) as given(id) cross join lateral (
       select n.user_id as "userId", n.id, n.definition_id as "definitionId", n.definition_name as "definitionName",
         n.subject_key as "subjectKey", n.severity, n.created_at as "createdAt"
       from notifications n where n.organization_id = $1 and n.user_id = given.id and n.created_at > $3 and n.listed_at > $3
       order by n.listed_at desc limit ${recentAtMost}) recent`,
    [organizationId, userIds, new Date(since)],
  );
  return Map.groupBy(found.toReversed(), ({ userId }) => userId);
}
