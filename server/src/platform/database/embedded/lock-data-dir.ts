import { access, constants, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { startOf } from './process-identity.ts';

const holderSchema = z.object({ pid: z.number(), start: z.string(), address: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** Another server lives on the data folder. `address` is where it listens. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError';
  readonly code = 'DATA_DIR_IN_USE';
  readonly pid: number;
  readonly address: string;

  constructor(dataDir: string, { pid, address }: Holder) {
    super(
      `Another Belfry (process ${pid}, ${address}) already runs on ${dataDir}. Stop it first, or set BELFRY_DATA_DIR to another folder.`,
    );
    this.pid = pid;
    this.address = address;
  }
}

export interface DataDirLock extends AsyncDisposable {
  /** Lets the next server in. May be called twice. */
  release(): Promise<void>;
}

/**
 * Makes the data folder (mode 0700) if need be and takes it for this process alone. A lock that a dead process left is taken over.
 * @param about `address` is told to whoever tries next.
 * @throws {DataDirInUseError} while the process that holds it lives.
 */
export async function lockDataDir(dataDir: string, about: { readonly address: string }): Promise<DataDirLock> {
  await makeWritable(dataDir);
  const file = join(dataDir, 'server.lock');
  const start = await startOf(process.pid);
  const content = JSON.stringify({
    pid: process.pid,
    start: start ?? '',
    address: about.address,
    id: randomBytes(6).toString('hex'),
  } satisfies Holder & { id: string });
  while (!((await take(file, content)) && (await stillOurs(file, content)))) {
    const found = await readFile(file, 'utf8').catch(() => undefined);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder && (await startOf(holder.pid)) === holder.start && found !== content)
      throw new DataDirInUseError(dataDir, holder);
    await removeStale(file, found);
  }
  const release = () => releaseOwn(file, content);
  return { release, [Symbol.asyncDispose]: release };
}

async function makeWritable(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new Error(
      `This user cannot write to the data folder ${dataDir}. Start Belfry as the user that owns it, or set BELFRY_DATA_DIR to another folder.`,
      { cause },
    );
  }
}

/** Linked into place, so that nobody ever reads half a lock. */
async function take(file: string, content: string): Promise<boolean> {
  const draft = unique(file);
  await writeFile(draft, content, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Long enough for others who found a stale lock at the same time to be done with it. */
const SETTLE_MS = 100;

/** Somebody slower may have moved the new lock away for a moment, and a third one taken its place: whose is there when all is quiet has it. */
async function stillOurs(file: string, content: string): Promise<boolean> {
  await pause(SETTLE_MS);
  return (await readFile(file, 'utf8').catch(() => undefined)) === content;
}

/** Two may find the same stale lock: the slower one puts back what it moved away when that was the other's new lock. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = unique(file);
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

async function releaseOwn(file: string, content: string): Promise<void> {
  const found = await readFile(file, 'utf8').catch(() => undefined);
  if (found === content) await rm(file, { force: true });
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function unique(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}`;
}
