import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/src/platform/database/embedded/index.ts';
import { createLog } from '../../server/src/platform/log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of a PostgreSQL that lives as long as the test run. */
    postgresUrl: string;
    /** Name of the database that test databases are copies of; the first that needs it makes it. */
    postgresTemplate: string;
  }
}

/** What a test database holds is not kept, so nothing waits for the disk. */
const UNSAFE_AND_FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
};

/** One PostgreSQL for all test files: DATABASE_URL, whose database must be named as a test's, or an embedded one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = `belfry_test_template_${randomBytes(6).toString('hex')}`;
  project.provide('postgresTemplate', template);
  const given = process.env['DATABASE_URL'];
  if (given) {
    const name = new URL(given).pathname.slice(1);
    if (!name.includes('test')) {
      throw new Error(`DATABASE_URL names the database ${name}: tests need "test" in its name`);
    }
    project.provide('postgresUrl', given);
    return () => dropTemplate(given, template);
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'belfry-test-'));
  const log = createLog('error');
  const postgres = await startEmbeddedPostgres({ dataDir, log, settings: UNSAFE_AND_FAST });
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  };
}

async function dropTemplate(url: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`update pg_database set datistemplate = false where datname = '${template}'`);
  await client.query(`drop database if exists ${template} with (force)`);
  await client.end();
}
