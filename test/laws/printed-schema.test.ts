import { expect, test } from 'vitest';
import { problemsIn } from './planted-tree.ts';
import { compareSchemas, printedSchemaLaw } from './printed-schema.law.ts';

test('a committed schema that is another than the printed one is found, with the first line that differs', () => {
  expect(compareSchemas('type Query {\n  a: Int\n}\n', 'type Query {\n  b: Int\n}\n')).toEqual([
    {
      rule: 'printed-schema',
      where: 'server/schema.graphql:2',
      text: 'is "  b: Int", the code prints "  a: Int"; pnpm fix writes it',
    },
  ]);
});

test('a committed schema that lacks the end is found, one that is the same is not', () => {
  expect(compareSchemas('a\nb\n', 'a\n')).toHaveLength(1);
  expect(compareSchemas('a\n', 'a\nb\n')).toHaveLength(1);
  expect(compareSchemas('a\nb\n', 'a\nb\n')).toEqual([]);
});

test('a schema that cannot be printed is no schema', async () => {
  const files = { 'server/schema.graphql': '' };
  const settings: string[] = [];

  await expect(
    problemsIn({ files, settings }, { ...printedSchemaLaw, problems: () => printedSchemaLaw.problems('/nowhere') }),
  ).rejects.toThrow('');
});
