import { readFile, stat } from 'node:fs/promises';

/** A user of the machine, as numbers. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];

/**
 * The user that PostgreSQL runs as, or nothing for "the one that runs Belfry". PostgreSQL refuses to run as root; root
 * gives it to the user that owns the cluster already, else to `postgres`, else to `nobody`.
 */
export async function accountFor(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8'));
  const name = CANDIDATES.find((candidate) => accounts.has(candidate));
  const account = name === undefined ? undefined : accounts.get(name);
  if (account) return account;
  throw new Error(
    `PostgreSQL cannot run as root, and this machine has neither of the users ${CANDIDATES.join(' and ')}. Start Belfry as another user, or set DATABASE_URL.`,
  );
}

/** Users by name, from the text of /etc/passwd. */
export function parseAccounts(passwd: string): ReadonlyMap<string, Account> {
  const rows = passwd.split('\n').map((line) => line.split(':'));
  return new Map(
    rows.flatMap(([name, , uid, gid]) =>
      name && uid && gid ? [[name, { uid: Number(uid), gid: Number(gid) }] as const] : [],
    ),
  );
}
