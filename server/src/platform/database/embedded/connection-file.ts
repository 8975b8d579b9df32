import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { z } from 'zod';

const connectionSchema = z.object({
  port: z.number().int(),
  user: z.string(),
  password: z.string(),
});

/** How this data folder's PostgreSQL is reached, from this machine only. */
export type Connection = z.infer<typeof connectionSchema>;

export const DATABASE = 'belfry';

export function connectionUrl({ port, user, password }: Connection, database = DATABASE): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

export async function readConnection(dataDir: string): Promise<Connection | undefined> {
  const text = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : connectionSchema.parse(JSON.parse(text));
}

export async function writeConnection(dataDir: string, connection: Connection): Promise<void> {
  const file = join(dataDir, 'postgres.json');
  await writeFile(`${file}.new`, `${JSON.stringify(connection)}\n`, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

export async function newConnection(): Promise<Connection> {
  return {
    port: await freePort(),
    user: 'belfry',
    password: randomBytes(24).toString('base64url'),
  };
}

/** The kept port if nobody has taken it since, else another free one. */
export async function withFreePort(connection: Connection): Promise<Connection> {
  return (await isFree(connection.port)) ? connection : { ...connection, port: await freePort() };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  return address.port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
}
