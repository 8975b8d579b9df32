import type { Config } from '../config/index.ts';
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

/** Opens the database of this configuration. */
export const connectForCommand: ConnectForCommand = () =>
  Promise.reject(
    new CommandFailure('This command has no way to the database yet.', {
      exitCode: exitCodes.failed,
    }),
  );
