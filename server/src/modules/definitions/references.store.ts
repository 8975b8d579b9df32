import type { Transaction } from '../../platform/database/index.ts';
import type { Reference, ReferenceType } from './references.ts';

/** Which of these users, queues, teams, departments and roles there are, as `Type:id`. */
export async function knownReferences(
  { rows }: Transaction,
  organizationId: string,
  references: readonly Reference[],
): Promise<Set<string>> {
  const of = (type: ReferenceType): string[] => references.filter((one) => one.type === type).map(({ id }) => id);
  const found = await rows<{ key: string }>(
    `select 'User:' || id as key from users where organization_id = $1 and id = any($2::uuid[])
     union all select 'Queue:' || id from queues where organization_id = $1 and id = any($3::uuid[])
     union all select 'Team:' || id from teams where organization_id = $1 and id = any($4::uuid[])
     union all select 'Role:' || id from roles where organization_id = $1 and id = any($5::uuid[])
     union all select 'Department:' || id from departments where organization_id = $1 and id = any($6::uuid[])`,
    [organizationId, of('User'), of('Queue'), of('Team'), of('Role'), of('Department')],
  );
  return new Set(found.map(({ key }) => key));
}
