import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The one copy of graphql that Node gives to the libraries: a second one would not know the first one's errors. */
const graphql = fileURLToPath(new URL('./server/node_modules/graphql/index.js', import.meta.url));

const anywhere = ['packages', 'server', 'dashboard', 'test'];
const not = ['**/node_modules/**', '**/dist/**'];
const runElsewhere = ['test/laws/**', 'test/conformance/**', 'test/faults/**', 'test/e2e/**', 'test/bench/**'];
const having = (...endings: readonly string[]) =>
  anywhere.flatMap((folder) => endings.map((ending) => `${folder}/**/*${ending}`));

/** The suffix or the folder of a test says what it needs; each project is one such need. */
export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    exclude: not,
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: having('.test.ts', '.test.tsx'),
          exclude: [...not, ...runElsewhere, '**/*.pg.test.ts', '**/*.log.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          include: having('.pg.test.ts'),
          exclude: [...not, ...runElsewhere],
          globalSetup: ['test/kit/postgres.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'laws',
          include: ['test/laws/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          globalSetup: ['test/kit/postgres.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/kit/postgres.setup.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/kit/postgres.setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'real-logs',
          include: having('.log.test.ts'),
          exclude: not,
          globalSetup: ['test/kit/postgres.setup.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
