import type { DemoDirectory } from '@belfry/connect';
import type { Database } from '../platform/database/index.ts';
import type { Ids } from '../platform/ids.ts';

/** Somebody of the demo who can sign in. */
export interface DemoAccount {
  /** The user of the directory who signs in so; null makes one of that name. */
  externalId: string | null;
  name: string;
  email: string;
  role: string;
}

interface DemoPeople {
  organizationId: string;
  source: string;
  directory: DemoDirectory;
  accounts: readonly DemoAccount[];
  passwordHash: string;
}

interface UserRow {
  id: string;
  external_id: string | null;
  name: string;
  title: string;
  team: string | null;
  role: string;
  email: string | null;
  queues: readonly string[];
}

function userRows({ directory, accounts }: DemoPeople, ids: Ids): UserRow[] {
  const emailOf = new Map(accounts.map(({ externalId, email }) => [externalId, email]));
  const ofDirectory = directory.users.map((user): UserRow => ({
    id: ids.next(),
    external_id: user.externalId,
    name: user.name,
    title: user.title,
    team: user.teamExternalId,
    role: user.role,
    email: emailOf.get(user.externalId) ?? null,
    queues: user.queueExternalIds,
  }));
  const others = accounts
    .filter(({ externalId }) => externalId === null)
    .map(({ name, email, role }): UserRow => ({
      id: ids.next(),
      external_id: null,
      name,
      title: role,
      team: null,
      role,
      email,
      queues: [],
    }));
  return [...ofDirectory, ...others];
}

const named = <Row extends { externalId: string; name: string }>(rows: readonly Row[], ids: Ids) =>
  rows.map(({ externalId, ...row }) => ({ id: ids.next(), external_id: externalId, ...row }));

/** Makes the demo's people, teams and queues in one transaction, and marks the organization as the demo: all of it, or nothing. */
export async function writeDemoPeople(database: Database, ids: Ids, people: DemoPeople): Promise<void> {
  const { organizationId, source, directory, passwordHash } = people;
  const users = userRows(people, ids);
  const given = JSON.stringify({
    departments: named(directory.departments, ids),
    teams: named(directory.teams, ids),
    queues: named(directory.queues, ids),
    users,
  });
  await database.transaction(organizationId, async ({ rows }) => {
    await rows(`create temporary table demo_given on commit drop as select key, value from json_each($1::json)`, [
      given,
    ]);
    const from = (key: string, columns: string): string =>
      `(select x.* from demo_given g, json_to_recordset(g.value) as x(${columns}) where g.key = '${key}')`;
    const named_ = 'id uuid, external_id text, name text';
    const departments = from('departments', named_);
    const teams = from('teams', `${named_}, "departmentExternalId" text, "managerExternalId" text`);
    const queues = from('queues', `${named_}, "departmentExternalId" text, weight integer`);
    const everyone = from('users', `${named_}, title text, team text, role text, email text, queues json`);
    const organization = [organizationId];
    await rows(
      `insert into departments (organization_id, id, name) select $1::uuid, id, name from ${departments} d`,
      organization,
    );
    await rows(
      `insert into teams (organization_id, id, name, department_id) select $1::uuid, t.id, t.name, d.id from ${teams} t left join ${departments} d on d.external_id = t."departmentExternalId"`,
      organization,
    );
    await rows(
      `insert into users (organization_id, id, name, title, team_id, email, password_hash)
       select $1::uuid, u.id, u.name, u.title, t.id, u.email, case when u.email is not null then $2 end from ${everyone} u left join ${teams} t on t.external_id = u.team`,
      [organizationId, passwordHash],
    );
    await rows(
      `insert into user_roles (organization_id, user_id, role_id) select $1::uuid, u.id, r.id from ${everyone} u join roles r on r.organization_id = $1 and r.name = u.role`,
      organization,
    );
    await rows(
      `update teams set manager_id = u.id from ${teams} t join ${everyone} u on u.external_id = t."managerExternalId" where teams.organization_id = $1 and teams.id = t.id`,
      organization,
    );
    await rows(
      `insert into queues (organization_id, id, name, weight, department_id) select $1::uuid, q.id, q.name, q.weight, d.id from ${queues} q left join ${departments} d on d.external_id = q."departmentExternalId"`,
      organization,
    );
    await rows(
      `insert into queue_members (organization_id, queue_id, user_id)
       select $1::uuid, q.id, u.id from ${everyone} u, json_array_elements_text(u.queues) as of(external_id) join ${queues} q on q.external_id = of.external_id`,
      organization,
    );
    await rows(
      `insert into directory_references (organization_id, kind, source, external_id, id)
       select $1::uuid, 'user', $2, external_id, id from ${everyone} u where external_id is not null
       union all select $1::uuid, 'queue', $2, external_id, id from ${queues} q`,
      [organizationId, source],
    );
    await rows('update organizations set demo = true where id = $1', organization);
  });
}

/** A queue by its name. */
export async function queueIdOf(database: Database, organizationId: string, name: string): Promise<string | null> {
  const [row] = await database.rows<{ id: string }>(
    organizationId,
    'select id from queues where organization_id = $1 and name = $2',
    [organizationId, name],
  );
  return row?.id ?? null;
}

/** Whose e-mail address it is. */
export async function userIdOf(database: Database, organizationId: string, email: string): Promise<string | null> {
  const [row] = await database.rows<{ id: string }>(
    organizationId,
    'select id from users where organization_id = $1 and email = $2',
    [organizationId, email],
  );
  return row?.id ?? null;
}
