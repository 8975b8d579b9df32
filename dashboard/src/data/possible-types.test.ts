/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { buildSchema, isInterfaceType } from 'graphql';
import { expect, test } from 'vitest';
import { possibleTypes } from './possible-types.ts';

const schemaUrl = new URL('../../../server/schema.graphql', import.meta.url);

test('the cache knows every type behind every interface of the schema', () => {
  const schema = buildSchema(readFileSync(schemaUrl, 'utf8'));
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  const inSchema = interfaces.map((one) => [
    one.name,
    schema
      .getPossibleTypes(one)
      .map(({ name }) => name)
      .toSorted(),
  ]);
  expect(possibleTypes).toEqual(Object.fromEntries(inSchema));
});
