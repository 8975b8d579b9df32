import { expect, test } from 'vitest';
import { problemsIn } from './planted-tree.ts';
import { typesLaw } from './types.law.ts';

const settings = ['tsconfig.base.json'];
const tsconfig = '{ "extends": "../tsconfig.base.json", "include": ["src"] }';

test.each([
  ['a wrong type', 'export const text: string = 1;', 'TS2322'],
  ['a place that may be empty', 'export const first = (texts: string[]): string => texts[0];', 'TS2322'],
  ['an enum, which Node cannot run', 'export enum State {\n  Open,\n}', 'TS1294'],
  ['an optional field set to undefined', 'export const found: { name?: string } = { name: undefined };', 'TS2375'],
  [
    'a type imported as a value',
    `import { Kept } from './kept.ts';\nexport const kept = (value: Kept): Kept => value;`,
    'TS1484',
  ],
  ['a variable that nobody reads', 'export const one = (): number => {\n  const two = 2;\n  return 1;\n};', 'TS6133'],
])('%s is found', async (_name, code, rule) => {
  const files = {
    'package.json': '{ "type": "module" }',
    'server/tsconfig.json': tsconfig,
    'server/src/planted.ts': code,
    'server/src/kept.ts': 'export type Kept = string;',
  };

  const problems = await problemsIn({ files, settings }, typesLaw);

  expect(problems.map((problem) => [problem.rule, problem.where.split('(')[0]])).toEqual([
    [rule, 'server/src/planted.ts'],
  ]);
});

test('every folder with settings of its own is looked at, and one that cannot be is a problem', async () => {
  const files = {
    'package.json': '{ "type": "module" }',
    'server/tsconfig.json': tsconfig,
    'server/src/planted.ts': 'export const text: string = 1;',
    'packages/domain/tsconfig.json': '{ "include": ["nowhere"] }',
  };

  const problems = await problemsIn({ files, settings }, typesLaw);

  expect(problems.map(({ rule, where }) => [rule, where])).toEqual([
    ['types', 'packages/domain'],
    ['TS2322', 'server/src/planted.ts(1,14)'],
  ]);
});

test('a tree without any settings is no checked tree', async () => {
  const problems = await problemsIn({ files: { 'server/src/kept.ts': '' }, settings }, typesLaw);

  expect(problems.map(({ rule }) => rule)).toEqual(['types']);
});
