import {
  type BuiltInEventTypeName,
  type EventTypeDeclaration,
  type EventTypeName,
  eventTypes,
  isBuiltInEventType,
  type UserEventType,
} from '@belfry/domain';
import { signIn } from '../../kit/sign-in.ts';
import { playInteraction } from './interaction-scenes.ts';
import { mailTrouble, systemTrouble } from './trouble-scenes.ts';
import type { World } from './world.ts';

/** What a manual event can be run on, as `runManualEvent` takes it. */
export type Made =
  | { readonly subjectId: string }
  | { readonly subject: { readonly kind: string; readonly id: string } }
  | null;

type Play = (world: World) => Promise<Made>;

/** Something that can be made to happen again and again, alike each time. */
interface Scene {
  /** What must have happened before, and is not what the scene is about. */
  readonly prepare?: (world: World) => Promise<unknown>;
  readonly play: Play;
}

/** What comes first in the life of a subject. */
const beginnings: Readonly<Partial<Record<string, UserEventType>>> = {
  task: 'task.created',
  article: 'article.created',
};

/** A fact about a fresh subject of the type's kind, after the fact that begins its life. */
const onSubject =
  (type: EventTypeDeclaration, fact: UserEventType): Play =>
  async (world) => {
    const about = {
      subject: { kind: type.subject, id: crypto.randomUUID() },
      user: { id: world.idOf('ana') },
      queue: { id: world.queueId },
    };
    const beginning = beginnings[type.subject];
    if (beginning !== undefined && beginning !== fact) await world.record(beginning, about);
    await world.record(fact, about);
    return { subject: about.subject };
  };

const onInteraction =
  (type: EventTypeDeclaration, fact: UserEventType): Play =>
  async (world) => ({ subjectId: await playInteraction(world, { channel: type.channels?.[0] ?? 'call', fact }) });

/** A play of user actions on Ana that leaves nothing to run by hand. */
const ana =
  (...actions: readonly ((world: World) => { readonly action: string } & Readonly<Record<string, unknown>>)[]): Play =>
  async (world) => {
    for (const action of actions) await world.acts('ana', action(world));
    return null;
  };

const isAvailable = () => ({ action: 'setUserStatus', status: 'available' });
const isAway = () => ({ action: 'setUserStatus', status: 'away' });
const joins = ({ queueId }: World) => ({ action: 'joinQueue', queueId });
const leaves = ({ queueId }: World) => ({ action: 'leaveQueue', queueId });

const signOut = `mutation { signOut(input: {}) { __typename } }`;

async function signInAndOut(world: World): Promise<Made> {
  const cookie = await signIn(world.product, world.company.person('otto'));
  await fetch(`${world.product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-belfry-csrf': '1', cookie },
    body: JSON.stringify({ query: signOut }),
  });
  return null;
}

const waiting = `{ interactions(filter: { phase: { in: [QUEUED, OFFERED] } }, first: 100) { nodes { id } } }`;

/** Nobody waits any more. */
async function everybodyLeaves(world: World): Promise<void> {
  const { nodes } = await world.ask<{ nodes: readonly { id: string }[] }>('ivy', waiting);
  for (const { id } of nodes) await world.act('ivy', { action: 'abandonInteraction', interactionId: id });
}

const createTask = `mutation ($input: CreateTaskInput!) {
  createTask(input: $input) { __typename ... on CreateTaskPayload { task { id } } ... on UserError { message } }
}`;

async function makeTask(world: World): Promise<Made> {
  const made = await world.ask<{ task?: { id: string } }>('operator', createTask, {
    input: { subject: 'Call back', description: 'About the parcel', userId: world.idOf('ana'), priority: 'high' },
  });
  if (!made.task) throw new Error(`createTask: ${JSON.stringify(made)}`);
  return { subjectId: made.task.id };
}

const setRoles = `mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { __typename ... on UserError { message } } }`;
const roles = `{ roles { id name } }`;

const ottoBecomes =
  (name: string): Play =>
  async (world) => {
    const known = await world.ask<readonly { id: string; name: string }[]>('operator', roles);
    const roleIds = known.filter((role) => role.name === name).map(({ id }) => id);
    const { __typename } = await world.ask<{ __typename: string }>('operator', setRoles, {
      input: { userId: world.idOf('otto'), roleIds },
    });
    if (__typename !== 'AssignRolesPayload') throw new Error(`assignRoles: ${__typename}`);
    return null;
  };

/** What does not follow from the declaration alone. */
const specials: Readonly<Partial<Record<BuiltInEventTypeName, Scene>>> = {
  USER_SIGNED_IN: { play: signInAndOut },
  USER_SIGNED_OUT: { play: signInAndOut },
  USER_STATUS_CHANGED: { prepare: ana(isAvailable), play: ana(isAway) },
  USER_JOINED_QUEUE: { prepare: ana(leaves), play: ana(joins) },
  USER_LEFT_QUEUE: { prepare: ana(joins), play: ana(leaves) },
  USER_IDLE: { prepare: ana(isAvailable), play: ana(isAvailable) },
  USER_ROLE_CHANGED: { prepare: ottoBecomes('Analyst'), play: ottoBecomes('Agent') },
  QUEUE_OLDEST_WAITING: {
    prepare: everybodyLeaves,
    play: onInteraction(eventTypes.CALL_QUEUED, 'interaction.queued'),
  },
  QUEUE_NOBODY_AVAILABLE: { prepare: ana(isAvailable, joins), play: ana(leaves) },
  QUEUE_SERVICE_LEVEL_LOW: { play: onInteraction(eventTypes.CALL_ABANDONED, 'interaction.abandoned') },
  TASK_MANUAL: { play: makeTask },
  ...mailTrouble,
  ...systemTrouble,
};

/** The event type that integrators of the worlds have declared. */
export const customTypeName = 'CUSTOM.order.shipped';

const declare = `mutation ($input: DeclareEventTypeInput!) {
  declareEventType(input: $input) { __typename ... on UserError { message } }
}`;

const orderFields = {
  carrier: { data: 'text', meaning: 'Who brings it.', required: true },
  total: { data: 'number', meaning: 'What it costs.' },
  gift: { data: 'yes-no', meaning: 'Whether it is a present.' },
  size: { data: 'choice', meaning: 'How large it is.', choices: ['small', 'large'] },
  parts: { data: 'list', meaning: 'What is in it.' },
  travels: { data: 'duration', meaning: 'How long it is on its way.' },
  arrivesAt: { data: 'time', meaning: 'When it is to arrive.' },
};

/** Declares an event type of the integrator's own, with a field of every sort. */
export async function declareCustomType(world: World): Promise<void> {
  const answer = await world.ask<{ __typename: string }>('ivy', declare, {
    input: { name: 'order.shipped', label: 'Order shipped', meaning: 'A parcel leaves.', fields: orderFields },
  });
  if (answer.__typename !== 'DeclareEventTypePayload') throw new Error(JSON.stringify(answer));
}

async function shipAnOrder(world: World): Promise<Made> {
  const fields = {
    carrier: 'Pigeon Post',
    total: 42,
    gift: true,
    size: 'large',
    parts: ['lamp', 'shade'],
    travels: 60_000,
    arrivesAt: Date.now() + 86_400_000,
  };
  await world.record('custom', {
    customType: 'order.shipped',
    subject: { kind: 'custom', id: crypto.randomUUID() },
    user: { id: world.idOf('ana') },
    queue: { id: world.queueId },
    fields,
  });
  return null;
}

/** The scene of an event type. */
export function sceneOf(name: EventTypeName): Scene {
  if (!isBuiltInEventType(name)) return { play: shipAnOrder };
  const special = specials[name];
  if (special) return special;
  const type = eventTypes[name];
  const [fact] = type.facts;
  const isItem = type.subject === 'interaction' || type.subject === 'queue';
  return {
    play: isItem
      ? onInteraction(type, fact ?? 'interaction.created')
      : onSubject(type, fact ?? beginnings[type.subject] ?? 'task.created'),
  };
}
