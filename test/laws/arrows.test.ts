import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { arrowsLaw } from './arrows.law.ts';
import { SURROUNDINGS, VIOLATIONS } from './arrows.planted.ts';
import type { Problem } from './law.ts';
import { problemsIn } from './planted-tree.ts';
import { CHECKOUT } from './tool.ts';

const configSchema = z.object({
  forbidden: z.array(z.object({ name: z.string(), comment: z.string() })),
});
const ORPHAN = { rule: 'no-orphans', where: 'packages/client/src/orphan.ts', text: 'stands alone' };

let found: readonly Problem[] = [];

beforeAll(async () => {
  const planted = VIOLATIONS.map(({ file, imports }) => [file, `import '${imports}';\nexport const planted = 1;\n`]);
  found = await problemsIn(
    {
      files: { ...SURROUNDINGS, ...Object.fromEntries(planted) },
      settings: ['.dependency-cruiser.cjs'],
      workspace: { '@belfry/domain': 'packages/domain', '@belfry/client': 'packages/client' },
    },
    arrowsLaw,
  );
});

test.each(VIOLATIONS)('$rule bites when $file imports $imports', ({ file, rule }) => {
  expect(found.filter(({ where }) => where === file).map((problem) => problem.rule)).toContain(rule);
});

test('no-orphans bites when a file stands alone', () => {
  expect(found).toContainEqual(ORPHAN);
});

test('what is planted is all that is found', () => {
  const planted = new Set([...VIOLATIONS.map(({ file }) => file), ORPHAN.where, 'packages/client/src/two.ts']);

  expect(found.filter(({ where }) => !planted.has(where))).toEqual([]);
});

test('every arrow has a planted violation, and says why it is one', () => {
  const load = createRequire(import.meta.url);
  const { forbidden } = configSchema.parse(load(join(CHECKOUT, '.dependency-cruiser.cjs')));

  expect(forbidden.map(({ name }) => name).toSorted()).toEqual(
    [...new Set([...VIOLATIONS.map(({ rule }) => rule), ORPHAN.rule])].toSorted(),
  );
});

test('a file that the tool does not look at is a problem of its own', async () => {
  const unseen = await problemsIn(
    {
      files: {
        'package.json': '{ "name": "planted", "type": "module" }',
        'packages/domain/src/index.ts': 'export const kept = 1;\n',
        'server/src/main.ts': 'export const kept = 1;\n',
        '.dependency-cruiser.cjs': `module.exports = { forbidden: [], options: { includeOnly: '^server' } };\n`,
      },
      settings: [],
    },
    arrowsLaw,
  );

  expect(unseen).toEqual([
    {
      rule: 'every-file-is-seen',
      where: 'packages/domain/src/index.ts',
      text: 'was not looked at',
    },
  ]);
});
