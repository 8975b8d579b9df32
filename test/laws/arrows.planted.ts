/** What `file` imports, and the arrow that this breaks. */
export interface Violation {
  readonly file: string;
  readonly imports: string;
  readonly rule: string;
}

const MODULES = [
  'access',
  'directory',
  'interactions',
  'counts',
  'definitions',
  'notifications',
  'delivery',
  'engine',
  'reports',
];

const module = (name: string, file = 'index.ts'): string => `server/src/modules/${name}/${file}`;

/** Each module imports the one above it. */
const upwards = MODULES.slice(0, -1).map((name, index) => ({
  file: module(name, 'upwards.ts'),
  imports: `../${MODULES[index + 1]}/index.ts`,
  rule: `module-${name}-imports-lower-ones-only`,
}));

export const VIOLATIONS: readonly Violation[] = [
  { file: 'packages/domain/src/reads.ts', imports: 'node:fs', rule: 'domain-imports-itself-only' },
  {
    file: 'packages/domain/src/knows.ts',
    imports: '@belfry/client',
    rule: 'domain-imports-itself-only',
  },
  {
    file: 'packages/domain/src/tests.ts',
    imports: 'vitest',
    rule: 'domain-tests-libraries-stay-in-tests',
  },
  {
    file: 'packages/client/src/up.ts',
    imports: '../../../server/src/compose.ts',
    rule: 'packages-import-no-application',
  },
  {
    file: 'packages/connect/src/up.ts',
    imports: '../../../dashboard/src/main.tsx',
    rule: 'packages-import-no-application',
  },
  {
    file: 'packages/ui/src/domain.tsx',
    imports: '@belfry/domain',
    rule: 'ui-knows-react-and-css-only',
  },
  { file: 'packages/ui/src/data.tsx', imports: 'urql', rule: 'ui-knows-react-and-css-only' },
  {
    file: 'packages/ui/src/route.tsx',
    imports: '@tanstack/react-router',
    rule: 'ui-knows-react-and-css-only',
  },
  {
    file: 'server/src/screen.ts',
    imports: '../../dashboard/src/data/index.ts',
    rule: 'server-imports-no-dashboard',
  },
  {
    file: 'dashboard/src/data/door.ts',
    imports: '../../../server/src/compose.ts',
    rule: 'dashboard-imports-no-server',
  },
  {
    file: 'server/src/tested.ts',
    imports: '../../test/kit/start.ts',
    rule: 'product-imports-no-test',
  },
  {
    file: 'server/src/fixed.ts',
    imports: './kept.fixture.ts',
    rule: 'product-imports-no-test',
  },
  {
    file: 'server/src/platform/log.ts',
    imports: '../modules/access/index.ts',
    rule: 'platform-knows-no-module',
  },
  {
    file: 'server/src/platform/ids.ts',
    imports: '../compose.ts',
    rule: 'platform-knows-no-module',
  },
  {
    file: module('access', 'bus.ts'),
    imports: '../../platform/bus/in-process-bus.ts',
    rule: 'only-compose-chooses-adapters',
  },
  {
    file: module('directory', 'inside.ts'),
    imports: '../access/access.store.ts',
    rule: 'modules-meet-at-their-doors',
  },
  {
    file: 'server/src/compose-fixture.ts',
    imports: './modules/access/access.fixture.ts',
    rule: 'fixtures-are-for-tests',
  },
  {
    file: 'server/src/compose-inside.ts',
    imports: './modules/access/access.store.ts',
    rule: 'outsiders-use-module-doors',
  },
  {
    file: 'test/kit/inside.ts',
    imports: '../../server/src/modules/access/access.store.ts',
    rule: 'outsiders-use-module-doors',
  },
  ...upwards,
  {
    file: module('access', 'sign-in.ts'),
    imports: '@mikro-orm/core',
    rule: 'mikro-orm-stays-in-stores',
  },
  {
    file: module('access', 'access.graphql.ts'),
    imports: './access.store.ts',
    rule: 'graphql-touches-no-store',
  },
  {
    file: module('access', 'user.graphql.ts'),
    imports: './access.entity.ts',
    rule: 'graphql-touches-no-store',
  },
  {
    file: 'dashboard/src/features/wall/wall.tsx',
    imports: '../inbox/inbox.tsx',
    rule: 'features-import-no-feature',
  },
  {
    file: 'dashboard/src/features/wall/shell.tsx',
    imports: '../../app/shell.tsx',
    rule: 'nobody-imports-app',
  },
  { file: 'packages/client/src/one.ts', imports: './two.ts', rule: 'no-circles' },
  { file: 'packages/client/src/lost.ts', imports: './nowhere.ts', rule: 'every-import-is-found' },
];

/** A file that no rule minds, whatever stands beside it. */
const kept = 'export const kept = 1;\n';

/** What the violations reach for, and some that do the same and may. */
export const SURROUNDINGS: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "planted", "type": "module" }',
  'server/src/kept.fixture.ts': `import 'vitest';\n${kept}`,
  'packages/domain/package.json': '{ "name": "@belfry/domain", "exports": { ".": "./src/index.ts" } }',
  'packages/client/package.json': '{ "name": "@belfry/client", "exports": { ".": "./src/index.ts" } }',
  'packages/domain/src/index.ts': `import { RE2JS } from 're2js';\nexport const kept = RE2JS;\n`,
  'packages/client/src/index.ts': `export { kept } from '@belfry/domain';\n`,
  'packages/client/src/two.ts': `import './one.ts';\nexport const kept = 2;\n`,
  'packages/client/src/orphan.ts': kept,
  'server/src/compose.ts': `import './modules/access/index.ts';\nimport './platform/bus/in-process-bus.ts';\n${kept}`,
  'server/src/platform/bus/in-process-bus.ts': kept,
  'server/src/platform/database/open.ts': `import '@mikro-orm/core';\n${kept}`,
  ...Object.fromEntries(MODULES.map((name) => [module(name), kept])),
  [module('reports', 'down.ts')]: `import '../access/index.ts';\n${kept}`,
  [module('access', 'access.store.ts')]: `import '@mikro-orm/core';\n${kept}`,
  [module('access', 'access.entity.ts')]: `import '@mikro-orm/core';\n${kept}`,
  [module('access', 'access.test.ts')]: `import '../../../../test/kit/start.ts';\n`,
  'dashboard/src/main.tsx': `import './app/shell.tsx';\n${kept}`,
  'dashboard/src/app/shell.tsx': `import '../features/inbox/inbox.tsx';\n${kept}`,
  'dashboard/src/data/index.ts': kept,
  'dashboard/src/features/inbox/inbox.tsx': `import '../../data/index.ts';\n${kept}`,
  'test/kit/start.ts': `import '../../server/src/compose.ts';\n${kept}`,
  ...Object.fromEntries(['re2js', 'vitest', 'urql', '@tanstack/react-router', '@mikro-orm/core'].flatMap(library)),
};

function library(name: string): [string, string][] {
  const folder = `node_modules/${name}`;
  return [
    [`${folder}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' })],
    [`${folder}/index.js`, 'export const RE2JS = 1;\n'],
  ];
}
