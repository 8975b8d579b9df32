import type { Pool, PoolClient } from 'pg';

const listeners = new WeakMap<PoolClient, () => void>();

/**
 * Gives a pool its slot back when a connection dies while it is lent out. MikroORM never releases the connection of a
 * transaction that died with it, and once every slot is lost the next query would wait for ever.
 */
export function keepSlots(pool: Pool): void {
  pool.on('acquire', (client) => {
    const give = (): void => client.release(true);
    listeners.set(client, give);
    client.once('end', give);
  });
  pool.on('release', (_error, client) => {
    const give = listeners.get(client);
    if (give) client.removeListener('end', give);
    listeners.delete(client);
  });
}

/** Takes a connection out of a pool that keeps its slots. To release one that has died, and so went back by itself, does nothing. */
export async function lendFrom(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect();
  const release = client.release.bind(client);
  client.release = (error) => {
    if (listeners.has(client)) release(error);
  };
  return client;
}
