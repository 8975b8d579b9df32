import type { Config } from '../config/index.ts';
import { type Access, accessEntities, AccountError, createAccess } from '../modules/access/index.ts';
import { systemClock } from '../platform/clock.ts';
import {
  connectionUrl,
  DataDirInUseError,
  lockDataDir,
  readConnection,
  startEmbeddedPostgres,
} from '../platform/database/embedded/index.ts';
import { migrate, openDatabase } from '../platform/database/index.ts';
import { randomIds } from '../platform/ids.ts';
import { createLog, type Log } from '../platform/log.ts';
import { CommandFailure } from './command-failure.ts';
import { exitCodes } from './exit-codes.ts';

/** What commands do to the database themselves, where no server runs or before there is anyone who could sign in. */
export interface CommandAccounts extends AsyncDisposable {
  /** The first organization and its administrator. */
  setUpOrganization(input: {
    organization: string;
    email: string;
    name: string;
    password: string;
    timeZone: string;
  }): Promise<{ organizationId: string; userId: string }>;
  /** `organization` is a name or an id; it may be left out where there is one only. */
  createUser(input: {
    organization: string | undefined;
    email: string;
    name: string;
    password: string | undefined;
    roles: readonly string[];
  }): Promise<{ userId: string }>;
  /** `user` is an e-mail address. */
  createToken(input: {
    user: string;
    scopes: readonly string[] | 'all';
    lifeMs: number | undefined;
    name: string;
  }): Promise<{ token: string }>;
}

export type ConnectForCommand = (config: Config) => Promise<CommandAccounts>;

/** Opens the database of this configuration: the running server's, or the embedded one, started for as long as the command takes. */
export const connectForCommand: ConnectForCommand = async (config) => {
  const log = createLog('silent');
  const store = await openStore(config, log);
  const database = await openDatabase({ url: store.url, entities: accessEntities, log, poolSize: 2 });
  const access = createAccess({ database, clock: systemClock, ids: randomIds, log, operatorToken: '' });
  return {
    async setUpOrganization({ organization, email, name, password, timeZone }) {
      const organizationId = await asFailure(access.createOrganization({ name: organization, timeZone }));
      const userId = await asFailure(
        access.createUser({ organizationId, name, email, password, roles: ['Administrator'] }),
      );
      return { organizationId, userId };
    },
    async createUser({ organization, email, name, password, roles }) {
      const organizationId = await organizationNamed(access, organization);
      return {
        userId: await asFailure(access.createUser({ organizationId, name, email, password: password ?? null, roles })),
      };
    },
    async createToken({ user, scopes, lifeMs, name }) {
      return {
        token: await asFailure(access.createToken({ user, scopes, name, ...(lifeMs === undefined ? {} : { lifeMs }) })),
      };
    },
    async [Symbol.asyncDispose]() {
      await database.close();
      await store.close();
    },
  };
};

interface Store {
  url: string;
  close(): Promise<void>;
}

async function openStore({ database, dataDir }: Config, log: Log): Promise<Store> {
  if (database.kind === 'server') {
    await migrate(database.url);
    return { url: database.url, close: async () => {} };
  }
  try {
    const lock = await lockDataDir(dataDir, { address: 'a belfry command' });
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    await migrate(postgres.url);
    return {
      url: postgres.url,
      async close() {
        await postgres.stop();
        await lock.release();
      },
    };
  } catch (error) {
    const connection = error instanceof DataDirInUseError ? await readConnection(dataDir) : undefined;
    if (!connection) throw error;
    return { url: connectionUrl(connection), close: async () => {} };
  }
}

async function organizationNamed(access: Access, wanted: string | undefined): Promise<string> {
  const all = await access.store.organizations();
  const found =
    wanted === undefined
      ? all.length === 1
        ? all[0]
        : undefined
      : all.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found.id;
  const names = all.map(({ name }) => name).join(', ') || 'none; run "belfry setup" first';
  throw new CommandFailure(
    wanted === undefined
      ? `Name one with --organization. There are: ${names}.`
      : `There is no organization "${wanted}". There are: ${names}.`,
    {
      exitCode: exitCodes.failed,
    },
  );
}

/** What cannot be made as asked is told to the person at the command line as it is. */
async function asFailure<T>(made: Promise<T>): Promise<T> {
  try {
    return await made;
  } catch (error) {
    if (error instanceof AccountError)
      throw new CommandFailure(error.message, { exitCode: exitCodes.failed, cause: error });
    throw error;
  }
}
