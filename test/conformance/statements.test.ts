import { createRecorder } from '@belfry/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Company, setUpCompany } from '../kit/people.ts';
import { temporaryDatabase, type TemporaryDatabase } from '../kit/postgres.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { countStatements, type StatementCounter } from '../kit/statement-counter.ts';
import { until } from '../kit/until.ts';

let database: TemporaryDatabase;
let counter: StatementCounter;
let product: Product;
let company: Company;
beforeAll(async () => {
  database = await temporaryDatabase();
  counter = await countStatements(database.url);
  product = await startProduct({ databaseUrl: counter.url });
  company = await setUpCompany(product, 'North Support', { ivy: 'Integrator' });
});
afterAll(async () => {
  await product[Symbol.asyncDispose]();
  await counter[Symbol.asyncDispose]();
  await database.drop();
});

const page = 'first: 40';
const event = 'id type occurredAt actor { name } user { name } queue { name } interaction { phase }';
/** Each lists what it can with everything beside it that is of another table. */
const documents: Readonly<Record<string, string>> = {
  interactions: `interactions(${page}) { nodes { id queue { name department { name } } owner { name team { name } } participants { name } } }`,
  timelines: `interactions(${page}) { nodes { timeline { segments { kind user { name } queue { name } } } metrics { talk } } }`,
  userEvents: `userEvents(${page}) { nodes { ${event} } }`,
  queues: `queues(${page}) { nodes { name waiting department { name } members { name } } }`,
  users: `users(${page}) { nodes { name status roles { name } team { name } queues { name } } }`,
  counts:
    'userEventCounts(query: { groupBy: [TYPE, USER, QUEUE] }) { total cells { type count user { name } queue { name } } }',
  departments: `departments(${page}) { nodes { name } }`,
  teams: `teams(${page}) { nodes { name department { name } manager { name } } }`,
  roles: 'roles { name grants { permission scope } } permissions { id }',
  eventDefinitions: `eventDefinitions(scope: GLOBAL, ${page}) { nodes { name owner { name } sentence actionsSentence firedLastDay lastFiredAt viewerCanEdit mutedByViewer doubts { code } usage { firedLastDay hours opened noisy dead } } }`,
  firings: `firings(${page}) { nodes { definitionName definition { name } cause { type } interaction { phase } notifications receipts { kind state } deliveries { state } } }`,
  notifications: `notifications(${page}) { nodes { title definition { name } interaction { phase } acknowledgedBy { name } queue { name } firing { firedAt } } } notificationSummary { unread }`,
  deliveries: `deliveries(${page}) { nodes { channel target state attempts { outcome } firing { definitionName } } }`,
  tasks: `tasks(${page}) { nodes { subject assignedTo { name } interaction { phase } } }`,
  rolesInUse: 'roles { name userCount limits { events } }',
};

/** The fewest of several runs: the server's own look-arounds come on top of some of them. */
async function statementsOf(fields: string): Promise<number> {
  const request = product.request(company.person('operator').token);
  let fewest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run += 1) {
    const before = counter.statements;
    await request(`{ ${fields} }`);
    fewest = Math.min(fewest, counter.statements - before);
  }
  return fewest;
}

/** Calls with users and queues of their own. */
async function recordCalls(from: number, to: number): Promise<void> {
  const recorder = createRecorder({
    request: product.request(company.person('ivy').token),
    source: 'pbx',
    createMissing: true,
  });
  for (let call = from; call < to; call += 1) {
    const about = { interaction: { externalId: `c${call}` }, queue: { externalId: `q${call}` } };
    const user = { externalId: `u${call}` };
    const steps = ['INTERACTION_CREATED', 'INTERACTION_QUEUED', 'OFFER_CREATED', 'OFFER_REJECTED'];
    for (const type of steps) {
      const offer = type.startsWith('OFFER') ? { user } : {};
      const occurredAt = new Date().toISOString();
      await recorder.write({
        sourceEventId: `${call}-${type}`,
        type,
        occurredAt,
        ...about,
        ...offer,
      });
    }
  }
  await recorder.close();
}

/** @param count so many definitions fire for each rejected call */
async function define(count: number, name: string): Promise<void> {
  const to = [{ kind: 'user', userId: company.person('operator').id }];
  const actions = [{ kind: 'notify', to, severity: 'info', title: 'Look', body: 'Now.' }];
  for (let index = 0; index < count; index += 1) {
    const input = {
      scope: 'GLOBAL',
      name: `${name} ${index}`,
      eventType: 'CALL_REJECTED',
      actions,
    };
    await product.request(company.person('operator').token)(
      'mutation ($input: CreateEventDefinitionInput!) { createEventDefinition(input: $input) { __typename } }',
      { input },
    );
  }
}

/** The engine and its like have work of their own after a recording: nothing is measured until they are done. */
function atRest(): Promise<void> {
  let last = -1;
  const rests = (): boolean => {
    const before = last;
    last = counter.statements;
    return last === before;
  };
  return until('the server is at rest', rests, { everyMs: 250 });
}

async function measure(): Promise<Record<string, number>> {
  await atRest();
  const counted: Record<string, number> = {};
  for (const [name, fields] of Object.entries(documents)) counted[name] = await statementsOf(fields);
  return counted;
}

/** A look-around of the server's own that fell into every run, or a table that two rows did not lead to. */
const byChance = 3;

test('a page of forty costs as many statements as a page of two', async () => {
  await define(1, 'First');
  await recordCalls(0, 2);
  const few = await measure();
  await define(10, 'More');
  await recordCalls(2, 40);
  const many = await measure();

  const grown = Object.keys(documents).filter((name) => (many[name] ?? 0) > (few[name] ?? 0) + byChance);
  process.stdout.write(`statements: ${JSON.stringify(many)}\n`);
  expect(grown).toEqual([]);
  expect(Math.min(...Object.values(few))).toBeGreaterThan(0);
  expect(Math.max(...Object.values(many))).toBeLessThan(40);
});
