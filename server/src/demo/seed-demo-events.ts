import { invariant } from '@belfry/domain';
import type { Access } from '../modules/access/index.ts';
import type { Definitions } from '../modules/definitions/index.ts';
import { globalId, type SignedInViewer } from '../platform/graphql/index.ts';

type NewDefinition = Parameters<Definitions['create']>[1];
type Recipient = { kind: string; role?: string };

const secondMs = 1_000;
const notify = (severity: 'info' | 'warning' | 'critical', to: Recipient, text: { title: string; body: string }) => [
  { kind: 'notify', to: [to], severity, ...text },
];
const test = (field: string, operator: string, value: unknown) => ({ kind: 'test', field, operator, value });
const me = { kind: 'me' };
const mine = test('assigned_agent', 'is any of', ['me']);

/** What the demo's agent has written for themselves. */
const ofTheAgent: NewDefinition[] = [
  {
    scope: 'mine',
    name: 'My call is muted too long',
    eventType: 'CALL_MUTE_TOO_LONG',
    after: 30 * secondMs,
    condition: mine,
    actions: notify('warning', me, {
      title: 'Muted for #DURATION|a while#',
      body: 'You are still muted: #SUBJECT|no subject#.',
    }),
  },
  {
    scope: 'mine',
    name: 'A customer writes in my ticket',
    eventType: 'TICKET_MESSAGE_RECEIVED',
    condition: mine,
    actions: notify('info', me, {
      title: 'New message: #SUBJECT|no subject#',
      body: '#CUSTOMER_NAME|A customer# has written.',
    }),
  },
];

/** What watches over everyone. */
const ofEveryone = (managers: Recipient): NewDefinition[] => [
  {
    scope: 'global',
    name: 'Customer on hold too long',
    eventType: 'CALL_HOLD_TOO_LONG',
    after: 150 * secondMs,
    actions: notify('warning', managers, {
      title: 'On hold for #DURATION|a while#: #QUEUE_NAME|no queue#',
      body: '#ASSIGNED_AGENT_NAME|An agent# holds #CUSTOMER_NAME|a customer#.',
    }),
  },
  {
    scope: 'global',
    name: 'Customer waits too long',
    eventType: 'CALL_WAIT_TOO_LONG',
    after: 60 * secondMs,
    actions: notify('critical', managers, {
      title: 'Waiting for #DURATION|a while# in #QUEUE_NAME|a queue#',
      body: '#CUSTOMER_NAME|A customer# is still waiting.',
    }),
  },
  {
    scope: 'global',
    name: 'Many calls waiting',
    eventType: 'CALL_COUNT_FOR_QUEUE',
    threshold: { level: 6, clearLevel: 3, queueId: null },
    actions: notify('critical', managers, {
      title: '#COUNT# calls wait in #QUEUE_NAME|a queue#',
      body: 'More than #LEVEL# are too many here.',
    }),
  },
  {
    scope: 'global',
    name: 'Priority raised',
    eventType: 'TICKET_PRIORITY_CHANGED',
    condition: test('priority_change', 'changed to', ['high']),
    actions: notify('warning', managers, {
      title: 'High priority: #SUBJECT|no subject#',
      body: '#AGENT_NAME|Someone# raised it.',
    }),
  },
];

/** Makes the demo's event definitions, each once: one that was deleted since stays so, one that an earlier version made stays as it is. */
export async function seedDemoEvents(
  { access, definitions }: { access: Access; definitions: Definitions },
  { organizationId, administratorId, agentId }: { organizationId: string; administratorId: string; agentId: string },
): Promise<void> {
  const administrator = await viewerOf(access, organizationId, administratorId);
  const manager = (await access.roles(administrator)).find(({ name }) => name === 'Manager');
  invariant(manager !== undefined, 'every organization has the role Manager');
  await create(definitions, administrator, ofEveryone({ kind: 'role', role: globalId('Role', manager.id) }));
  await create(definitions, await viewerOf(access, organizationId, agentId), ofTheAgent);
}

async function viewerOf(access: Access, organizationId: string, userId: string): Promise<SignedInViewer> {
  const viewer = await access.viewerOfUser(organizationId, userId);
  invariant(viewer !== null, 'the demo has just made this user');
  return viewer;
}

async function create(
  definitions: Definitions,
  viewer: SignedInViewer,
  wanted: readonly NewDefinition[],
): Promise<void> {
  for (const definition of wanted) {
    const made = await definitions.create(viewer, { ...definition, idempotencyKey: `demo: ${definition.name ?? ''}` });
    if (made.ok || made.problem.kind === 'IdempotencyConflictError') continue;
    throw new Error(`The demo's event "${definition.name ?? ''}" is not valid: ${made.problem.message}`);
  }
}
