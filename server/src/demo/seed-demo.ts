import { demoDirectory, type DemoDirectory } from '@belfry/connect';
import { invariant } from '@belfry/domain';
import type { Access } from '../modules/access/index.ts';
import type { Definitions } from '../modules/definitions/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { ServerInfo } from '../platform/server-info.ts';
import type { Ids } from '../platform/ids.ts';
import { type DemoAccount, queueIdOf, userIdOf, writeDemoPeople } from './demo.store.ts';
import { seedBusinessHours } from './seed-business-hours.ts';
import { seedDemoEvents } from './seed-demo-events.ts';

/** The name of the demo's organization. */
export const demoOrganization = 'Demo';
export const demoPassword = 'belfry-demo';
const source = 'demo';

/** The agent and the manager of the demo's first team lend their names to two of the sign-ins. */
function accountsOf({ users, teams }: DemoDirectory): DemoAccount[] {
  const agent = users.find(({ role }) => role === 'Agent');
  const managerId = teams.find(({ externalId }) => externalId === agent?.teamExternalId)?.managerExternalId;
  const manager = users.find(({ externalId }) => externalId === managerId);
  invariant(agent !== undefined && manager !== undefined, 'the demo has an agent, and the agent a manager');
  return [
    { externalId: null, name: 'Demo administrator', email: 'administrator@demo.test', role: 'Administrator' },
    { externalId: manager.externalId, name: manager.name, email: 'manager@demo.test', role: 'Manager' },
    { externalId: agent.externalId, name: agent.name, email: 'agent@demo.test', role: 'Agent' },
    { externalId: null, name: 'Demo integrator', email: 'integrator@demo.test', role: 'Integrator' },
  ];
}

/** Who can be signed in as while the demo runs. */
export const demoSignIns = (seed: number): ServerInfo['demoUsers'] => accountsOf(demoDirectory(seed));

export interface SeedNeeds {
  access: Access;
  definitions: Definitions;
  database: Database;
  ids: Ids;
}

/** Makes what is missing of the demo: its organization, people, teams, queues, business hours and event definitions. */
export async function seedDemo(
  { access, definitions, database, ids }: SeedNeeds,
  { seed, say }: { seed: number; say: (text: string) => void },
): Promise<void> {
  const existing = (await access.store.organizations()).find(({ name }) => name === demoOrganization);
  const organizationId = existing?.id ?? (await access.createOrganization({ name: demoOrganization }));
  if (!existing?.demo) {
    say('Making the demo’s people and queues …');
    const directory = demoDirectory(seed);
    const passwordHash = await access.hashPassword(demoPassword);
    await writeDemoPeople(database, ids, {
      organizationId,
      source,
      directory,
      accounts: accountsOf(directory),
      passwordHash,
    });
  }
  const [administratorId, managerId, agentId] = await Promise.all(
    ['administrator@demo.test', 'manager@demo.test', 'agent@demo.test'].map((email) =>
      userIdOf(database, organizationId, email),
    ),
  );
  const businessQueueId = await queueIdOf(database, organizationId, 'Business customers');
  if (!administratorId || !managerId || !agentId || !businessQueueId) return;
  await seedBusinessHours(access, { organizationId, administratorId });
  await seedDemoEvents(
    { access, definitions },
    { organizationId, administratorId, managerId, agentId, businessQueueId },
  );
}
