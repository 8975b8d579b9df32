import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import type { Law } from './law.ts';
import { SCHEMA_RULES } from './schema-rules.ts';

export const schemaConventionsLaw: Law = {
  name: 'the schema keeps its conventions',
  async problems(root) {
    const text = await readFile(join(root, 'server/schema.graphql'), 'utf8');
    const schema = buildSchema(text);
    return Object.entries(SCHEMA_RULES).flatMap(([rule, find]) =>
      find(schema).map(({ where, text: problem }) => ({ rule, where, text: problem })),
    );
  },
};
