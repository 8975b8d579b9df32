import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { SCHEMA_RULES } from './schema-rules.ts';

/** Keeps every convention; each test below takes one thing away. */
const KEPT = `
"Where reading begins."
type Query {
  "One thing."
  node("Which." id: ID!): Node
  "Things in the order of their ids."
  nodes("Which." ids: [ID!]!): [Node]!
  "All things."
  things("How many." first: Int, "From where." after: String, "How many." last: Int, "Up to where." before: String): ThingConnection!
}

"Where writing begins."
type Mutation {
  "Makes a thing."
  createThing("What." input: CreateThingInput!): CreateThingResult!
  "Changes a thing."
  updateThing("What." input: UpdateThingInput!): UpdateThingPayload!
}

"Has an id."
interface Node {
  "Opaque."
  id: ID!
}

"A thing."
type Thing implements Node {
  "Opaque."
  id: ID!
  "Who has it."
  ownerId: ID
  "What it is called."
  names: [String!]!
  "Once."
  title: String @deprecated(reason: "Use names until 2027-01-01.")
  "How it is."
  state: State!
}

"How a thing is."
enum State {
  "Can be used."
  OPEN
}

"Things, paged."
type ThingConnection {
  "With cursors."
  edges: [ThingEdge!]!
  "Without."
  nodes: [Thing!]!
  "Where this is."
  pageInfo: PageInfo!
}

"A thing in a page."
type ThingEdge {
  "Its place."
  cursor: String!
  "It."
  node: Thing!
}

"Where a page is."
type PageInfo {
  "Is there more?"
  hasNextPage: Boolean!
}

"What to make."
input CreateThingInput {
  "Makes trying again safe."
  idempotencyKey: String
  "Who has it."
  ownerId: ID
}

"What to change."
input UpdateThingInput {
  "Which."
  id: ID!
  "The one that was seen."
  expectedVersion: Int!
}

"What came of it."
union CreateThingResult = CreateThingPayload | ThingError

"It is made."
type CreateThingPayload {
  "The new one."
  thing: Thing!
}

"It is changed."
type UpdateThingPayload {
  "The changed one."
  thing: Thing!
}

"What a person did wrong."
interface UserError {
  "What to do."
  message: String!
}

"It is not possible."
type ThingError implements UserError {
  "What to do."
  message: String!
}

"Says something."
directive @note on FIELD
`;

function broken(schema: string): string[] {
  return Object.entries(SCHEMA_RULES).flatMap(([rule, find]) =>
    find(buildSchema(schema)).map(({ where }) => `${rule} ${where}`),
  );
}

test('a schema that keeps the conventions breaks no rule', () => {
  expect(broken(KEPT)).toEqual([]);
});

const VIOLATIONS: readonly (readonly [rule: string, where: string, from: string, to: string])[] = [
  ['everything-is-described', 'Thing', '"A thing."\n', ''],
  ['everything-is-described', 'Thing.state', '  "How it is."\n', ''],
  ['everything-is-described', 'Query.node.id', '"Which." id: ID!', 'id: ID!'],
  ['everything-is-described', 'State.OPEN', '  "Can be used."\n', ''],
  ['everything-is-described', 'CreateThingInput.idempotencyKey', '  "Makes trying again safe."\n', ''],
  ['everything-is-described', '@note', '"Says something."\n', ''],
  ['a-deprecation-says-what-to-use', 'Thing.title', 'Use names until 2027-01-01.', 'Old.'],
  ['no-list-holds-null', 'Thing.names', 'names: [String!]!', 'names: [String]!'],
  [
    'an-id-is-an-id',
    'Thing.id',
    'type Thing implements Node {\n  "Opaque."\n  id: ID!',
    'type Thing {\n  "Opaque."\n  id: String!',
  ],
  ['an-id-is-an-id', 'Thing.ownerId', '  ownerId: ID\n  "What it', '  ownerId: String\n  "What it'],
  [
    'a-mutation-takes-one-input',
    'Mutation.updateThing',
    '"What." input: UpdateThingInput!',
    '"What." input: UpdateThingInput',
  ],
  [
    'a-mutation-takes-one-input',
    'Mutation.createThing',
    'createThing("What." input: CreateThingInput!',
    'createThing("What." input: CreateThingInput!, "More." more: Int',
  ],
  ['a-mutation-has-a-result-of-its-own', 'Mutation.updateThing', ': UpdateThingPayload!', ': Thing!'],
  ['an-expected-failure-is-a-user-error', 'ThingError', 'type ThingError implements UserError', 'type ThingError'],
  ['a-connection-is-paged', 'Query.things', ', "How many." last: Int', ''],
  ['a-connection-is-paged', 'ThingConnection', '  "Without."\n  nodes: [Thing!]!\n', ''],
  [
    'an-update-takes-the-expected-version',
    'UpdateThingInput',
    '  "The one that was seen."\n  expectedVersion: Int!\n',
    '',
  ],
  [
    'a-creation-takes-an-idempotency-key',
    'CreateThingInput',
    '  "Makes trying again safe."\n  idempotencyKey: String\n',
    '',
  ],
];

test.each(VIOLATIONS)('%s bites at %s', (...[rule, where, from, to]) => {
  expect(KEPT).toContain(from);
  expect(broken(KEPT.replace(from, to))).toEqual([`${rule} ${where}`]);
});

test('every rule has a planted violation', () => {
  expect(Object.keys(SCHEMA_RULES).toSorted()).toEqual([...new Set(VIOLATIONS.map(([rule]) => rule))].toSorted());
});
