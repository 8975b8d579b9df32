import { type PermissionId, type ShippedRole, type ShippedRoleId, isPermissionId, shippedRoles } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import { Account, Organization, Role, Token, UserRole } from './access.entity.ts';
import type { AccessStore } from './access.store.ts';
import { hashPassword, passwordProblem } from './passwords.ts';
import { hashOf, newTokenSecret } from './secrets.ts';

/** An account cannot be made as asked. The message says why and what to do. */
export class AccountError extends Error {
  override readonly name = 'AccountError';
}

export interface AccountNeeds {
  store: AccessStore;
  database: Database;
  clock: Clock;
  ids: Ids;
}

export interface NewOrganization {
  name: string;
  timeZone?: string;
  demo?: boolean;
}

/** Makes an organization with the shipped roles and the heads of its streams. @returns its id. */
export const createOrganization =
  ({ database, ids, store }: AccountNeeds) =>
  async ({ name, timeZone = 'UTC', demo = false }: NewOrganization): Promise<string> => {
    if ((await store.organizations()).some((one) => one.name === name))
      throw new AccountError(`There is an organization named "${name}" already.`);
    const id = ids.next();
    await database.entities(id).transactional(async (entities) => {
      entities.create(Organization, { id, name, timeZone, demo });
      await entities.flush();
      for (const [shippedAs, role] of Object.entries(shippedRoles) as [ShippedRoleId, ShippedRole][]) {
        entities.create(Role, {
          organizationId: id,
          id: ids.next(),
          name: role.name,
          shipped: true,
          shippedAs,
          grants: role.grants,
        });
      }
      await entities.flush();
      await entities.execute(
        `insert into stream_heads (organization_id, stream) values (?, 'user_events'), (?, 'notification_changes')`,
        [id, id],
      );
      await entities.execute(`insert into engine_cursors (organization_id) values (?)`, [id]);
      await entities.execute(`insert into definition_revisions (organization_id) values (?)`, [id]);
    });
    return id;
  };

export interface NewUser {
  organizationId: string;
  name: string;
  email?: string | null;
  password?: string | null;
  title?: string | null;
  workContact?: string | null;
  teamId?: string | null;
  /** Names of roles. */
  roles: readonly string[];
}

/** Makes a user who may sign in when both e-mail address and password are given. @returns the user's id. */
export const createUser =
  ({ database, ids, store }: AccountNeeds) =>
  async ({ roles, password, organizationId, ...profile }: NewUser): Promise<string> => {
    const problem = password == null ? null : passwordProblem(password);
    if (problem) throw new AccountError(problem);
    if (profile.email && (await store.credential(profile.email)))
      throw new AccountError(`${profile.email} belongs to a user already.`);
    const entities = database.entities(organizationId);
    const found = await entities.find(Role, { organizationId, name: { $in: [...roles] } });
    const missing = roles.find((name) => !found.some((role) => role.name === name));
    if (missing !== undefined) throw new AccountError(`There is no role named "${missing}".`);
    const id = ids.next();
    entities.create(Account, {
      organizationId,
      id,
      ...profile,
      passwordHash: password == null ? null : await hashPassword(password),
    });
    await entities.flush();
    for (const { id: roleId } of found) entities.create(UserRole, { organizationId, userId: id, roleId });
    await entities.flush();
    return id;
  };

export interface NewToken {
  /** E-mail address of the user whose permissions bound the token. */
  user: string;
  scopes: readonly string[] | 'all';
  /** How long it lives; at most a year. */
  lifeMs?: number;
  name?: string;
}

const day = 86_400_000;

/** Makes an API token. @returns its secret, which is shown only now. */
export const createToken =
  ({ store, database, clock, ids }: AccountNeeds) =>
  async ({ user, scopes, lifeMs = 90 * day, name = 'Token' }: NewToken): Promise<string> => {
    const owner = await store.credential(user);
    if (!owner) throw new AccountError(`There is no active user with the e-mail address ${user}.`);
    if (lifeMs <= 0 || lifeMs > 366 * day)
      throw new AccountError('A token lives at least a moment and at most a year.');
    const known: PermissionId[] | 'all' = scopes === 'all' ? 'all' : scopes.filter(isPermissionId);
    const unknown = scopes === 'all' ? undefined : scopes.find((scope) => !isPermissionId(scope));
    if (unknown !== undefined) throw new AccountError(`"${unknown}" is not a permission. See the list of permissions.`);
    const secret = newTokenSecret();
    const entities = database.entities(owner.organizationId);
    entities.create(Token, {
      organizationId: owner.organizationId,
      id: ids.next(),
      userId: owner.id,
      name,
      scopes: known,
      secretHash: hashOf(secret),
      expiresAt: new Date(clock.now() + lifeMs),
    });
    await entities.flush();
    return secret;
  };
