import { type EventTypeName, eventFields, eventTypes, isBuiltInEventType, isBuiltInField } from '@belfry/domain';
import { type CatalogueField, type CatalogueOperator, deriveTests, type Written } from './derive-tests.ts';
import type { World } from './world.ts';

/** An event type as the API's catalogue tells it. */
export interface TypeInfo {
  readonly name: EventTypeName;
  readonly trigger: 'EVENT' | 'TIMED' | 'THRESHOLD' | 'MANUAL';
  readonly fields: readonly CatalogueField[];
  readonly variables: readonly { readonly name: string }[];
}

export interface Catalogue {
  readonly types: readonly TypeInfo[];
  readonly operators: ReadonlyMap<string, readonly CatalogueOperator[]>;
}

interface Told {
  readonly categories: readonly { readonly eventTypes: readonly TypeInfo[] }[];
  readonly operators: readonly { readonly data: string; readonly operators: readonly CatalogueOperator[] }[];
}

const catalogueQuery = `{ eventCatalogue {
  categories { eventTypes { name trigger fields { name data choices refersTo variable } variables { name } } }
  operators { data operators { name values } }
} }`;

export async function readCatalogue(world: World): Promise<Catalogue> {
  const { categories, operators } = await world.ask<Told>('operator', catalogueQuery);
  return {
    types: categories.flatMap(({ eventTypes }) => eventTypes),
    operators: new Map(operators.map((one) => [one.data, one.operators])),
  };
}

/** What a variable without a value is shown as. */
export const absent = '(none)';

/** One line a variable: `NAME=value`. */
const bodyOf = ({ variables }: TypeInfo): string =>
  variables.map(({ name }) => `${name}=#${name}|${absent}#`).join('\n');

/** A threshold that the first count passes: above nothing, or below anything. */
const levels = {
  above: { level: 0, clearLevel: 0 },
  below: { level: 1, clearLevel: 1 },
  percent: { level: 100, clearLevel: 100 },
} as const;

const create = `mutation ($input: CreateEventDefinitionInput!) {
  createEventDefinition(input: $input) {
    __typename
    ... on CreateEventDefinitionPayload { eventDefinition { id } }
    ... on ValidationError { issues { path message } }
    ... on UserError { message }
  }
}`;

/** A Global event of a type that tells the operator everything it can name. @returns its id. */
export async function define(world: World, type: TypeInfo, condition?: Written | Group): Promise<string> {
  const count = isBuiltInEventType(type.name) ? eventTypes[type.name].count : undefined;
  const input = {
    scope: 'GLOBAL',
    name: type.name,
    eventType: type.name,
    condition,
    ...(type.trigger === 'TIMED' ? { after: 'PT1S' } : {}),
    ...(count === undefined ? {} : { threshold: levels[count.of === 'service-level' ? 'percent' : count.passes] }),
    actions: [
      {
        kind: 'notify',
        to: [{ kind: 'user', userId: world.idOf('operator') }],
        severity: 'info',
        title: type.name,
        body: bodyOf(type),
      },
    ],
  };
  const made = await world.ask<{ eventDefinition?: { id: string } }>('operator', create, { input });
  if (!made.eventDefinition) throw new Error(`${type.name}: ${JSON.stringify(made)}`);
  return made.eventDefinition.id;
}

interface Group {
  readonly kind: 'all' | 'any';
  readonly of: readonly Written[];
}

/** A firing as the API tells it. */
export interface Firing {
  readonly kind: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const firingsQuery = `query ($id: ID!) { firings(filter: { definition: { eq: $id } }, first: 10) { nodes { kind values } } }`;

/** Newest first. */
export async function firingsOf(world: World, id: string): Promise<readonly Firing[]> {
  return (await world.ask<{ nodes: Firing[] }>('operator', firingsQuery, { id })).nodes;
}

const notificationsQuery = `query ($id: ID!) { notifications(filter: { definition: { eq: $id } }, first: 10) { nodes { title body } } }`;

export async function bodiesOf(world: World, id: string): Promise<readonly string[]> {
  const { nodes } = await world.ask<{ nodes: { body: string }[] }>('operator', notificationsQuery, { id });
  return nodes.map(({ body }) => body);
}

/** Operators of choices that have an order. */
const ordering = new Set(['<', '>', 'increased', 'decreased']);

const atMost = 60;

const chunks = <One>(all: readonly One[]): (readonly One[])[] =>
  all.length === 0 ? [] : [all.slice(0, atMost), ...chunks(all.slice(atMost))];

/** The conditions over everything that a firing saw: each group of the first must hold, each of the second must not. */
export function conditionsFor(
  { operators }: Catalogue,
  { fields }: TypeInfo,
  { values, world }: { readonly values: Firing['values']; readonly world: World },
): { readonly holding: readonly Group[]; readonly failing: readonly Group[] } {
  const others: Readonly<Record<string, string>> = world.other;
  const derived = fields.map((field) => {
    const value = values[field.name];
    const other = field.refersTo === null ? field.choices?.find((choice) => choice !== value) : others[field.refersTo];
    const ordered = isBuiltInField(field.name) && eventFields[field.name].ordered === true;
    const fitting = (operators.get(field.data) ?? []).filter(({ name }) => ordered || !ordering.has(name));
    return deriveTests(
      { field, value, other, now: Number(values['time'] ?? Date.now()) },
      field.data === 'choice' || field.data === 'change' ? fitting : (operators.get(field.data) ?? []),
    );
  });
  return {
    holding: chunks(derived.flatMap(({ holding }) => holding)).map((of) => ({ kind: 'all', of })),
    failing: chunks(derived.flatMap(({ failing }) => failing)).map((of) => ({ kind: 'any', of })),
  };
}
