import type { Transaction } from '../../platform/database/index.ts';
import { People, type PeopleData } from './people.ts';

const sql = `select
  (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'active', u.active, 'status', u.status, 'teamId', u.team_id, 'roleIds',
     array(select r.role_id from user_roles r where r.organization_id = u.organization_id and r.user_id = u.id))), '[]')
   from users u where u.organization_id = $1) as users,
  (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'grants', grants, 'firingsLimit', firings_limit)), '[]') from roles where organization_id = $1) as roles,
  (select coalesce(json_agg(json_build_object('id', q.id, 'name', q.name, 'departmentId', q.department_id, 'memberIds',
     array(select m.user_id from queue_members m where m.organization_id = q.organization_id and m.queue_id = q.id))), '[]')
   from queues q where q.organization_id = $1) as queues,
  (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'departmentId', department_id, 'managerId', manager_id)), '[]') from teams where organization_id = $1) as teams,
  (select coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]') from departments where organization_id = $1) as departments,
  (select business_hours from organizations where id = $1) as "businessHours"`;

/** Reads who works in an organization, as the transaction sees it. */
export async function readPeople({ rows }: Transaction, organizationId: string): Promise<People> {
  const [data] = await rows<PeopleData>(sql, [organizationId]);
  const none = { users: [], roles: [], queues: [], teams: [], departments: [], businessHours: null };
  return new People(organizationId, data ?? none);
}
