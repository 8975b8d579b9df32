import type { Transaction } from '../../platform/database/index.ts';
import type { Reference, ReferenceType } from './references.ts';

/** Something that definitions can name, with what people call it. */
export interface Named {
  type: ReferenceType;
  id: string;
  name: string;
}

/** Which of these users, queues, teams, roles and departments there are. */
export async function knownReferences(
  { rows }: Transaction,
  organizationId: string,
  references: readonly Pick<Reference, 'type' | 'id'>[],
): Promise<Named[]> {
  const of = (type: ReferenceType): string[] => references.filter((one) => one.type === type).map(({ id }) => id);
  return rows<Named>(
    `select 'User' as type, id, coalesce(email, name) as name from users where organization_id = $1 and id = any($2::uuid[])
     union all select 'Queue', id, name from queues where organization_id = $1 and id = any($3::uuid[])
     union all select 'Team', id, name from teams where organization_id = $1 and id = any($4::uuid[])
     union all select 'Role', id, name from roles where organization_id = $1 and id = any($5::uuid[])
     union all select 'Department', id, name from departments where organization_id = $1 and id = any($6::uuid[])`,
    [organizationId, of('User'), of('Queue'), of('Team'), of('Role'), of('Department')],
  );
}

/** Everything of these names, users by their e-mail address. Where two have the same name, both are given. */
export async function referencesNamed(
  { rows }: Transaction,
  organizationId: string,
  names: readonly string[],
): Promise<Named[]> {
  return rows<Named>(
    `select 'User' as type, id, coalesce(email, name) as name from users where organization_id = $1 and lower(coalesce(email, name)) = any($2)
     union all select 'Queue', id, name from queues where organization_id = $1 and lower(name) = any($2)
     union all select 'Team', id, name from teams where organization_id = $1 and lower(name) = any($2)
     union all select 'Role', id, name from roles where organization_id = $1 and lower(name) = any($2)
     union all select 'Department', id, name from departments where organization_id = $1 and lower(name) = any($2)`,
    [organizationId, names.map((name) => name.toLowerCase())],
  );
}

/** The names of these roles. */
export async function roleNames(
  { rows }: Transaction,
  organizationId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  return rows('select id, name from roles where organization_id = $1 and id = any($2::uuid[])', [organizationId, ids]);
}
