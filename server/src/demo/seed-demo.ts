import { demoDirectory, type DemoDirectory } from '@belfry/connect';
import type { Access } from '../modules/access/index.ts';
import type { Directory } from '../modules/directory/index.ts';
import type { ServerInfo } from '../platform/graphql/server-info.graphql.ts';

/** The name of the demo's organization. */
export const demoOrganization = 'Demo';
export const demoPassword = 'belfry-demo';
const source = 'demo';

type SignIn = ServerInfo['demoUsers'][number];

/** The agent and the manager of the demo's first team lend their names to the sign-ins. */
export function demoSignIns(seed: number): SignIn[] {
  const { users } = demoDirectory(seed);
  const nameOf = (externalId: string | undefined): string =>
    users.find((user) => user.externalId === externalId)?.name ?? 'Nobody';
  const { agent, manager } = leads(demoDirectory(seed));
  return [
    { email: 'administrator@demo.test', name: 'Demo administrator', role: 'Administrator' },
    { email: 'manager@demo.test', name: nameOf(manager), role: 'Manager' },
    { email: 'agent@demo.test', name: nameOf(agent), role: 'Agent' },
    { email: 'integrator@demo.test', name: 'Demo integrator', role: 'Integrator' },
  ];
}

function leads({ users, teams }: DemoDirectory): {
  agent: string | undefined;
  manager: string | undefined;
} {
  const agent = users.find(({ role }) => role === 'Agent');
  return {
    agent: agent?.externalId,
    manager: teams.find(({ externalId }) => externalId === agent?.teamExternalId)
      ?.managerExternalId,
  };
}

/** Makes the demo's organization with its people, teams and queues, unless it is there. @returns the organization's id. */
export async function seedDemo(
  { access, directory }: { access: Access; directory: Directory },
  seed: number,
): Promise<string> {
  const existing = (await access.store.organizations()).find(
    ({ name }) => name === demoOrganization,
  );
  if (existing) return existing.id;
  const organizationId = await access.createOrganization({ name: demoOrganization, demo: true });
  const plan = demoDirectory(seed);
  const departments = new Map<string, string>();
  for (const { externalId, name } of plan.departments)
    departments.set(externalId, await directory.createDepartment(organizationId, name));
  const teams = new Map<string, string>();
  for (const { externalId, name, departmentExternalId } of plan.teams) {
    teams.set(
      externalId,
      await directory.createTeam(organizationId, {
        name,
        departmentId: departments.get(departmentExternalId) ?? null,
      }),
    );
  }
  const users = await seedUsers(access, organizationId, { plan, teams, seed });
  for (const { externalId, managerExternalId } of plan.teams) {
    const [team, manager] = [teams.get(externalId), users.get(managerExternalId)];
    if (team && manager) await directory.setTeamManager(organizationId, team, manager);
  }
  for (const queue of plan.queues) {
    const members = plan.users.filter(({ queueExternalIds }) =>
      queueExternalIds.includes(queue.externalId),
    );
    const memberIds = members.flatMap(({ externalId }) => users.get(externalId) ?? []);
    const id = await directory.createQueue(organizationId, {
      name: queue.name,
      weight: queue.weight,
      departmentId: departments.get(queue.departmentExternalId) ?? null,
      memberIds,
    });
    await directory.addReference(organizationId, {
      kind: 'queue',
      source,
      externalId: queue.externalId,
      id,
    });
  }
  for (const [externalId, id] of users)
    await directory.addReference(organizationId, { kind: 'user', source, externalId, id });
  return organizationId;
}

interface UserPlan {
  plan: DemoDirectory;
  teams: ReadonlyMap<string, string>;
  seed: number;
}

async function seedUsers(
  access: Access,
  organizationId: string,
  { plan, teams, seed }: UserPlan,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const { agent, manager } = leads(plan);
  const signIns = demoSignIns(seed);
  for (const { externalId, name, title, role, teamExternalId } of plan.users) {
    const known = externalId === agent ? 'agent' : externalId === manager ? 'manager' : null;
    const login = known === null ? {} : { email: `${known}@demo.test`, password: demoPassword };
    ids.set(
      externalId,
      await access.createUser({
        organizationId,
        name,
        title,
        teamId: teams.get(teamExternalId) ?? null,
        roles: [role],
        ...login,
      }),
    );
  }
  for (const { email, name, role } of signIns.filter(
    (one) => one.role === 'Administrator' || one.role === 'Integrator',
  )) {
    await access.createUser({
      organizationId,
      name,
      email,
      password: demoPassword,
      title: role,
      roles: [role],
    });
  }
  return ids;
}
