import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { countStatements, type StatementCounter } from '../../../../test/kit/statement-counter.ts';
import { anyStory, toldOf } from '../../modules/interactions/arbitrary-items.fixture.ts';
import { eventOf, openWorld, type World } from '../../modules/interactions/interactions.fixture.ts';
import { randomIds } from '../ids.ts';
import type { SignedInViewer } from './context.ts';
import { globalId } from './global-id.ts';
import { type OpenProduct, openProduct } from './product.fixture.ts';

let temporary: TemporaryDatabase;
let counter: StatementCounter;
let world: World;
let elsewhere: World;
let product: OpenProduct;
let admin: SignedInViewer;
let agent: SignedInViewer;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  counter = await countStatements(temporary.url);
  world = await openWorld(temporary.url);
  elsewhere = await openWorld(temporary.url, 'South');
  product = await openProduct(counter.url);
  admin = await world.viewerOf(world.people.admin);
  agent = await world.viewerOf(world.people.agent);
});
afterAll(async () => {
  await product.close();
  await world.close();
  await elsewhere.close();
  await counter[Symbol.asyncDispose]();
  await temporary.drop();
});

let calls = 0;
async function recordCalls(count: number): Promise<void> {
  const { people, sales, support } = world;
  const story = anyStory({ users: [people.agent, people.other], queues: [sales, support] });
  for (const { items } of fc.sample(story, { numRuns: count, seed: 3 })) {
    calls += 1;
    await world.record(toldOf(items, `call-${calls}`));
  }
}

const documents: Record<string, string> = {
  page: '{ interactions(first: 50) { nodes { id queue { name } owner { name } participants { name } } } }',
  stories:
    '{ interactions(first: 50) { nodes { metrics { talk wait } timeline { segments { kind user { name } queue { name } } } } } }',
  beginnings:
    '{ interactions(first: 50) { nodes { timeline { segments { kind userEvent { type interaction { phase } } } } } } }',
  events:
    '{ userEvents(first: 100) { nodes { actor { name } user { name } queue { name } interaction { phase owner { name } } } } }',
  counted: '{ userEventCounts(query: { groupBy: [TYPE, USER] }) { total cells { count interactions user { name } } } }',
};

async function statementsOf(document: string): Promise<number> {
  const before = counter.statements;
  const { errors } = await product.ask(admin, document);
  expect(errors).toBeUndefined();
  return counter.statements - before;
}

test('fifty interactions cost as many statements as two, with their people, queues, stories and figures', async () => {
  const measure = async () => {
    const counted: Record<string, number> = {};
    for (const [name, document] of Object.entries(documents)) counted[name] = await statementsOf(document);
    return counted;
  };
  await recordCalls(2);
  await measure();
  const few = await measure();
  await recordCalls(60);
  const many = await measure();
  for (const [name, statements] of Object.entries(many))
    expect({ name, grown: statements - (few[name] ?? 0) }).toEqual({
      name,
      grown: expect.toSatisfy((by: number) => by <= 6),
    });
  // A transaction of one statement is three: begin with its organization, the statement, commit.
  expect(many['stories']).toBeLessThanOrEqual(16);
});

/** The keys of what there is, and of what there is not for this viewer. */
async function strangers(): Promise<string[]> {
  const [outcome] = await elsewhere.record([elsewhere.fact('x', 'interaction.created')]);
  const id = eventOf(outcome).interactionId ?? '';
  return [
    globalId('Interaction', id),
    globalId('User', elsewhere.people.agent),
    globalId('Queue', elsewhere.sales),
    globalId('Organization', elsewhere.organizationId),
    globalId('Department', elsewhere.department),
    ...['Interaction', 'User', 'Queue', 'Team', 'Role', 'EventDefinition', 'Notification', 'Firing'].flatMap((type) => [
      globalId(type, randomIds.next()),
      globalId(type, 7),
    ]),
    globalId('UserEvent', 999_999),
    globalId('UserEvent', randomIds.next()),
    globalId('Nothing', 1),
    'nonsense',
    '',
  ];
}

test('what is absent, malformed or of another organization is null, without an error', async () => {
  const ids = await strangers();
  const { data, errors } = await product.ask(admin, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ nodes: ids.map(() => null) });
});

test('what is another’s answers like what is not there', async () => {
  const [outcome] = await world.record([world.fact('theirs', 'interaction.claimed', { by: world.people.other })]);
  const event = eventOf(outcome);
  const [theirs, none] = [
    globalId('Interaction', event.interactionId ?? ''),
    globalId('Interaction', randomIds.next()),
  ];
  const ask = (id: string) =>
    product.ask(agent, 'query ($id: ID!) { node(id: $id) { id } interaction(id: $id) { id } }', { id });
  expect(await ask(theirs)).toEqual(await ask(none));
  const seen = await product.ask(agent, 'query ($id: ID!) { node(id: $id) { id } }', {
    id: globalId('UserEvent', event.seq),
  });
  expect(seen.data).toEqual({ node: null });
});

test('every node is found by the id that it bears', async () => {
  const document = `{ users(first: 1) { nodes { id roles { id } team { id } } } queues(first: 1) { nodes { id } } departments(first: 1) { nodes { id } }
    interactions(first: 1) { nodes { id } } userEvents(first: 1) { nodes { id } } viewer { organization { id } } }`;
  const { data } = await product.ask(admin, document);
  const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]);
  expect(ids.length).toBeGreaterThanOrEqual(7);
  const found = await product.ask(admin, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', { ids });
  expect(found.errors).toBeUndefined();
  expect(found.data?.['nodes']).toEqual(ids.map((id) => expect.objectContaining({ id })));
});

const codesOf = ({ errors }: Awaited<ReturnType<OpenProduct['ask']>>) =>
  errors?.map(({ extensions }) => extensions['code']);

test('nobody who is not signed in reads anything but what runs here', async () => {
  expect(codesOf(await product.ask(null, '{ viewer { name } }'))).toEqual(['UNAUTHENTICATED']);
  expect(await product.ask(null, '{ serverInfo { name } }')).toEqual({ data: { serverInfo: { name: 'Belfry' } } });
});

test.each([
  ['{ interaction(id: "eA") { id } }', 'BAD_REQUEST'],
  [`{ interaction(id: "${globalId('Interaction', 7)}") { id } }`, 'BAD_REQUEST'],
  ['{ interactions { nodes { id } } }', 'BAD_REQUEST'],
  [
    '{ userEvents(first: 1, orderBy: [{ field: OCCURRED_AT, direction: ASC }], after: "WzFd") { nodes { id } } }',
    'BAD_CURSOR',
  ],
  ['{ users(first: 1, after: "WzFd") { nodes { id } } }', 'BAD_CURSOR'],
  ['{ userEventCounts(query: { timeZone: "Nowhere" }) { total } }', 'BAD_REQUEST'],
])('%s is refused as %s', async (document, code) => {
  expect(codesOf(await product.ask(admin, document))).toEqual([code]);
});

test('an agent makes an interaction and goes on with it', async () => {
  const made = await product.ask(
    agent,
    `mutation { createInteraction(input: { channel: CALL, direction: "outbound", idempotencyKey: "a" }) {
       ... on CreateInteractionPayload { interaction { id participants { name } allowedActions userEvents(first: 5) { nodes { type user { name } } } } }
       ... on UserError { message } } }`,
  );
  expect(made).toMatchObject({
    data: {
      createInteraction: {
        interaction: {
          participants: [{ name: 'Ana' }],
          allowedActions: expect.arrayContaining(['claimInteraction']),
          userEvents: { nodes: [{ type: 'INTERACTION_CREATED', user: { name: 'Ana' } }] },
        },
      },
    },
  });
  expect(made.errors).toBeUndefined();
});

test('counts of nothing are no cells, for those who count all and for those who count their own', async () => {
  const document =
    '{ userEventCounts(query: { filter: { type: { eq: SURVEY_ANSWERED } } }) { total cells { count interactions } } }';
  for (const viewer of [admin, agent])
    expect(await product.ask(viewer, document)).toEqual({ data: { userEventCounts: { total: 0, cells: [] } } });
});
