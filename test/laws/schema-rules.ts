import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLSchema,
  type GraphQLType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { enumValues, inputFields, outputFields, ownTypes, typedPlaces } from './schema-walk.ts';

interface Found {
  readonly where: string;
  readonly text: string;
}

/** Each convention of the schema with what breaks it. A rule finds nothing in a schema that keeps it. */
export const SCHEMA_RULES: Readonly<Record<string, (schema: GraphQLSchema) => Found[]>> = {
  'everything-is-described': everythingIsDescribed,
  'a-deprecation-says-what-to-use': deprecationsSayWhatToUse,
  'no-list-holds-null': noListHoldsNull,
  'an-id-is-an-id': idsAreIds,
  'a-mutation-takes-one-input': mutationsTakeOneInput,
  'a-mutation-has-a-result-of-its-own': mutationsHaveResultsOfTheirOwn,
  'an-expected-failure-is-a-user-error': expectedFailuresAreUserErrors,
  'a-connection-is-paged': connectionsArePaged,
  'an-update-takes-the-expected-version': updatesTakeTheExpectedVersion,
  'a-creation-takes-an-idempotency-key': creationsTakeAnIdempotencyKey,
};

function everythingIsDescribed(schema: GraphQLSchema): Found[] {
  const types = ownTypes(schema).map(({ name, description }) => ({ where: name, description }));
  const directives = schema
    .getDirectives()
    .filter(({ name }) => !['skip', 'include', 'deprecated', 'specifiedBy', 'oneOf'].includes(name))
    .map(({ name, description }) => ({ where: `@${name}`, description }));
  return [...types, ...typedPlaces(schema), ...enumValues(schema), ...directives]
    .filter(({ description }) => !description?.trim())
    .map(({ where }) => ({ where, text: 'has no description' }));
}

function deprecationsSayWhatToUse(schema: GraphQLSchema): Found[] {
  return [...typedPlaces(schema), ...enumValues(schema)]
    .filter(({ deprecationReason }) => deprecationReason && !/\buse\b.*\buntil\b/is.test(deprecationReason))
    .map(({ where }) => ({ where, text: 'is deprecated without "use … until …"' }));
}

/** `nodes(ids)` answers null for an id that leads to nothing: its places match the ids. */
function noListHoldsNull(schema: GraphQLSchema): Found[] {
  return typedPlaces(schema)
    .filter(({ where, type }) => where !== 'Query.nodes' && holdsNull(type))
    .map(({ where }) => ({ where, text: 'is a list that may hold null' }));
}

function holdsNull(type: GraphQLType): boolean {
  const list = getNullableType(type);
  return isListType(list) && (!isNonNullType(list.ofType) || holdsNull(list.ofType));
}

/** Ids of other systems are texts of theirs; references (`XRef`) name a thing by any of its ids. */
const foreignIds = new Set(['externalId', 'sourceEventId', 'messageId']);

function idsAreIds(schema: GraphQLSchema): Found[] {
  const wrong = typedPlaces(schema).filter(({ where, name, type }) => {
    if (foreignIds.has(name) || where.endsWith('Ref.id')) return false;
    // What is asked for may be left out: an argument, or a field of an input.
    if (name === 'id' && String(type) === 'ID' && (where.split('.').length === 3 || where.endsWith('Input.id')))
      return false;
    if (name === 'id') return String(type) !== 'ID!' && getNamedType(type).name !== 'IdFilter';
    return /(Id|Ids)$/.test(name) && !['ID', 'IdFilter'].includes(getNamedType(type).name);
  });
  return wrong.map(({ where, type }) => ({ where, text: `is ${String(type)}` }));
}

function mutations(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {});
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function mutationsTakeOneInput(schema: GraphQLSchema): Found[] {
  return mutations(schema)
    .filter(({ name, args }) => {
      const [input] = args;
      return args.length !== 1 || input?.name !== 'input' || String(input.type) !== `${capitalized(name)}Input!`;
    })
    .map(({ name }) => ({
      where: `Mutation.${name}`,
      text: `does not take just input: ${capitalized(name)}Input!`,
    }));
}

function mutationsHaveResultsOfTheirOwn(schema: GraphQLSchema): Found[] {
  return mutations(schema)
    .filter(({ name, type }) => {
      const result = getNamedType(type);
      const own = [`${capitalized(name)}Payload`, `${capitalized(name)}Result`].includes(result.name);
      return !own || isListType(getNullableType(type)) || !(isObjectType(result) || isUnionType(result));
    })
    .map(({ name, type }) => ({
      where: `Mutation.${name}`,
      text: `returns ${String(type)}, not a payload or a result of its own`,
    }));
}

function expectedFailuresAreUserErrors(schema: GraphQLSchema): Found[] {
  return ownTypes(schema)
    .filter(isObjectType)
    .filter((type) => type.name.endsWith('Error') && !type.getInterfaces().some(({ name }) => name === 'UserError'))
    .map(({ name }) => ({ where: name, text: 'is not a UserError' }));
}

function connectionsArePaged(schema: GraphQLSchema): Found[] {
  const isConnection = (type: GraphQLType): boolean => getNamedType(type).name.endsWith('Connection');
  const fields = outputFields(schema)
    .filter(({ field }) => isConnection(field.type))
    .flatMap(({ where, field }) => missing(where, { of: field.args, names: ['first', 'after', 'last', 'before'] }));
  const types = ownTypes(schema)
    .filter(isObjectType)
    .filter(isConnection)
    .flatMap((type) =>
      missing(type.name, {
        of: Object.values(type.getFields()),
        names: ['edges', 'nodes', 'pageInfo'],
      }),
    );
  return [...fields, ...types];
}

function missing(where: string, { of, names }: { of: readonly { name: string }[]; names: readonly string[] }): Found[] {
  return names
    .filter((wanted) => !of.some(({ name }) => name === wanted))
    .map((wanted) => ({ where, text: `lacks ${wanted}` }));
}

function updatesTakeTheExpectedVersion(schema: GraphQLSchema): Found[] {
  return inputsOf(schema, /^Update\w+Input$/, 'expectedVersion');
}

function creationsTakeAnIdempotencyKey(schema: GraphQLSchema): Found[] {
  return inputsOf(schema, /^Create\w+Input$/, 'idempotencyKey');
}

function inputsOf(schema: GraphQLSchema, pattern: RegExp, field: string): Found[] {
  const inputs = new Set(mutations(schema).flatMap(({ args }) => args.map(({ type }) => getNamedType(type).name)));
  const having = new Set(inputFields(schema).map(({ where }) => where));
  return ownTypes(schema)
    .filter(isInputObjectType)
    .filter(({ name }) => inputs.has(name) && pattern.test(name) && !having.has(`${name}.${field}`))
    .map(({ name }) => ({ where: name, text: `lacks ${field}` }));
}
