import { open } from 'node:fs/promises';
import type { Account } from './account.ts';

/** A cluster's folder as another user's process sees it: a path, valid while `descriptor` is its file 4. */
export interface ClusterHandle {
  readonly path: string;
  readonly descriptor: number | 'ignore';
  close(): Promise<void>;
}

/**
 * Root hands the folder over as an open file, because the account that runs PostgreSQL may have no way to it: the folders
 * above it stay as closed as they are. Only Linux can do that; elsewhere the account needs to reach the path.
 */
export async function clusterHandle(folder: string, account: Account | undefined): Promise<ClusterHandle> {
  if (account === undefined || process.platform !== 'linux') {
    return { path: folder, descriptor: 'ignore', close: async () => {} };
  }
  const file = await open(folder);
  return { path: '/proc/self/fd/4', descriptor: file.fd, close: () => file.close() };
}
