import { invariant } from '@belfry/domain';
import type { Access } from '../modules/access/index.ts';
import type { Definitions } from '../modules/definitions/index.ts';
import { globalId, type SignedInViewer } from '../platform/graphql/index.ts';
import { demoCallEvents } from './demo-call-events.ts';
import type { DemoCast, DemoDefinition, Recipient } from './demo-definition.ts';
import { demoFloorEvents } from './demo-floor-events.ts';
import { demoAgentEvents, demoManagerEvents } from './demo-my-events.ts';
import { demoWrittenEvents } from './demo-written-events.ts';

export interface DemoOwners {
  readonly organizationId: string;
  readonly administratorId: string;
  readonly managerId: string;
  readonly agentId: string;
  readonly businessQueueId: string;
}

interface SeedEventNeeds {
  readonly access: Access;
  readonly definitions: Definitions;
}

/** Makes the demo's event definitions, each once: one that was deleted since stays so, one that an earlier version made stays as it is. */
export async function seedDemoEvents({ access, definitions }: SeedEventNeeds, owners: DemoOwners): Promise<void> {
  const of = (userId: string) => viewerOf(access, owners.organizationId, userId);
  const administrator = await of(owners.administratorId);
  const cast = await castOf(access, administrator, owners);
  await create(definitions, administrator, [
    ...demoFloorEvents(cast),
    ...demoCallEvents(cast),
    ...demoWrittenEvents(cast),
  ]);
  await create(definitions, await of(owners.agentId), demoAgentEvents(globalId('User', owners.agentId)));
  await create(definitions, await of(owners.managerId), demoManagerEvents());
}

async function castOf(
  access: Access,
  administrator: SignedInViewer,
  { businessQueueId }: DemoOwners,
): Promise<DemoCast> {
  const roles = await access.roles(administrator);
  const everyone = (name: string): Recipient => {
    const role = roles.find((one) => one.name === name);
    invariant(role !== undefined, `every organization has the role ${name}`);
    return { kind: 'role', role: globalId('Role', role.id) };
  };
  return {
    managers: everyone('Manager'),
    administrators: everyone('Administrator'),
    businessQueue: globalId('Queue', businessQueueId),
  };
}

async function viewerOf(access: Access, organizationId: string, userId: string): Promise<SignedInViewer> {
  const viewer = await access.viewerOfUser(organizationId, userId);
  invariant(viewer !== null, 'the demo has just made this user');
  return viewer;
}

async function create(
  definitions: Definitions,
  viewer: SignedInViewer,
  wanted: readonly DemoDefinition[],
): Promise<void> {
  for (const definition of wanted) {
    const made = await definitions.create(viewer, { ...definition, idempotencyKey: `demo: ${definition.name ?? ''}` });
    if (made.ok || isThereAlready(made.problem.kind)) continue;
    throw new Error(`The demo's event "${definition.name ?? ''}" is not valid: ${JSON.stringify(made.problem)}`);
  }
}

/** Made by an earlier version with other words, or deleted since. */
function isThereAlready(kind: string): boolean {
  return kind === 'IdempotencyConflictError' || kind === 'ConflictError';
}
