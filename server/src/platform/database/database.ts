import type { EntitySchema } from '@mikro-orm/core';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { isUuid } from '../ids.ts';
import type { Log } from '../log.ts';
import { rowTypes } from './types.ts';
import { keepPartitions } from './keep-partitions.ts';
import { keepSlots, lendFrom } from './pool-slots.ts';

/** An organization's id, or '*' for the server's own work across organizations. Row-level security goes by it. */
export type OrganizationScope = string;

/** One transaction, bound to its organization. */
export interface Transaction {
  /** Timestamps come as epoch milliseconds, bigints as numbers. */
  rows<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /**
   * Sends COMMIT right behind the statements that were sent so far, without waiting for them: one round trip less.
   * Nothing may be sent after it. Without it, the transaction is committed when its work is done.
   */
  commit(): Promise<void>;
}

export interface Database {
  transaction<T>(scope: OrganizationScope, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** One statement in a transaction of its own, in one round trip. */
  rows<Row>(scope: OrganizationScope, text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** MikroORM's entity manager with an identity map of its own. */
  entities(scope: OrganizationScope): EntityManager;
  /** A connection taken out of the pool for good, for locks that live as long as it does. The caller releases it. */
  connection(): Promise<PoolClient>;
  close(): Promise<void>;
}

/** COMMIT answers ROLLBACK without an error when a statement before it failed on a pipelined connection. */
export class LostCommitError extends Error {
  override readonly name = 'LostCommitError';
}

export interface DatabaseOptions {
  url: string;
  entities: EntitySchema[];
  log: Log;
  poolSize: number;
}

/** Opens the database as the role belfry_server, which row-level security binds. */
export async function openDatabase({ url, entities, log, poolSize }: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: poolSize },
    driverOptions: { pipeline: true, options: '-c role=belfry_server -c timezone=UTC', onPoolCreated: keepSlots },
    logger: (message) => log.debug(message),
  });
  const pool: Pool = await orm.em.getConnection().getNativeClient();
  const stopKeeping = keepPartitions(pool, { log });
  return {
    transaction: (scope, work) => transaction(pool, scope, work),
    rows: (scope, text, parameters) => transaction(pool, scope, (inside) => inside.rows(text, parameters)),
    entities: (scope) => orm.em.fork({ session: { variables: { 'app.organization': checked(scope) } } }),
    connection: () => lendFrom(pool),
    close() {
      stopKeeping();
      return orm.close(true);
    },
  };
}

function checked(scope: OrganizationScope): OrganizationScope {
  if (scope !== '*' && !isUuid(scope)) throw new TypeError(`Not an organization: ${scope}`);
  return scope;
}

async function transaction<T>(
  pool: Pool,
  scope: OrganizationScope,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const client = await lendFrom(pool);
  let broken: Error | undefined;
  try {
    // Not awaited: it travels with the first statement of the work.
    const begun = client.query(`begin; select set_config('app.organization', '${checked(scope)}', true)`);
    const inside = bound(client);
    const [result] = await Promise.all([work(inside), begun]);
    await inside.commit();
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

function bound(client: PoolClient): Transaction {
  let committed: Promise<void> | undefined;
  return {
    async rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
      const result = await client.query({ text, values: [...parameters], types: rowTypes });
      return result.rows as Row[];
    },
    commit: () => (committed ??= commit(client)),
  };
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new LostCommitError('The transaction was rolled back by an earlier failure.');
}
