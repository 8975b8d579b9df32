import { spawn } from 'node:child_process';
import { chown, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import type { Account } from './account.ts';
import { clusterHandle } from './cluster-handle.ts';
import type { Connection } from './connection-file.ts';

const FLAGS = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--auth=scram-sha-256',
  '--pwfile=/dev/stdin',
];

// The password goes through a pipe: no other user sees it, and what Node gives as standard input cannot be opened by name.
const PIPED = 'cat | "$@"';

interface NewCluster {
  readonly account: Account | undefined;
  readonly binaries: string;
  readonly connection: Connection;
}

/** Makes a cluster beside its place and moves it there when it is whole: an interrupted first start is simply repeated. */
export async function createCluster(folder: string, { account, binaries, connection }: NewCluster): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (account) await chown(draft, account.uid, account.gid);
  const handle = await clusterHandle(draft, account);
  try {
    const initdb = [join(binaries, 'bin/initdb'), '-D', handle.path, `--username=${connection.user}`];
    const child = spawn('/bin/sh', ['-c', PIPED, 'belfry-initdb', ...initdb, ...FLAGS], {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['pipe', 'ignore', 'pipe', 'ignore', handle.descriptor],
      ...account,
    });
    child.stdin?.end(`${connection.password}\n`);
    const [problems] = await Promise.all([child.stderr ? text(child.stderr) : '', once(child, 'exit')]);
    if (child.exitCode !== 0) throw new Error(`initdb could not make a database in ${folder}: ${problems.trim()}`);
  } finally {
    await handle.close();
  }
  await rename(draft, folder);
}
