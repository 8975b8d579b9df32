import { changedProfile, defaultProfile, type NotificationProfile } from '@belfry/domain/notification';
import type { Transaction } from '../../platform/database/index.ts';
import type { KeptProfile } from './kept-profile.ts';
import type { Recipient } from './notification-filter.ts';

/** What is kept: the parts that a user set, or an older version of Belfry knew. The rest is as it comes. */
interface Row {
  userId: string;
  profile: Record<string, unknown> | null;
  doNotDisturbUntil: number | null;
  version: number;
  timeZone: string;
}

function profileOf({ profile, doNotDisturbUntil, version, timeZone, userId }: Row): KeptProfile {
  const read = changedProfile(defaultProfile(timeZone), profile ?? {});
  if (!read.ok) throw new Error(`The notification profile of user ${userId} cannot be read.`);
  return { profile: { ...read.value, doNotDisturbUntil }, version };
}

/** The profiles of some users of an organization. */
export async function readProfiles(
  { rows }: Pick<Transaction, 'rows'>,
  organizationId: string,
  userIds: readonly string[],
): Promise<Map<string, KeptProfile>> {
  const found = await rows<Row>(
    `select given.id as "userId", p.profile, p.do_not_disturb_until as "doNotDisturbUntil", coalesce(p.version, 0) as version, o.time_zone as "timeZone"
     from organizations o cross join unnest($2::uuid[]) as given(id)
       left join notification_profiles p on p.organization_id = o.id and p.user_id = given.id
     where o.id = $1`,
    [organizationId, userIds],
  );
  return new Map(found.map((row) => [row.userId, profileOf(row)]));
}

/** Locks a user's profile; makes the row of one that is as it came. */
export async function lockProfile(
  transaction: Transaction,
  { organizationId, userId }: Recipient,
): Promise<KeptProfile> {
  await transaction.rows(
    `insert into notification_profiles (organization_id, user_id, profile, version) values ($1, $2, '{}', 0) on conflict do nothing`,
    [organizationId, userId],
  );
  await transaction.rows(
    'select user_id from notification_profiles where organization_id = $1 and user_id = $2 for update',
    [organizationId, userId],
  );
  const kept = (await readProfiles(transaction, organizationId, [userId])).get(userId);
  if (!kept) throw new Error(`User ${userId} has no notification profile.`);
  return kept;
}

export async function writeProfile(
  { rows }: Transaction,
  { organizationId, userId }: Recipient,
  { doNotDisturbUntil, ...profile }: NotificationProfile,
): Promise<KeptProfile> {
  const [row] = await rows<{ version: number }>(
    `update notification_profiles set profile = $3, do_not_disturb_until = $4, version = version + 1, updated_at = now()
     where organization_id = $1 and user_id = $2 returning version`,
    [organizationId, userId, JSON.stringify(profile), doNotDisturbUntil === null ? null : new Date(doNotDisturbUntil)],
  );
  return { profile: { ...profile, doNotDisturbUntil }, version: row?.version ?? 0 };
}

/** The e-mail addresses of those of some users who have one and are active. */
export async function readAddresses(
  { rows }: Pick<Transaction, 'rows'>,
  organizationId: string,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows<{ id: string; email: string }>(
    'select id, email from users where organization_id = $1 and id = any($2::uuid[]) and active and email is not null',
    [organizationId, userIds],
  );
  return new Map(found.map(({ id, email }) => [id, email]));
}
