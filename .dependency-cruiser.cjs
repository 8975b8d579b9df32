/** Modules of the server from the lowest to the highest: each may import those before it, through their doors. */
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

/** Tests, and what only tests use. */
const TEST_FILE = String.raw`\.(test|fixture)\.tsx?$`;

const lowerModulesOnly = MODULES.slice(0, -1).map((module, index) => ({
  name: `module-${module}-imports-lower-ones-only`,
  comment: `${module} may import ${MODULES.slice(0, index).join(', ') || 'no other module'}; what it needs of a higher one is a port of its own that compose.ts wires.`,
  severity: 'error',
  from: { path: `^server/src/modules/${module}/`, pathNot: TEST_FILE },
  to: { path: `^server/src/modules/(${MODULES.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-itself-only',
      comment: 'The domain is pure: it imports nothing but itself and re2js (its tests: the test libraries).',
      severity: 'error',
      from: { path: '^packages/domain/' },
      to: {
        pathNot: '^packages/domain/src/|(^|/)node_modules/(re2js|vitest|fast-check|@fast-check/vitest)/',
      },
    },
    {
      name: 'domain-tests-libraries-stay-in-tests',
      comment: 'The domain has no runtime dependency but re2js.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: TEST_FILE },
      to: { path: '(^|/)node_modules/(vitest|fast-check|@fast-check)/' },
    },
    {
      name: 'packages-import-no-application',
      comment: 'packages/* are used by server, dashboard and test, never the other way round.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(server|dashboard|test)/' },
    },
    {
      name: 'ui-knows-react-and-css-only',
      comment: 'The design system knows neither the domain nor how data or pages are found.',
      severity: 'error',
      from: { path: '^packages/ui/' },
      to: {
        path: '^packages/(domain|client|connect)/|(^|/)node_modules/(urql|@urql|graphql|graphql-ws|gql\\.tada|@tanstack/react-router)/',
      },
    },
    {
      name: 'server-imports-no-dashboard',
      comment: 'Server and dashboard meet only in packages/ and schema.graphql.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^dashboard/' },
    },
    {
      name: 'dashboard-imports-no-server',
      comment: 'Server and dashboard meet only in packages/ and schema.graphql.',
      severity: 'error',
      from: { path: '^dashboard/' },
      to: { path: '^server/', pathNot: '^server/schema\\.graphql$' },
    },
    {
      name: 'product-imports-no-test',
      comment: 'test/ uses the product; of the product only test files use test/kit.',
      severity: 'error',
      from: { path: '^(packages|server|dashboard)/', pathNot: TEST_FILE },
      to: { path: `^test/|${TEST_FILE}` },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform carries modules and knows none of them.',
      severity: 'error',
      from: { path: '^server/src/platform/', pathNot: TEST_FILE },
      to: { path: '^server/src/(modules|command)/|^server/src/(compose|schema|main)\\.ts$' },
    },
    {
      name: 'only-compose-chooses-adapters',
      comment:
        'Modules know ports; which adapter stands behind one is said in compose.ts (and main.ts for the life-cycle).',
      severity: 'error',
      from: { path: '^server/src/(modules|schema\\.ts)', pathNot: TEST_FILE },
      to: {
        path: '^server/src/platform/(bus/(in-process|nats)[^/]*|mail/smtp[^/]*|database/embedded/[^/]+|[^/]+/[^/]*-adapter)\\.ts$',
      },
    },
    {
      name: 'modules-meet-at-their-doors',
      comment: 'A module is used through its index.ts; its other files are its own.',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: { path: '^server/src/modules/', pathNot: '^server/src/modules/($1/|[^/]+/(index|[^/]+\\.fixture)\\.ts$)' },
    },
    {
      name: 'outsiders-use-module-doors',
      comment: 'compose.ts, schema.ts, the command and tests use a module through its index.ts too.',
      severity: 'error',
      from: { path: '^(server/src/(?!modules/)|test/)' },
      to: { path: '^server/src/modules/[^/]+/(?!index\\.ts$|[^/]+\\.fixture\\.ts$)' },
    },
    {
      name: 'fixtures-are-for-tests',
      comment: 'A fixture builds what tests need; nothing of the product stands on one.',
      severity: 'error',
      from: { path: '^(packages|server|dashboard)/', pathNot: TEST_FILE },
      to: { path: '\\.fixture\\.tsx?$' },
    },
    ...lowerModulesOnly,
    {
      name: 'mikro-orm-stays-in-stores',
      comment: 'MikroORM is seen by *.store.ts, *.entity.ts and platform/database only.',
      severity: 'error',
      from: {
        path: '^(server|test|packages|dashboard)/',
        pathNot: `\\.(store|entity)\\.ts$|^server/src/platform/database/|^server/migrations/|${TEST_FILE}`,
      },
      to: { path: '(^|/)node_modules/@mikro-orm/' },
    },
    {
      name: 'graphql-touches-no-store',
      comment: '*.graphql.ts translates: it calls a use case, which calls the store.',
      severity: 'error',
      from: { path: '\\.graphql\\.ts$' },
      to: { path: '\\.(store|entity)\\.ts$' },
    },
    {
      name: 'features-import-no-feature',
      comment: 'What two features of the dashboard share lies in shared/ or data/.',
      severity: 'error',
      from: { path: '^dashboard/src/features/([^/]+)/' },
      to: { path: '^dashboard/src/features/', pathNot: '^dashboard/src/features/$1/' },
    },
    {
      name: 'nobody-imports-app',
      comment: 'app/ puts the features together; nothing but main.tsx is above it.',
      severity: 'error',
      from: { path: '^dashboard/src/', pathNot: '^dashboard/src/(app/|main\\.tsx$)' },
      to: { path: '^dashboard/src/app/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that imports nothing and is imported by nothing is dead.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: `${TEST_FILE}|\\.d\\.ts$|\\.config\\.ts$|\\.setup\\.ts$|^server/src/main\\.ts$|^server/launch/end-with-launcher\\.mjs$`,
      },
      to: {},
    },
    {
      name: 'every-import-is-found',
      comment: 'An import that cannot be followed escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    moduleSystems: ['es6', 'cjs'],
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
