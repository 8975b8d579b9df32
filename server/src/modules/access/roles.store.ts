import { type Grants, type RoleLimits, type ShippedRole, type ShippedRoleId, shippedRoles } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { RoleRow } from './organization.ts';

const columns = `r.id, r.name, r.shipped, r.shipped_as as "shippedAs", r.adjusted, r.grants, r.version, r.meaning,
  json_build_object('events', r.events_limit, 'firingsPerHour', r.firings_limit) as limits,
  (select count(*)::int from user_roles u where u.organization_id = r.organization_id and u.role_id = r.id) as "userCount"`;

type Row = Omit<RoleRow, 'meaning'> & { meaning: string };

const roleOf = (row: Row): RoleRow => ({
  ...row,
  meaning: row.meaning || (row.shippedAs === null ? '' : shippedRoles[row.shippedAs].meaning),
});

/** What a role becomes. */
export interface RoleContent {
  name: string;
  meaning: string;
  grants: Grants;
  limits: RoleLimits;
  adjusted: boolean;
}

const contentOf = ({ name, meaning, grants, limits, adjusted }: RoleContent): unknown[] => [
  name,
  meaning,
  JSON.stringify(grants),
  limits.events,
  limits.firingsPerHour,
  adjusted,
];

/** Every role of an organization, shipped ones first. */
export async function readRoles({ rows }: Pick<Transaction, 'rows'>, organizationId: string): Promise<RoleRow[]> {
  const sql = `select ${columns} from roles r where r.organization_id = $1 order by r.shipped desc, r.name, r.id`;
  return (await rows<Row>(sql, [organizationId])).map(roleOf);
}

/** The roles, with the whole list locked against others who change it: changes of roles are rare and depend on each other. */
export async function lockRoles(transaction: Transaction, organizationId: string): Promise<RoleRow[]> {
  await transaction.rows('select id from roles where organization_id = $1 order by id for no key update', [
    organizationId,
  ]);
  return readRoles(transaction, organizationId);
}

export async function insertRole(
  { rows }: Transaction,
  { organizationId, id, ...content }: RoleContent & { organizationId: string; id: string },
): Promise<void> {
  await rows(
    `insert into roles (organization_id, id, name, meaning, grants, events_limit, firings_limit, adjusted) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [organizationId, id, ...contentOf(content)],
  );
}

export async function overwriteRole(
  { rows }: Transaction,
  { organizationId, id, ...content }: RoleContent & { organizationId: string; id: string },
): Promise<void> {
  await rows(
    `update roles set name = $3, meaning = $4, grants = $5, events_limit = $6, firings_limit = $7, adjusted = $8, version = version + 1
     where organization_id = $1 and id = $2`,
    [organizationId, id, ...contentOf(content)],
  );
}

export const removeRole = ({ rows }: Transaction, organizationId: string, id: string): Promise<unknown> =>
  rows('delete from roles where organization_id = $1 and id = $2', [organizationId, id]);

/** The first event that tells users of a role; null when none does. */
export async function eventThatTells(
  { rows }: Transaction,
  organizationId: string,
  roleId: string,
): Promise<string | null> {
  const [found] = await rows<{ name: string }>(
    `select name from event_definitions where organization_id = $1 and deleted_at is null and actions::text like '%' || $2::text || '%' order by name limit 1`,
    [organizationId, roleId],
  );
  return found?.name ?? null;
}

/** Says that what these users may do has changed: their streams begin afresh, and their next requests are judged anew. */
export const touchAccess = ({ rows }: Transaction, organizationId: string, userIds: readonly string[]) =>
  rows(
    `insert into access_changes (organization_id, user_id) select $1, unnest($2::uuid[])
     on conflict (organization_id, user_id) do update set changed_at = clock_timestamp()`,
    [organizationId, userIds],
  );

export async function usersWithRole({ rows }: Transaction, organizationId: string, roleId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    'select user_id as id from user_roles where organization_id = $1 and role_id = $2',
    [organizationId, roleId],
  );
  return found.map(({ id }) => id);
}

/** The roles of a user, locked; null when there is no such user. */
export async function lockRolesOf(
  { rows }: Transaction,
  organizationId: string,
  userId: string,
): Promise<{ name: string; roleIds: string[] } | null> {
  const [found] = await rows<{ name: string; roleIds: string[] }>(
    `select u.name, array(select role_id from user_roles r where r.organization_id = u.organization_id and r.user_id = u.id) as "roleIds"
     from users u where u.organization_id = $1 and u.id = $2 for no key update of u`,
    [organizationId, userId],
  );
  return found ?? null;
}

export async function giveRoles(
  { rows }: Transaction,
  { organizationId, userId, roleIds }: { organizationId: string; userId: string; roleIds: readonly string[] },
): Promise<void> {
  await rows('delete from user_roles where organization_id = $1 and user_id = $2 and role_id <> all($3::uuid[])', [
    organizationId,
    userId,
    roleIds,
  ]);
  await rows(
    'insert into user_roles (organization_id, user_id, role_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing',
    [organizationId, userId, roleIds],
  );
}

/** How many active users beside this one have a role. */
export async function othersWithRole(
  { rows }: Transaction,
  { organizationId, userId, roleId }: { organizationId: string; userId: string; roleId: string },
): Promise<number> {
  const [found] = await rows<{ count: number }>(
    `select count(*)::int as count from user_roles r join users u on u.organization_id = r.organization_id and u.id = r.user_id
     where r.organization_id = $1 and r.role_id = $2 and r.user_id <> $3 and u.active`,
    [organizationId, roleId, userId],
  );
  return found?.count ?? 0;
}

/** Brings shipped roles that nobody has adjusted to what this version ships. */
export async function refreshShippedRoles(database: Database): Promise<void> {
  const shipped: [ShippedRoleId, ShippedRole][] = Object.entries(shippedRoles) as [ShippedRoleId, ShippedRole][];
  await database.rows(
    '*',
    `update roles r set grants = given.grants from json_to_recordset($1) as given(id text, grants jsonb)
     where r.shipped_as = given.id and not r.adjusted and r.grants <> given.grants`,
    [JSON.stringify(shipped.map(([id, { grants }]) => ({ id, grants })))],
  );
}
