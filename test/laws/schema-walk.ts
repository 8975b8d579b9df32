import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** Anything in the schema that has a type, with its place: a field, an argument, or an input's field. */
export interface Typed {
  readonly where: string;
  readonly name: string;
  readonly type: GraphQLType;
  readonly description: string | null | undefined;
  readonly deprecationReason: string | null | undefined;
}

export interface OutputField {
  readonly where: string;
  readonly owner: GraphQLNamedType;
  readonly field: GraphQLField<unknown, unknown>;
}

/** The types that we have made, in order. */
export function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

/** Fields of objects and interfaces. */
export function outputFields(schema: GraphQLSchema): OutputField[] {
  return ownTypes(schema).flatMap((owner) =>
    isObjectType(owner) || isInterfaceType(owner)
      ? Object.values(owner.getFields()).map((field) => ({
          where: `${owner.name}.${field.name}`,
          owner,
          field,
        }))
      : [],
  );
}

export function inputFields(schema: GraphQLSchema): Typed[] {
  return ownTypes(schema).flatMap((type) =>
    isInputObjectType(type) ? Object.values(type.getFields()).map((field) => typed(type.name, field)) : [],
  );
}

export function fieldArguments(schema: GraphQLSchema): Typed[] {
  return outputFields(schema).flatMap(({ where, field }) => field.args.map((argument) => typed(where, argument)));
}

/** All fields, arguments and input fields. */
export function typedPlaces(schema: GraphQLSchema): Typed[] {
  const fields = outputFields(schema).map(({ owner, field }) => typed(owner.name, field));
  return [...fields, ...fieldArguments(schema), ...inputFields(schema)];
}

export function enumValues(schema: GraphQLSchema): Omit<Typed, 'type'>[] {
  return ownTypes(schema).flatMap((type) =>
    isEnumType(type)
      ? type.getValues().map(({ name, description, deprecationReason }) => ({
          where: `${type.name}.${name}`,
          name,
          description,
          deprecationReason,
        }))
      : [],
  );
}

function typed(owner: string, part: GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField): Typed {
  const { name, type, description, deprecationReason } = part;
  return { where: `${owner}.${name}`, name, type, description, deprecationReason };
}
