import {
  beyond,
  fail,
  type Grants,
  noLimits,
  ok,
  overlaid,
  permissions,
  type Result,
  type RoleLimits,
  shippedRoles,
} from '@belfry/domain';
import { claimKey, type Database, type Transaction } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/context.ts';
import { invalid, notAllowed, notFound, type UserProblem } from '../../platform/graphql/user-errors.ts';
import type { Ids } from '../../platform/ids.ts';
import type { RoleRow } from './organization.ts';
import {
  eventThatTells,
  insertRole,
  lockRoles,
  overwriteRole,
  readRoles,
  removeRole,
  type RoleContent,
  touchAccess,
  usersWithRole,
} from './roles.store.ts';

export interface RoleNeeds {
  database: Database;
  ids: Ids;
  /** Drops what is remembered of what these users may do. */
  forget: (userIds: readonly string[]) => void;
}

export type RoleResult<Value = RoleRow> = Result<Value, UserProblem>;

/** Which role, and the version of it that the caller has seen. */
export interface RoleTarget {
  id: string;
  expectedVersion?: number | null | undefined;
}

/** What is said of a role; what is left out stays. Grants are laid over those that it has. */
export interface WrittenRole {
  name?: string | null | undefined;
  meaning?: string | null | undefined;
  grants?: Grants | null | undefined;
  limits?: RoleLimits | null | undefined;
}

const nameAtMost = 60;
const limitAtMost = 1_000_000;

/** Whether the viewer may manage roles. */
export const maySetRoles = (viewer: SignedInViewer): UserProblem | null =>
  viewer.grants['roles:manage'] === 'all' ? null : notAllowed('roles:manage');

/** Nobody gives more than they have. */
export function beyondOwn(viewer: SignedInViewer, change: { before: Grants; after: Grants }): UserProblem | null {
  const [first] = beyond(viewer.grants, change);
  if (first === undefined) return null;
  const message = `"${permissions[first].label}" reaches further there than in your own roles: ask someone who has all of it.`;
  return notAllowed(first, message);
}

const conflict = (code: string, message: string): UserProblem => ({ kind: 'ConflictError', code, message });

function contentProblem(content: RoleContent, others: readonly RoleRow[]): UserProblem | null {
  const name = content.name.trim();
  if (name === '' || name.length > nameAtMost)
    return invalid([
      { path: ['name'], code: 'OUT_OF_RANGE', message: `Give a name of 1 to ${nameAtMost} characters.` },
    ]);
  if (others.some((role) => role.name.toLowerCase() === name.toLowerCase()))
    return invalid([{ path: ['name'], code: 'TAKEN', message: `There is a role named "${name}" already.` }]);
  for (const limit of ['events', 'firingsPerHour'] as const) {
    const value = content.limits[limit];
    if (value !== null && (value < 0 || value > limitAtMost))
      return invalid([
        { path: ['limits', limit], code: 'OUT_OF_RANGE', message: `Give a number from 0 to ${limitAtMost}, or none.` },
      ]);
  }
  return null;
}

async function theRole(transaction: Transaction, organizationId: string, id: string): Promise<RoleRow> {
  const role = (await readRoles(transaction, organizationId)).find((one) => one.id === id);
  if (!role) throw new Error(`Role ${id} was written and is not there.`);
  return role;
}

export interface NewRole extends WrittenRole {
  name: string;
  copyOf?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}

const otherInput: UserProblem = {
  kind: 'IdempotencyConflictError',
  code: 'IDEMPOTENCY_CONFLICT',
  message: 'This idempotencyKey was used before with other input. Use a new key for a new role.',
};

/** What a key has made before: null when nothing, and the caller is to make it. */
async function madeBefore(
  transaction: Transaction,
  viewer: SignedInViewer,
  { id, idempotencyKey, ...input }: NewRole & { id: string },
): Promise<RoleResult | null> {
  const { organizationId } = viewer;
  if (idempotencyKey == null) return null;
  const actor = viewer.userId ?? viewer.tokenId ?? '';
  const key = { organizationId, actor, key: idempotencyKey, mutation: 'createRole', input, id };
  const claim = await claimKey(transaction, key);
  if (claim.kind === 'new') return null;
  if (claim.kind === 'other') return fail(otherInput);
  const made = (await readRoles(transaction, organizationId)).find((role) => role.id === claim.id);
  return made ? ok(made) : fail(conflict('CONFLICT', 'The role that this idempotencyKey made was deleted since.'));
}

const nothingYet = { meaning: '', grants: {}, limits: noLimits };

function contentOfNew({ copyOf, ...written }: NewRole, roles: readonly RoleRow[]): RoleContent | null {
  const model = copyOf == null ? nothingYet : roles.find(({ id }) => id === copyOf);
  if (!model) return null;
  return {
    name: written.name.trim(),
    meaning: written.meaning?.trim() ?? model.meaning,
    grants: overlaid(model.grants, written.grants ?? {}),
    limits: written.limits ?? model.limits,
    adjusted: false,
  };
}

/** Makes a role: a copy of another, or one that allows nothing yet, with the given grants laid over it. */
export const createRole =
  ({ database, ids }: RoleNeeds) =>
  async (viewer: SignedInViewer, written: NewRole): Promise<RoleResult> => {
    const { organizationId } = viewer;
    const refused = maySetRoles(viewer);
    if (refused) return fail(refused);
    return database.transaction(organizationId, async (transaction): Promise<RoleResult> => {
      const roles = await lockRoles(transaction, organizationId);
      const id = ids.next();
      const made = await madeBefore(transaction, viewer, { ...written, id });
      if (made) return made;
      const content = contentOfNew(written, roles);
      if (!content) return fail(notFound('role'));
      const problem = contentProblem(content, roles) ?? beyondOwn(viewer, { before: {}, after: content.grants });
      if (problem) return fail(problem);
      await insertRole(transaction, { organizationId, id, ...content });
      return ok(await theRole(transaction, organizationId, id));
    });
  };

type Change = (role: RoleRow) => RoleContent | UserProblem;

const isProblem = (value: RoleContent | UserProblem): value is UserProblem => 'kind' in value;

/** Changes a role, and lets everyone who has it know at once. */
async function changeRole(
  { database, forget }: RoleNeeds,
  { viewer, target, change }: { viewer: SignedInViewer; target: RoleTarget; change: Change },
): Promise<RoleResult> {
  const { organizationId } = viewer;
  const refused = maySetRoles(viewer);
  if (refused) return fail(refused);
  let touched: readonly string[] = [];
  const result = await database.transaction(organizationId, async (transaction): Promise<RoleResult> => {
    const roles = await lockRoles(transaction, organizationId);
    const role = roleToChange(roles, target);
    if (!role.ok) return role;
    const content = change(role.value);
    if (isProblem(content)) return fail(content);
    const others = roles.filter(({ id }) => id !== role.value.id);
    const problem =
      contentProblem(content, others) ?? beyondOwn(viewer, { before: role.value.grants, after: content.grants });
    if (problem) return fail(problem);
    await overwriteRole(transaction, { organizationId, id: role.value.id, ...content });
    touched = await usersWithRole(transaction, organizationId, role.value.id);
    await touchAccess(transaction, organizationId, touched);
    return ok(await theRole(transaction, organizationId, role.value.id));
  });
  if (result.ok) forget(touched);
  return result;
}

function roleToChange(roles: readonly RoleRow[], { id, expectedVersion }: RoleTarget): RoleResult {
  const role = roles.find((one) => one.id === id);
  if (!role) return fail(notFound('role'));
  if (role.shippedAs === 'administrator') {
    const message = 'The role Administrator always allows everything. Make a copy of it and change that.';
    return fail(conflict('ADMINISTRATOR_FIXED', message));
  }
  if (expectedVersion == null || expectedVersion === role.version) return ok(role);
  const message = 'It was changed in the meantime. Look at its present state, then change it again.';
  return fail({ kind: 'ConflictError', code: 'VERSION_CONFLICT', message, currentVersion: role.version });
}

/** Changes what was written of a role and leaves the rest. Shipped roles keep their names. */
export const updateRole =
  (needs: RoleNeeds) =>
  (viewer: SignedInViewer, { id, expectedVersion, ...written }: RoleTarget & WrittenRole): Promise<RoleResult> =>
    changeRole(needs, {
      viewer,
      target: { id, expectedVersion },
      change: (role) => {
        const name = written.name?.trim() ?? role.name;
        if (role.shipped && name !== role.name)
          return conflict('SHIPPED', `The role ${role.name} came with Belfry and keeps its name. Make a copy of it.`);
        return {
          name,
          meaning: written.meaning?.trim() ?? role.meaning,
          grants: overlaid(role.grants, written.grants ?? {}),
          limits: written.limits ?? role.limits,
          adjusted: role.shipped,
        };
      },
    });

/** Brings a shipped role back to what it was. */
export const resetRole =
  (needs: RoleNeeds) =>
  (viewer: SignedInViewer, target: RoleTarget): Promise<RoleResult> =>
    changeRole(needs, {
      viewer,
      target,
      change: ({ name, shippedAs }) =>
        shippedAs === null
          ? conflict('NOT_SHIPPED', `The role ${name} did not come with Belfry: there is nothing to bring it back to.`)
          : { name, meaning: '', grants: shippedRoles[shippedAs].grants, limits: noLimits, adjusted: false },
    });

const usersHave = (count: number): string => (count === 1 ? '1 user has' : `${count} users have`);

/** Deletes a role that nobody has and no event tells. @returns its id. */
export const deleteRole =
  ({ database }: RoleNeeds) =>
  async (viewer: SignedInViewer, target: RoleTarget): Promise<RoleResult<string>> => {
    const { organizationId } = viewer;
    const refused = maySetRoles(viewer);
    if (refused) return fail(refused);
    return database.transaction(organizationId, async (transaction): Promise<RoleResult<string>> => {
      const found = roleToChange(await lockRoles(transaction, organizationId), target);
      if (!found.ok) return found;
      const { id, name, shipped, userCount, grants } = found.value;
      if (shipped) return fail(conflict('SHIPPED', `The role ${name} came with Belfry and stays. Reset it instead.`));
      const problem = beyondOwn(viewer, { before: grants, after: {} });
      if (problem) return fail(problem);
      if (userCount > 0)
        return fail(conflict('ROLE_IN_USE', `${usersHave(userCount)} the role ${name}. Give them another one first.`));
      const event = await eventThatTells(transaction, organizationId, id);
      if (event !== null)
        return fail(conflict('ROLE_IN_USE', `The event "${event}" tells the role ${name}. Change it first.`));
      await removeRole(transaction, organizationId, id);
      return ok(id);
    });
  };
