import { expect, test } from 'vitest';
import { problemsIn } from './planted-tree.ts';
import { unusedLaw } from './unused.law.ts';

const FILES = {
  'package.json': '{ "name": "planted", "type": "module" }',
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - server\n',
  'packages/domain/package.json': '{ "name": "@belfry/domain", "exports": { ".": "./src/index.ts" } }',
  'packages/domain/src/index.ts': 'export const kept = 1;\n',
  'server/package.json': JSON.stringify({
    name: '@belfry/server',
    dependencies: { '@belfry/domain': 'workspace:*', 'planted-library': '1.0.0' },
  }),
  'server/src/main.ts': `import { kept } from '@belfry/domain';\nimport { used } from './used.ts';\nimport unlisted from 'unlisted-library';\nprocess.stdout.write(String([kept, used, unlisted]));\n`,
  'server/src/used.ts': 'export const used = 1;\nexport const unused = 2;\n',
  'server/src/dead.ts': 'export const dead = 1;\n',
};

test('a dead file, an unused export, an unused and a missing dependency are found, and nothing else', async () => {
  const problems = await problemsIn(
    { files: FILES, settings: ['knip.json'], workspace: { '@belfry/domain': 'packages/domain' } },
    unusedLaw,
  );

  expect(problems.toSorted((a, b) => a.rule.localeCompare(b.rule))).toEqual([
    { rule: 'dependencies', where: 'server/package.json', text: 'planted-library' },
    { rule: 'exports', where: 'server/src/used.ts', text: 'unused' },
    { rule: 'files', where: 'server/src/dead.ts', text: 'server/src/dead.ts' },
    { rule: 'unlisted', where: 'server/src/main.ts', text: 'unlisted-library' },
  ]);
});
