import type { PoolClient } from 'pg';
import type { Database } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';

/** Which organizations this node leads. A lead lasts as long as the connection that it was taken on. */
export class Leadership {
  readonly #database: Database;
  readonly #log: Log;
  readonly #led = new Set<string>();
  #client: PoolClient | null = null;

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  leads(organizationId: string): boolean {
    return this.#led.has(organizationId);
  }

  /** Takes the lead of those that no other node leads. */
  async seek(organizationIds: readonly string[]): Promise<void> {
    const open = organizationIds.filter((id) => !this.#led.has(id));
    if (open.length === 0) return;
    const client = this.#client ?? (await this.#connect());
    const { rows } = await client.query<{ id: string }>(
      `select id from unnest($1::text[]) as wanted(id) where pg_try_advisory_lock(hashtextextended('belfry.engine.' || id, 0))`,
      [open],
    );
    if (this.#client === client) for (const { id } of rows) this.#led.add(id);
  }

  /** Gives every lead back. */
  async resign(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    this.#led.clear();
    if (!client) return;
    await client.query('select pg_advisory_unlock_all()').then(
      () => client.release(),
      () => client.release(true),
    );
  }

  async #connect(): Promise<PoolClient> {
    const client = await this.#database.connection();
    client.on('error', (error) => this.#log.warn({ error }, 'the connection that holds the lead is broken'));
    // The pool takes a broken connection back by itself, and the server has let go of its locks.
    client.once('end', () => {
      if (this.#client !== client) return;
      this.#client = null;
      this.#led.clear();
    });
    this.#client = client;
    return client;
  }
}
