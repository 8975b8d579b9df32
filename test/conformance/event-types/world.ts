import { enumNameOf, type PayloadField, type UserEventType, userEventTypes } from '@belfry/domain';
import { globalId } from '../../../server/src/platform/graphql/global-id.ts';
import { type Company, setUpCompany } from '../../kit/people.ts';
import type { Product } from '../../kit/product.ts';
import { psql } from '../../kit/psql.ts';
import type { Trouble } from './trouble.ts';

/** An organization in which anything can be made to happen, by its people and by a source of user events. */
export interface World {
  readonly product: Product;
  readonly company: Company;
  readonly trouble: Trouble;
  /** Global id of the queue Sales, of the department Trade; Ana and Otto serve it. */
  readonly queueId: string;
  /** Global ids of what nothing happens to. */
  readonly other: Readonly<Record<'user' | 'queue' | 'team' | 'department', string>>;
  /** Global id of a user. */
  idOf(who: string): string;
  /** Asks the API as somebody. @returns the one root field's value. */
  ask<Answer>(who: string, document: string, variables?: object): Promise<Answer>;
  /** Does one of the single user actions. @returns the interaction's global id. @throws when it is refused. */
  act(who: string, what: { readonly action: string } & Readonly<Record<string, unknown>>): Promise<string>;
  /** The same for actions on a user. */
  acts(who: string, what: { readonly action: string } & Readonly<Record<string, unknown>>): Promise<void>;
  /** Records a user event of a source with every declared field filled in. @throws when it is refused. */
  record(type: UserEventType, about: Readonly<Record<string, unknown>>): Promise<void>;
}

interface Outcome {
  readonly __typename: string;
  readonly interaction?: { readonly id: string };
}

interface Recorded {
  readonly results: readonly { readonly status: string; readonly error: { readonly message: string } | null }[];
}

const recording = `mutation ($input: RecordUserEventsInput!) {
  recordUserEvents(input: $input) { results { status error { message } } }
}`;

const soon = 1_500;

/** A value that fits a declared field; instants lie shortly ahead. */
function valueFor(name: string, { data, choices = [] }: PayloadField): unknown {
  const values: Readonly<Record<PayloadField['data'], unknown>> = {
    text: `some ${name}`,
    number: 3,
    duration: 60_000,
    choice: choices[0],
    time: Date.now() + soon,
    'yes-no': true,
    list: ['red', 'blue'],
  };
  return values[data];
}

const filled = (type: UserEventType): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(userEventTypes[type].fields ?? {}).map(([name, field]) => [name, valueFor(name, field)]),
  );

/** Teams, departments and queues have no mutations of their own. */
const settling = `with department as (insert into departments (organization_id, id, name) values ($1, $2, 'Trade')),
  teams_made as (insert into teams (organization_id, id, name, department_id, manager_id)
    select $1, t.id, t.name, t.department_id, t.manager_id from (values ($3::uuid, 'Day', $2::uuid, $7::uuid), ($4, 'Night', null, null)) t (id, name, department_id, manager_id)),
  queues_made as (insert into queues (organization_id, id, name, department_id)
    select $1, q.id, q.name, q.department_id from (values ($5::uuid, 'Sales', $2::uuid), ($6, 'Lost property', null)) q (id, name, department_id)),
  other as (insert into departments (organization_id, id, name) values ($1, $9, 'Stores')),
  members as (insert into queue_members (organization_id, queue_id, user_id) select $1, $5, unnest($8::uuid[]))
  update users set team_id = $3 where organization_id = $1 and id = any($8)`;

const keyOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':').at(-1) ?? '';

/** Fresh keys of what is settled, by what this file calls it. */
function freshKeys() {
  const key = (): string => crypto.randomUUID();
  return { department: key(), team: key(), otherTeam: key(), queue: key(), otherQueue: key(), otherDepartment: key() };
}

async function settle(product: Product, company: Company): Promise<ReturnType<typeof freshKeys>> {
  const keys = freshKeys();
  const userKey = (who: string): string => keyOf(company.person(who).id);
  await psql(await product.databaseUrl(), settling, [
    company.organizationId,
    keys.department,
    keys.team,
    keys.otherTeam,
    keys.queue,
    keys.otherQueue,
    userKey('mara'),
    ['ana', 'otto'].map(userKey),
    keys.otherDepartment,
  ]);
  return keys;
}

const people = { ana: 'Agent', otto: 'Agent', mara: 'Manager', ivy: 'Integrator' };

/** The doors of an organization, as its people use them. */
function doorsOf(product: Product, company: Company): Pick<World, 'ask' | 'act' | 'acts' | 'record'> {
  const ask: World['ask'] = async <Answer>(who: string, document: string, variables?: object) => {
    const data = await product.request(company.person(who).token)<Record<string, Answer>, object>(document, variables);
    const [answer] = Object.values(data);
    if (answer === undefined) throw new Error('There is no answer');
    return answer;
  };
  const does = async (
    who: string,
    { action, ...input }: Parameters<World['act']>[1],
    wanted: string,
  ): Promise<Outcome> => {
    const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
    const document = `mutation ($input: ${type}Input!) {
      ${action}(input: $input) { __typename ... on ${type}Payload { ${wanted} } ... on UserError { message } }
    }`;
    const outcome = await ask<Outcome>(who, document, { input });
    if (outcome.__typename !== `${type}Payload`) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  let events = 0;
  return {
    ask,
    act: async (who, what) => (await does(who, what, 'interaction { id }')).interaction?.id ?? '',
    acts: async (who, what) => void (await does(who, what, 'userEvent { id }')),
    async record(type, { fields, ...about }) {
      events += 1;
      const event = {
        sourceEventId: `e${events}`,
        type: enumNameOf(type),
        occurredAt: new Date().toISOString(),
        fields: { ...filled(type), ...(fields as object) },
        ...about,
      };
      const { results } = await ask<Recorded>('ivy', recording, { input: { source: 'world', events: [event] } });
      if (results[0]?.status !== 'RECORDED') throw new Error(`${type}: ${JSON.stringify(results)}`);
    },
  };
}

/** Sets an organization up on a product. */
export async function openWorld(
  product: Product,
  { name, trouble }: { readonly name: string; readonly trouble: Trouble },
): Promise<World> {
  const company = await setUpCompany(product, name, people);
  const keys = await settle(product, company);
  return {
    product,
    company,
    trouble,
    ...doorsOf(product, company),
    idOf: (who) => company.person(who).id,
    queueId: globalId('Queue', keys.queue),
    other: {
      user: company.person('mara').id,
      queue: globalId('Queue', keys.otherQueue),
      team: globalId('Team', keys.otherTeam),
      department: globalId('Department', keys.otherDepartment),
    },
  };
}
