import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config/index.ts';
import { CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-codes.ts';

/** Where the server's GraphQL is, and what opens it. */
export interface ServerAddress {
  readonly url: string;
  readonly token: string;
}

const serverFile = z.object({ url: z.string(), token: z.string() });

/** The server named by BELFRY_URL and BELFRY_TOKEN, else the one that runs on the data folder. */
export async function findServer({ client, dataDir }: Config): Promise<ServerAddress> {
  const running = client.url && client.token ? null : await runningServer(dataDir);
  const url = client.url ?? running?.url;
  const token = client.token ?? (client.url === undefined ? running?.token : undefined);
  if (url !== undefined && token !== undefined) return { url: graphqlUrl(url), token };
  throw new CommandFailure(
    url === undefined
      ? `No server runs on ${dataDir}. Start one with "npm start", or name one by BELFRY_URL and BELFRY_TOKEN.`
      : 'BELFRY_URL needs BELFRY_TOKEN: make one with "belfry token create".',
    { exitCode: exitCodes.noServer },
  );
}

/** What the server that runs on this data folder has written there, readable by its owner only. */
async function runningServer(dataDir: string): Promise<ServerAddress | null> {
  const path = join(dataDir, 'server.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new CommandFailure(`${path} cannot be read: run the command as the user who started the server.`, {
      exitCode: exitCodes.notAllowed,
      cause: error,
    });
  });
  if (text === null) return null;
  const parsed = serverFile.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function graphqlUrl(address: string): string {
  const url = new URL(address);
  if (url.pathname === '/' || url.pathname === '') url.pathname = '/graphql';
  return url.toString();
}
