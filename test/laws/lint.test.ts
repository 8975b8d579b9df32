import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Problem } from './law.ts';
import { lintLaw } from './lint.law.ts';
import { ALLOWED, VIOLATIONS } from './lint.planted.ts';
import { problemsIn } from './planted-tree.ts';
import { CHECKOUT } from './tool.ts';

const rulesSchema = z.object({
  rules: z.record(z.string(), z.unknown()),
  overrides: z.array(z.object({ rules: z.record(z.string(), z.unknown()) })),
});
const TSCONFIG = JSON.stringify({
  extends: '../tsconfig.base.json',
  compilerOptions: { types: ['node'], noUnusedLocals: false },
  include: ['.'],
});

let found: readonly Problem[] = [];

beforeAll(async () => {
  const planted = VIOLATIONS.map(({ file, content }) => [file, `${content}\n`]);
  found = await problemsIn(
    {
      files: {
        'server/tsconfig.json': TSCONFIG,
        'test/tsconfig.json': TSCONFIG,
        'dashboard/tsconfig.json': TSCONFIG,
        'packages/tsconfig.json': TSCONFIG,
        ...ALLOWED,
        ...Object.fromEntries(planted),
      },
      settings: ['.oxlintrc.json', 'tsconfig.base.json'],
      linked: ['node_modules/.bin', 'node_modules/oxlint-tsgolint', 'node_modules/@types', 'node_modules/vitest'],
    },
    lintLaw,
  );
});

test.each(VIOLATIONS)('$rule bites in $file', ({ file, rule }) => {
  expect(rulesIn(file)).toContain(rule);
});

test.each(Object.keys(ALLOWED))('%s is allowed', (file) => {
  expect(rulesIn(file)).toEqual([]);
});

test('every rule that the settings name has a planted violation', async () => {
  const settings = rulesSchema.parse(JSON.parse(await readFile(join(CHECKOUT, '.oxlintrc.json'), 'utf8')));
  const rules = [settings, ...settings.overrides].flatMap((part) => Object.entries(part.rules));
  const named = rules.filter(([, level]) => level !== 'off').map(([name]) => name.replace('/', '(') + ')');

  expect(named.toSorted()).toEqual([...new Set(VIOLATIONS.map(({ rule }) => rule))].toSorted());
});

function rulesIn(file: string): string[] {
  return found.filter(({ where }) => where.startsWith(`${file}:`)).map(({ rule }) => rule);
}
