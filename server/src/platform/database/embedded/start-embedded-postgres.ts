import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../log.ts';
import { accountFor } from './account.ts';
import { binariesFor } from './binaries.ts';
import {
  type Connection,
  connectionUrl,
  DATABASE,
  newConnection,
  readConnection,
  withFreePort,
  writeConnection,
} from './connection-file.ts';
import { createCluster } from './create-cluster.ts';
import { stopLeftover } from './leftover-postmaster.ts';
import { type Run, startServer } from './server-process.ts';

export interface EmbeddedPostgres extends AsyncDisposable {
  /** Address of the database `belfry` as its owner, with the password; it stays the same while this runs. */
  readonly url: string;
  /** Fast shutdown; resolves when PostgreSQL has ended. May be called twice. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Must be locked by this process already. */
  readonly dataDir: string;
  readonly log: Log;
  /** Stops PostgreSQL when aborted. */
  readonly signal?: AbortSignal;
  /** PostgreSQL settings on top of ours, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

const RESTART_PAUSE_MS = 1_000;

/**
 * Runs PostgreSQL on the data folder: made on first use, on a free port of the loopback address, and never longer than this
 * process lives. When PostgreSQL itself breaks down it is started again on the same port.
 * @throws when it cannot be made or started; the message says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { run, connection } = await prepare(options);
  let server = await startServer(run);
  let stopping = false;
  const lasting = keepRunning();
  const stop = async (): Promise<void> => {
    stopping = true;
    server.stop();
    await lasting;
  };
  async function keepRunning(): Promise<void> {
    for (;;) {
      const code = await server.ended;
      if (stopping) return;
      run.log.error({ code }, 'PostgreSQL ended by itself and is started again');
      await stopLeftover(run.cluster, run.log);
      server = await startServer(run).catch(async (error: unknown) => {
        run.log.error({ err: error }, 'PostgreSQL did not start again');
        await pause(RESTART_PAUSE_MS);
        return server;
      });
      if (stopping) server.stop();
    }
  }
  options.signal?.addEventListener('abort', () => void stop(), { once: true });
  try {
    options.signal?.throwIfAborted();
    await ensureDatabase(connection);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: connectionUrl(connection), stop, [Symbol.asyncDispose]: stop };
}

async function prepare({ dataDir, log, settings }: EmbeddedOptions): Promise<{ run: Run; connection: Connection }> {
  const cluster = join(dataDir, 'postgres');
  const account = await accountFor(cluster);
  const binaries = await binariesFor(account);
  const kept = await readConnection(dataDir);
  if (kept && (await exists(cluster))) {
    await stopLeftover(cluster, log);
    const connection = await withFreePort(kept);
    if (connection.port !== kept.port) await writeConnection(dataDir, connection);
    return {
      run: { cluster, account, binaries, log, settings, port: connection.port },
      connection,
    };
  }
  log.info({ cluster }, 'making the embedded database');
  const connection = await newConnection();
  await writeConnection(dataDir, connection);
  await createCluster(cluster, { account, binaries, connection });
  return { run: { cluster, account, binaries, log, settings, port: connection.port }, connection };
}

async function ensureDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(connection, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
