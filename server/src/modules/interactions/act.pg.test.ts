import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds } from '../../platform/ids.ts';
import type { Act, Acted, ActProblem } from './act.ts';
import { allowedActions } from './allowed-actions.ts';
import { eventOf, openWorld, type World } from './interactions.fixture.ts';

let temporary: TemporaryDatabase;
let world: World;
let viewers: Record<'admin' | 'manager' | 'agent' | 'other', SignedInViewer>;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  const { admin, manager, agent, other } = world.people;
  viewers = {
    admin: await world.viewerOf(admin),
    manager: await world.viewerOf(manager),
    agent: await world.viewerOf(agent),
    other: await world.viewerOf(other),
  };
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

const act = (viewer: SignedInViewer, action: Act['action'], more: Partial<Act> = {}): Promise<Acted | ActProblem> =>
  world.interactions.act(viewer, {
    action,
    interactionId: null,
    at: null,
    idempotencyKey: null,
    ...more,
  });

async function done(acting: Promise<Acted | ActProblem>): Promise<Acted> {
  const result = await acting;
  if (result.kind !== 'acted') throw new Error(JSON.stringify(result));
  return result;
}

const kinds = async (...acts: Promise<Acted | ActProblem>[]): Promise<string[]> =>
  (await Promise.all(acts)).map(({ kind }) => kind);

let calls = 0;
/** A call that waits in a queue, told by a source. @returns its id. */
async function waiting(queueId: string, userId: string | null = null): Promise<string> {
  const call = `w${(calls += 1)}`;
  const offer = userId ? [world.fact(call, 'offer.created', { userId })] : [];
  const outcomes = await world.record([
    world.fact(call, 'interaction.created'),
    world.fact(call, 'interaction.queued', { queueId }),
    ...offer,
  ]);
  return eventOf(outcomes[0]).interactionId ?? '';
}

/** A call that the user serves. */
async function served(userId: string): Promise<string> {
  const id = await waiting(world.sales, userId);
  await done(act(viewers.admin, 'acceptInteraction', { interactionId: id, userId }));
  return id;
}

test('one’s own part: the caller acts, and the interaction is answered as it is now', async () => {
  const id = await served(world.people.agent);
  const { interaction, event } = await done(act(viewers.agent, 'muteInteraction', { interactionId: id }));
  expect(event).toMatchObject({
    type: 'mute.started',
    source: 'api',
    userId: world.people.agent,
    actorKind: 'user',
    actorId: world.people.agent,
    anomaly: null,
  });
  expect(interaction?.state.legs).toMatchObject([{ muted: event.occurredAt }]);
});

test('what the state forbids is refused and nothing is recorded', async () => {
  const id = await served(world.people.agent);
  const before = await world.rows('select count(*) from user_events');
  const refused = await act(viewers.agent, 'resumeInteraction', { interactionId: id });
  expect(refused).toMatchObject({
    kind: 'invalid-transition',
    from: 'connected',
    action: 'hold.ended',
  });
  expect(await world.rows('select count(*) from user_events')).toEqual(before);
});

test('another agent finds nothing there, a manager of the team may act for the user, another manager’s agent not', async () => {
  const { agent, other } = world.people;
  const id = await served(agent);
  const theirs = await served(other);
  const hold = (viewer: SignedInViewer, interactionId: string, userId: string | null) =>
    act(viewer, 'holdInteraction', { interactionId, userId });
  expect(
    await kinds(hold(viewers.other, id, null), hold(viewers.manager, theirs, other), hold(viewers.agent, id, other)),
  ).toEqual(['NotFoundError', 'ForbiddenError', 'ForbiddenError']);
  const { event } = await done(hold(viewers.manager, id, agent));
  expect(event).toMatchObject({
    actorKind: 'manager',
    actorId: world.people.manager,
    userId: agent,
  });
});

test('of a queue: whoever’s permission reaches the queues they serve acts on what waits there', async () => {
  const grants = { 'interactions:read': 'queues', 'interactions:act': 'queues' } as const;
  const viewer = await world.viewerOf(world.people.agent, grants);
  const [here, there] = [await waiting(world.sales), await waiting(world.support)];
  const note = (interactionId: string) => act(viewer, 'addInteractionNote', { interactionId, fields: { text: 'Hm.' } });
  expect(await kinds(note(here), note(there))).toEqual(['acted', 'NotFoundError']);
});

test('without the permission nothing is done', async () => {
  const viewer = await world.viewerOf(world.people.agent, { 'interactions:read': 'all' });
  const id = await served(world.people.agent);
  expect(await kinds(act(viewer, 'muteInteraction', { interactionId: id }))).toEqual(['ForbiddenError']);
});

test('only who may act for everyone may say when it happened', async () => {
  const id = await served(world.people.agent);
  const at = Date.now() - 60_000;
  expect(
    await kinds(act(viewers.agent, 'addInteractionNote', { interactionId: id, at, fields: { text: 'x' } })),
  ).toEqual(['ForbiddenError']);
  const fields = { text: 'x' };
  const { event } = await done(act(viewers.admin, 'addInteractionNote', { interactionId: id, at, fields }));
  expect(event).toMatchObject({ occurredAt: at, anomaly: 'OUT_OF_ORDER' });
});

test('the same idempotency key and input is the same event, other input a conflict, another caller another key', async () => {
  const id = await served(world.people.agent);
  const note = (viewer: SignedInViewer, text: string) =>
    act(viewer, 'addInteractionNote', {
      interactionId: id,
      idempotencyKey: 'k1',
      fields: { text },
    });
  const [first, again] = [await done(note(viewers.agent, 'a')), await done(note(viewers.agent, 'a'))];
  expect(again.event.seq).toBe(first.event.seq);
  expect(again.interaction?.id).toBe(id);
  expect(await note(viewers.agent, 'b')).toMatchObject({ kind: 'IdempotencyConflictError' });
  expect((await done(note(viewers.admin, 'b'))).event.seq).toBeGreaterThan(first.event.seq);
});

test('a key that was refused may be used again', async () => {
  const id = await served(world.people.agent);
  const again = { interactionId: id, idempotencyKey: 'k2' };
  expect(await kinds(act(viewers.agent, 'resumeInteraction', again))).toEqual(['invalid-transition']);
  await done(act(viewers.agent, 'holdInteraction', { interactionId: id }));
  expect(await kinds(act(viewers.agent, 'resumeInteraction', again))).toEqual(['acted']);
});

test('what an agent makes is theirs to see and to go on with', async () => {
  const made = await done(
    act(viewers.agent, 'createInteraction', {
      idempotencyKey: 'new',
      fields: { channel: 'call', direction: 'outbound' },
    }),
  );
  const id = made.interaction?.id ?? '';
  expect(made.event).toMatchObject({ actorKind: 'user', userId: world.people.agent });
  const visible = async (viewer: SignedInViewer) => (await world.interactions.store.byIds(viewer, [id])).length;
  expect([await visible(viewers.agent), await visible(viewers.other)]).toEqual([1, 0]);
  const again = await done(
    act(viewers.agent, 'createInteraction', {
      idempotencyKey: 'new',
      fields: { channel: 'call', direction: 'outbound' },
    }),
  );
  expect(again.interaction?.id).toBe(id);
  expect(await kinds(act(viewers.agent, 'claimInteraction', { interactionId: id }))).toEqual(['acted']);
});

test('what one makes who sees everything is the customer’s doing', async () => {
  const { event } = await done(act(viewers.admin, 'createInteraction', { fields: { channel: 'chat' } }));
  expect(event).toMatchObject({ actorKind: 'customer', userId: null, channel: 'chat' });
});

test('who serves a queue sees what waits there, may claim it and nothing else, and then it is theirs', async () => {
  const id = await waiting(world.sales);
  const [row] = await world.interactions.store.byIds(viewers.agent, [id]);
  expect(row && allowedActions(row, viewers.agent)).toEqual(['claimInteraction']);
  const note = { interactionId: id, fields: { text: 'x' } };
  expect(
    await kinds(
      act(viewers.agent, 'addInteractionNote', note),
      act(viewers.other, 'claimInteraction', { interactionId: id }),
    ),
  ).toEqual(['ForbiddenError', 'NotFoundError']);
  const { interaction } = await done(act(viewers.agent, 'claimInteraction', { interactionId: id }));
  expect(interaction).toMatchObject({ phase: 'connected', ownerId: world.people.agent });
  expect(await kinds(act(viewers.agent, 'addInteractionNote', note))).toEqual(['acted']);
});

test('what somebody owns is no longer anybody’s to claim who only serves the queue', async () => {
  const id = await waiting(world.sales);
  const assign = { interactionId: id, userId: world.people.other };
  await done(act(viewers.admin, 'assignInteraction', assign));
  expect(await kinds(act(viewers.agent, 'claimInteraction', { interactionId: id }))).toEqual(['NotFoundError']);
});

test('users and queues that there are not, and those of another organization, are not found', async () => {
  const elsewhere = await openWorld(temporary.url, 'South');
  const id = await waiting(world.sales);
  const offer = (userId: string) => act(viewers.admin, 'offerInteraction', { interactionId: id, userId });
  const queueId = elsewhere.sales;
  expect(
    await kinds(
      offer(randomIds.next()),
      offer(elsewhere.people.agent),
      act(viewers.admin, 'transferInteraction', { interactionId: id, queueId }),
      act(viewers.admin, 'muteInteraction', { interactionId: randomIds.next() }),
    ),
  ).toEqual(['NotFoundError', 'NotFoundError', 'NotFoundError', 'NotFoundError']);
  await elsewhere.close();
});

test('a payload that does not fit is refused with every issue', async () => {
  const id = await served(world.people.agent);
  const bad = act(viewers.agent, 'addInteractionNote', {
    interactionId: id,
    fields: { text: 'with a \0 inside' },
    idempotencyKey: 'x'.repeat(501),
  });
  expect(await bad).toMatchObject({
    kind: 'ValidationError',
    issues: [{ code: 'INVALID' }, { path: ['idempotencyKey'] }],
  });
});

test('availability follows its events, the newest by their own time, and queues are joined and left', async () => {
  const { agent } = world.people;
  const status = (status: string, occurredAt: number) =>
    world.fact('-', 'user.status_changed', {
      by: agent,
      interaction: null,
      fields: { status },
      occurredAt,
    });
  const now = Date.now();
  await world.record([status('busy', now), status('away', now - 5_000)]);
  await world.record([status('lunch', now - 1_000)]);
  await done(act(viewers.agent, 'joinQueue', { queueId: world.support }));
  const [user] = await world.directory.store.usersByIds(world.organizationId, [agent]);
  expect(user).toMatchObject({ status: 'busy', statusSince: now });
  expect(user?.queueIds.toSorted()).toEqual([world.sales, world.support].toSorted());
  await done(act(viewers.agent, 'leaveQueue', { queueId: world.support }));
  const [left] = await world.directory.store.usersByIds(world.organizationId, [agent]);
  expect(left?.queueIds).toEqual([world.sales]);
});

test('joined and left within one batch, the last word counts', async () => {
  const { other } = world.people;
  const step = (type: 'user.queue_joined' | 'user.queue_left') =>
    world.fact('-', type, { by: other, interaction: null, queueId: world.sales });
  await world.record([step('user.queue_left'), step('user.queue_joined')]);
  const [user] = await world.directory.store.usersByIds(world.organizationId, [other]);
  expect(user?.queueIds).toContain(world.sales);
  await world.record([step('user.queue_joined'), step('user.queue_left')]);
  const [after] = await world.directory.store.usersByIds(world.organizationId, [other]);
  expect(after?.queueIds).not.toContain(world.sales);
});
