import { type Grants, mergeGrants, type Recipient, type Viewer } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

interface Person {
  id: string;
  name: string;
  grants: Grants[];
  roleIds: string[];
  queueIds: string[];
  /** The teams that the user is in or leads. */
  teamIds: string[];
  teamMemberIds: string[];
}

const sql = `select u.id, u.name,
  coalesce((select json_agg(r.grants) from user_roles ur join roles r on r.organization_id = ur.organization_id and r.id = ur.role_id
    where ur.organization_id = u.organization_id and ur.user_id = u.id), '[]') as grants,
  array(select ur.role_id from user_roles ur where ur.organization_id = u.organization_id and ur.user_id = u.id) as "roleIds",
  array(select q.queue_id from queue_members q where q.organization_id = u.organization_id and q.user_id = u.id) as "queueIds",
  t.team_ids as "teamIds",
  array(select m.id from users m where m.organization_id = u.organization_id and m.team_id = any(t.team_ids)) as "teamMemberIds"
  from users u cross join lateral (select coalesce(array_agg(id), '{}') as team_ids from teams
    where organization_id = u.organization_id and (id = u.team_id or manager_id = u.id)) t
  where u.organization_id = $1 and u.active`;

/** Who stands behind a recipient, as a transaction sees it; null for those whom only the item names. */
export async function readViewers(
  { rows }: Transaction,
  organizationId: string,
): Promise<(recipient: Recipient) => readonly Viewer[] | null> {
  const people = (await rows<Person>(sql, [organizationId])).map((person) => ({
    ...person,
    viewer: {
      organizationId,
      userId: person.id,
      name: person.name,
      grants: mergeGrants(person.grants),
      teamIds: person.teamIds,
      queueIds: person.queueIds,
      teamMemberIds: person.teamMemberIds,
    },
  }));
  const those = (is: (person: Person) => boolean): Viewer[] => people.filter(is).map(({ viewer }) => viewer);
  return (recipient) => {
    switch (recipient.kind) {
      case 'user':
        return those(({ id }) => id === recipient.userId);
      case 'role':
        return those(({ roleIds }) => roleIds.includes(recipient.role));
      case 'team':
        return those(({ teamIds }) => teamIds.includes(recipient.teamId));
      case 'queue-members': {
        const { queueId } = recipient;
        return queueId === null ? null : those(({ queueIds }) => queueIds.includes(queueId));
      }
      default:
        return null;
    }
  };
}
