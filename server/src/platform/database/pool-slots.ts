import type { Pool, PoolClient } from 'pg';

/**
 * Gives a pool its slot back when a connection dies while it is lent out. MikroORM never releases the connection of a
 * transaction that died with it, and once every slot is lost the next query would wait for ever.
 */
export function keepSlots(pool: Pool): void {
  const listeners = new WeakMap<PoolClient, () => void>();
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
