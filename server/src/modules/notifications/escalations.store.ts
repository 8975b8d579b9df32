import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Escalation } from './escalation.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Keeps what is to follow when nobody answers, with the transaction of the firings. */
export async function insertEscalations({ rows }: Transaction, escalations: readonly Escalation[]): Promise<void> {
  if (escalations.length === 0) return;
  await rows(
    `insert into escalations (organization_id, id, firing_id, place, definition_id, definition_name, role_id, due_at, severity, title, body, about)
     select x.* from json_to_recordset($1) as x(organization_id uuid, id uuid, firing_id uuid, place integer, definition_id uuid, definition_name text,
       role_id uuid, due_at timestamptz, severity text, title text, body text, about jsonb)`,
    [
      JSON.stringify(
        escalations.map(({ interactionId, subject, queueId, agentId, dueAt, ...row }) => ({
          ...row,
          organization_id: row.organizationId,
          firing_id: row.firingId,
          definition_id: row.definitionId,
          definition_name: row.definitionName,
          role_id: row.roleId,
          due_at: iso(dueAt),
          about: { interactionId, subject, queueId, agentId },
        })),
      ),
    ],
  );
}

/** Those of some firings that something follows when nobody answers: their notifications can be acknowledged whatever their severity. */
export async function firingsToEscalate(
  { rows }: Transaction,
  organizationId: string,
  firingIds: readonly string[],
): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    `select distinct firing_id as id from escalations where organization_id = $1 and firing_id = any($2::uuid[]) and state = 'waiting'`,
    [organizationId, firingIds],
  );
  return new Set(found.map(({ id }) => id));
}

/** Somebody is on it: what would have followed does not. */
export async function endEscalations(
  { rows }: Transaction,
  { organizationId, firingIds, now }: { organizationId: string; firingIds: readonly string[]; now: number },
): Promise<void> {
  await rows(
    `with ended as (update escalations set state = 'acknowledged', ended_at = $3
       where organization_id = $1 and firing_id = any($2::uuid[]) and state = 'waiting' returning firing_id, place)
     update action_receipts r set state = 'done', count = 0, reason = 'Somebody acknowledged it in time.', at = $3 from ended
     where r.organization_id = $1 and r.firing_id = ended.firing_id and r.place = ended.place`,
    [organizationId, firingIds, new Date(now)],
  );
}

/** The organizations where something is to follow now. */
export async function withDueEscalations(database: Database, now: number): Promise<string[]> {
  const found = await database.rows<{ id: string }>(
    '*',
    `select distinct organization_id as id from escalations where state = 'waiting' and due_at <= $1`,
    [new Date(now)],
  );
  return found.map(({ id }) => id);
}

/** Locks what is due, leaving out what another node works on. */
export async function lockDueEscalations(
  { rows }: Transaction,
  organizationId: string,
  now: number,
): Promise<Escalation[]> {
  const found = await rows<Omit<Escalation, keyof About> & { about: About }>(
    `select organization_id as "organizationId", id, firing_id as "firingId", place, definition_id as "definitionId", definition_name as "definitionName",
       role_id as "roleId", due_at as "dueAt", severity, title, body, about
     from escalations where organization_id = $1 and state = 'waiting' and due_at <= $2 order by due_at, id limit 50 for update skip locked`,
    [organizationId, new Date(now)],
  );
  return found.map(({ about, ...row }) => ({ ...row, ...about }));
}
type About = Pick<Escalation, 'interactionId' | 'subject' | 'queueId' | 'agentId'>;

/** Notes that the users of a role were told, and how many there were. */
export async function settleEscalation(
  { rows }: Transaction,
  { organizationId, id, firingId, place }: Escalation,
  { count, now }: { count: number; now: number },
): Promise<void> {
  await rows(
    `with told as (update escalations set state = 'told', ended_at = $3 where organization_id = $1 and id = $2)
     update action_receipts set state = $6, count = $7, reason = $8, at = $3 where organization_id = $1 and firing_id = $4 and place = $5`,
    [
      organizationId,
      id,
      new Date(now),
      firingId,
      place,
      count > 0 ? 'done' : 'refused',
      count,
      count > 0 ? null : 'Nobody with that role may see notifications: choose another role.',
    ],
  );
}

/** The active users of a role who may read notifications, and what the role is called. */
export async function usersToEscalateTo(
  { rows }: Transaction,
  organizationId: string,
  roleId: string,
): Promise<{ role: string; userIds: string[] }> {
  const [found] = await rows<{ role: string; userIds: string[] }>(
    `select r.name as role, array(select u.id from users u join user_roles ur on ur.organization_id = u.organization_id and ur.user_id = u.id
         where u.organization_id = $1 and ur.role_id = r.id and u.active and exists (
           select from user_roles x join roles g on g.organization_id = x.organization_id and g.id = x.role_id
           where x.organization_id = $1 and x.user_id = u.id and coalesce(g.grants->>'notifications:read', 'none') <> 'none')
         order by u.id) as "userIds"
     from roles r where r.organization_id = $1 and r.id = $2`,
    [organizationId, roleId],
  );
  return found ?? { role: '', userIds: [] };
}
