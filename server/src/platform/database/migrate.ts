import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import pg from 'pg';
import { partitionsAhead } from './keep-partitions.ts';
import { migrations } from '../../../migrations/index.ts';

const lockKey = 4_729_001;

/**
 * Brings a database to the newest schema, as its owner. Several servers that start at once take turns.
 * @returns the names of the migrations that ran.
 */
export async function migrate(url: string): Promise<string[]> {
  const gate = new pg.Client({ connectionString: url });
  gate.on('error', () => {});
  await gate.connect();
  try {
    await gate.query('select pg_advisory_lock($1)', [lockKey]);
    const names = await runMigrations(url);
    await gate.query(partitionsAhead);
    return names;
  } finally {
    await gate.end();
  }
}

async function runMigrations(url: string): Promise<string[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, tableName: 'migrations' },
    driverOptions: { options: '-c lock_timeout=10s' },
    logger: () => {},
  });
  try {
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}
