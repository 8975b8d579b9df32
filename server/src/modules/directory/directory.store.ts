import type { Database } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest } from '../../platform/graphql/index.ts';
import { Department, Team } from './directory.entity.ts';
import type { DepartmentRow, QueueRow, TeamRow, UserRow } from './people.ts';

export interface UserFilter {
  name?: ValueFilter<string> | null | undefined;
  status?: ValueFilter<string> | null | undefined;
  team?: ValueFilter<string> | null | undefined;
  queue?: ValueFilter<string> | null | undefined;
  active?: { eq?: boolean | null | undefined } | null | undefined;
  /** Only these; undefined is everyone. */
  ids?: readonly string[] | undefined;
}

export interface QueueFilter {
  name?: ValueFilter<string> | null | undefined;
  active?: { eq?: boolean | null | undefined } | null | undefined;
  ids?: readonly string[] | undefined;
}

const externalId = (of: string): string =>
  `(select external_id from directory_references d where d.organization_id = ${of}.organization_id and d.id = ${of}.id limit 1) as "externalId"`;

const userColumns = `u.id, u.name, u.title, u.email, u.work_contact as "workContact", u.active, u.status, u.status_since as "statusSince",
  u.team_id as "teamId", ${externalId('u')},
  array(select role_id from user_roles r where r.organization_id = u.organization_id and r.user_id = u.id) as "roleIds",
  array(select queue_id from queue_members m where m.organization_id = u.organization_id and m.user_id = u.id) as "queueIds"`;

const queueColumns = `q.id, q.name, q.weight, q.active, q.department_id as "departmentId", ${externalId('q')},
  array(select user_id from queue_members m where m.organization_id = q.organization_id and m.queue_id = q.id) as "memberIds"`;

const keyset = (alias: string, { from, backward }: PageRequest, parameters: Parameters): string =>
  from
    ? `and (${alias}.name, ${alias}.id) ${backward ? '<' : '>'} (${parameters.add(from[0])}, ${parameters.add(from[1])}::uuid)`
    : '';

const orderBy = (alias: string, { backward, limit }: PageRequest): string =>
  `order by ${alias}.name ${backward ? 'desc' : 'asc'}, ${alias}.id ${backward ? 'desc' : 'asc'} limit ${limit + 1}`;

function userClauses(filter: UserFilter, parameters: Parameters): string[] {
  const clauses: string[] = [];
  if (filter.name) clauses.push(whereValue('u.name', filter.name, { parameters }));
  if (filter.status) clauses.push(whereValue('u.status', filter.status, { parameters }));
  if (filter.team) clauses.push(whereValue('u.team_id', filter.team, { parameters }));
  if (filter.active?.eq != null) clauses.push(`u.active = ${parameters.add(filter.active.eq)}`);
  if (filter.ids) clauses.push(`u.id = any(${parameters.add(filter.ids)})`);
  if (filter.queue) clauses.push(...queueOfUserClauses(filter.queue, parameters));
  return clauses;
}

/** By the queues that a user serves: in one of some, in none of some, in none at all. */
function queueOfUserClauses({ eq, in: among, notIn, isNull }: ValueFilter<string>, parameters: Parameters): string[] {
  const serves = (ids: readonly string[] | null): string =>
    `exists (select from queue_members m where m.organization_id = u.organization_id and m.user_id = u.id${ids ? ` and m.queue_id = any(${parameters.add(ids)}::uuid[])` : ''})`;
  return [
    ...(eq ? [serves([eq])] : []),
    ...(among ? [serves(among)] : []),
    ...(notIn ? [`not ${serves(notIn)}`] : []),
    ...(isNull == null ? [] : [`${isNull ? 'not ' : ''}${serves(null)}`]),
  ];
}

function queueClauses(filter: QueueFilter, parameters: Parameters): string[] {
  const clauses: string[] = [];
  if (filter.name) clauses.push(whereValue('q.name', filter.name, { parameters }));
  if (filter.active?.eq != null) clauses.push(`q.active = ${parameters.add(filter.active.eq)}`);
  if (filter.ids) clauses.push(`q.id = any(${parameters.add(filter.ids)})`);
  return clauses;
}

/** Reads the people and queues of one organization, ordered by name. */
export const directoryStore = (database: Database) => ({
  usersByIds: (organizationId: string, ids: readonly string[]): Promise<UserRow[]> =>
    database.rows(
      organizationId,
      `select ${userColumns} from users u where u.organization_id = $1 and u.id = any($2)`,
      [organizationId, ids],
    ),

  users(organizationId: string, filter: UserFilter, page: PageRequest): Promise<UserRow[]> {
    const parameters = new Parameters();
    const clauses = [`u.organization_id = ${parameters.add(organizationId)}`, ...userClauses(filter, parameters)];
    const sql = `select ${userColumns} from users u where ${clauses.join(' and ')} ${keyset('u', page, parameters)} ${orderBy('u', page)}`;
    return database.rows(organizationId, sql, parameters.values);
  },

  queuesByIds: (organizationId: string, ids: readonly string[]): Promise<QueueRow[]> =>
    database.rows(
      organizationId,
      `select ${queueColumns} from queues q where q.organization_id = $1 and q.id = any($2)`,
      [organizationId, ids],
    ),

  queues(organizationId: string, filter: QueueFilter, page: PageRequest): Promise<QueueRow[]> {
    const parameters = new Parameters();
    const clauses = [`q.organization_id = ${parameters.add(organizationId)}`, ...queueClauses(filter, parameters)];
    const sql = `select ${queueColumns} from queues q where ${clauses.join(' and ')} ${keyset('q', page, parameters)} ${orderBy('q', page)}`;
    return database.rows(organizationId, sql, parameters.values);
  },

  departments: (organizationId: string): Promise<DepartmentRow[]> =>
    database.entities(organizationId).find(Department, { organizationId }, { orderBy: { name: 'asc' } }),

  teams: (organizationId: string): Promise<TeamRow[]> =>
    database.entities(organizationId).find(Team, { organizationId }, { orderBy: { name: 'asc' } }),

  /** How many interactions wait in each of these queues. */
  waiting: (organizationId: string, queueIds: readonly string[]): Promise<{ id: string; waiting: number }[]> =>
    database.rows(
      organizationId,
      `select queue_id as id, count(*)::int as waiting from interactions
       where organization_id = $1 and queue_id = any($2) and ended_at is null and phase in ('queued', 'offered') group by queue_id`,
      [organizationId, queueIds],
    ),

  /** Users of a role, by the role's id or name. */
  usersOfRole: (organizationId: string, role: string): Promise<{ id: string }[]> =>
    database.rows(
      organizationId,
      `select ur.user_id as id from user_roles ur join roles r on r.organization_id = ur.organization_id and r.id = ur.role_id
       where ur.organization_id = $1 and (r.id::text = $2 or r.name = $2)`,
      [organizationId, role],
    ),
});
