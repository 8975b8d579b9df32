import { expect, test } from 'vitest';
import { problemsIn } from './planted-tree.ts';
import { comparePrinted, printedFilesLaw } from './printed-files.law.ts';

const compared = (printed: string, committed: string) => comparePrinted('server/schema.graphql', printed, committed);

test('a committed file that is another than the printed one is found, with the first line that differs', () => {
  expect(compared('type Query {\n  a: Int\n}\n', 'type Query {\n  b: Int\n}\n')).toEqual([
    {
      rule: 'printed-file',
      where: 'server/schema.graphql:2',
      text: 'is "  b: Int", the code prints "  a: Int"; pnpm fix writes it',
    },
  ]);
});

test('a committed file that lacks the end is found, one that is the same is not', () => {
  expect(compared('a\nb\n', 'a\n')).toHaveLength(1);
  expect(compared('a\n', 'a\nb\n')).toHaveLength(1);
  expect(compared('a\nb\n', 'a\nb\n')).toEqual([]);
});

test('a file that cannot be printed is no file', async () => {
  const files = { 'server/schema.graphql': '' };
  const settings: string[] = [];

  await expect(
    problemsIn({ files, settings }, { ...printedFilesLaw, problems: () => printedFilesLaw.problems('/nowhere') }),
  ).rejects.toThrow('');
});
