import type { BuiltInEventTypeName } from '@belfry/domain';
import type { Mood } from './troubled-mail.ts';
import type { World } from './world.ts';

interface Scene {
  readonly prepare?: (world: World) => Promise<unknown>;
  readonly play: (world: World) => Promise<null>;
}
type Scenes = Readonly<Partial<Record<BuiltInEventTypeName, Scene>>>;

const create = `mutation ($input: CreateEventDefinitionInput!) {
  createEventDefinition(input: $input) { __typename ... on CreateEventDefinitionPayload { eventDefinition { id } } ... on UserError { message } }
}`;

/** A Global event that does something whenever a thread of this title begins. @returns its id. */
async function onThread(
  world: World,
  { title, action, who = 'operator' }: { readonly title: string; readonly action: object; readonly who?: string },
): Promise<string> {
  const input = {
    scope: who === 'operator' ? 'GLOBAL' : 'MINE',
    name: 'A thread begins',
    eventType: 'THREAD_CREATED',
    condition: { kind: 'test', field: 'title', operator: 'is', value: title },
    actions: [action],
  };
  const made = await world.ask<{ eventDefinition?: { id: string } }>(who, create, { input });
  if (!made.eventDefinition) throw new Error(JSON.stringify(made));
  return made.eventDefinition.id;
}

const beginThread = (world: World, title: string): Promise<void> =>
  world.record('thread.created', { subject: { kind: 'thread', id: crypto.randomUUID() }, fields: { title } });

/** An e-mail to somebody, while the mail server is in this mood. */
const mailTo = (to: string, mood: Mood): Scene => ({
  async play(world) {
    const title = `mail ${crypto.randomUUID()}`;
    const recipients = [{ kind: 'address', address: to }];
    const action = { kind: 'send-email', to: recipients, subject: 'A thread', body: 'Somebody writes.' };
    await onThread(world, { title, action });
    world.trouble.mail.behave(mood);
    await beginThread(world, title);
    return null;
  },
});

/** Mail that fails on its way, by what the mail server makes of it. */
export const mailTrouble: Scenes = {
  SMTP_CONNECTION_FAILED: mailTo('somebody@example.org', 'closed'),
  SMTP_LOGIN_FAILED: mailTo('somebody@example.org', 'no sign-in'),
  SMTP_DELIVERY_FAILED: mailTo('later@example.org', 'fine'),
  SMTP_FINAL_DELIVERY_FAILED: mailTo('never@example.org', 'fine'),
};

const createWebhook = `mutation ($input: CreateWebhookInput!) {
  createWebhook(input: $input) { __typename ... on CreateWebhookPayload { webhook { id } } ... on UserError { message } }
}`;

const webhooks = `{ webhooks(first: 10) { nodes { id } } }`;
const deleteWebhook = `mutation ($input: DeleteWebhookInput!) { deleteWebhook(input: $input) { __typename } }`;

async function forgetWebhooks(world: World): Promise<void> {
  const { nodes } = await world.ask<{ nodes: readonly { id: string }[] }>('operator', webhooks);
  for (const { id } of nodes) await world.ask('operator', deleteWebhook, { input: { id } });
}

/** A web page at an address that is out of bounds: there is no second try. */
async function callOutOfBounds(world: World): Promise<null> {
  const title = `web page ${crypto.randomUUID()}`;
  const url = 'https://192.168.7.7/hook';
  await onThread(world, { title, action: { kind: 'call-web-page', method: 'POST', url, headers: [], body: '' } });
  await beginThread(world, title);
  return null;
}

/** A webhook at an address that nobody may be called at: each try fails, and in the end its circuit opens. */
async function callNobody(world: World): Promise<null> {
  const title = `webhook ${crypto.randomUUID()}`;
  const made = await world.ask<{ webhook?: { id: string } }>('operator', createWebhook, {
    input: { name: 'Nobody', url: 'https://nobody.invalid/hook' },
  });
  if (!made.webhook) throw new Error(`createWebhook: ${JSON.stringify(made)}`);
  await onThread(world, { title, action: { kind: 'webhook', webhookId: made.webhook.id } });
  for (let count = 0; count < 12; count += 1) await beginThread(world, title);
  return null;
}

const restart = async ({ product }: World): Promise<null> => {
  await product.stop();
  await product.start();
  return null;
};

const setRoles = `mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { __typename } }`;
const roles = `{ roles { id name } }`;

async function ottoBecomes(world: World, name: string): Promise<void> {
  const known = await world.ask<readonly { id: string; name: string }[]>('operator', roles);
  const roleIds = known.filter((role) => role.name === name).map(({ id }) => id);
  await world.ask('operator', setRoles, { input: { userId: world.idOf('otto'), roleIds } });
}

/** Otto's event is to fire when he may not have events any more. */
async function pauseAnEvent(world: World): Promise<null> {
  const title = `paused ${crypto.randomUUID()}`;
  const action = { kind: 'notify', to: [{ kind: 'me' }], severity: 'info', title: 'A thread', body: '' };
  await onThread(world, { title, action, who: 'otto' });
  await ottoBecomes(world, 'Analyst');
  await beginThread(world, title);
  return null;
}

/** What Belfry tells of itself. */
export const systemTrouble: Scenes = {
  WEBHOOK_FAILING: { prepare: forgetWebhooks, play: callNobody },
  DELIVERY_GAVE_UP: { play: callOutOfBounds },
  PROCESS_STARTED: { play: restart },
  PROCESS_STOPPED: { play: restart },
  DEFINITION_DISABLED: { prepare: (world) => ottoBecomes(world, 'Agent'), play: pauseAnEvent },
};
