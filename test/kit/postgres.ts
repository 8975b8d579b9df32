// The types of what the set-up provides.
import type {} from './postgres.setup.ts';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../server/src/platform/database/migrate.ts';

const TEMPLATE_LOCK = 7_203_411;

export interface TemporaryDatabase extends AsyncDisposable {
  /** Address as the owner, with the password. */
  readonly url: string;
  /** Ends every session on it and removes it. */
  drop(): Promise<void>;
}

/**
 * A database of the caller's own: a copy of one that has all migrations, or an empty one. Needs a test project that starts
 * PostgreSQL (`*.pg.test.ts`, conformance, faults, e2e).
 */
export async function temporaryDatabase(
  options: { readonly template?: 'migrated' | 'empty' } = {},
): Promise<TemporaryDatabase> {
  const name = `belfry_test_${randomBytes(6).toString('hex')}`;
  const server = inject('postgresUrl');
  if (options.template === 'empty') {
    await asOwner(server, (client) => client.query(`create database ${name} template template0`));
  } else {
    const template = inject('postgresTemplate');
    await ensureTemplate(server, template);
    await asOwner(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  }
  const drop = async (): Promise<void> => {
    await asOwner(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { url: databaseUrl(server, name), drop, [Symbol.asyncDispose]: drop };
}

/** Made by whichever test file comes first; it counts as made once it is marked as a template, which is done last. */
async function ensureTemplate(server: string, template: string): Promise<void> {
  await asOwner(server, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query<{ whole: boolean }>(
      'select datistemplate as whole from pg_database where datname = $1',
      [template],
    );
    if (rows[0]?.whole) return;
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template} template template0`);
    await migrate(databaseUrl(server, template));
    await client.query(`alter database ${template} is_template true`);
  });
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asOwner(server: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  client.on('error', () => {});
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
