import { fail, ok, type Result } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/context.ts';
import { invalid, notFound, type UserProblem } from '../../platform/graphql/user-errors.ts';
import { beyondOwn, maySetRoles, type RoleNeeds } from './change-roles.ts';
import type { RoleRow } from './organization.ts';
import { giveRoles, lockRoles, lockRolesOf, othersWithRole, touchAccess } from './roles.store.ts';

export interface Assignment {
  userId: string;
  /** All the roles that the user has from now on. */
  roleIds: readonly string[];
}

export interface Assigned {
  userId: string;
  /** Names of the roles. */
  before: readonly string[];
  after: readonly string[];
  changed: boolean;
}

/** Refuses to take the administrator's role from oneself, and from the last who has it. */
async function administratorProblem(
  transaction: Transaction,
  { viewer, userId, taken }: { viewer: SignedInViewer; userId: string; taken: readonly RoleRow[] },
): Promise<UserProblem | null> {
  const administrator = taken.find(({ shippedAs }) => shippedAs === 'administrator');
  if (!administrator) return null;
  if (userId === viewer.userId) {
    const message = 'You cannot take the role Administrator from yourself. Ask another administrator to do it.';
    return { kind: 'ConflictError', code: 'OWN_ADMINISTRATOR', message };
  }
  const { organizationId } = viewer;
  if ((await othersWithRole(transaction, { organizationId, userId, roleId: administrator.id })) > 0) return null;
  const message = 'This is the last administrator. Make someone else an administrator first.';
  return { kind: 'ConflictError', code: 'LAST_ADMINISTRATOR', message };
}

/** Gives a user exactly these roles; streams and pages of the user learn of it at once. */
export const assignRoles =
  ({ database, forget }: RoleNeeds) =>
  async (viewer: SignedInViewer, { userId, roleIds }: Assignment): Promise<Result<Assigned, UserProblem>> => {
    const { organizationId } = viewer;
    const refused = maySetRoles(viewer);
    if (refused) return fail(refused);
    const result = await database.transaction(
      organizationId,
      async (transaction): Promise<Result<Assigned, UserProblem>> => {
        const roles = await lockRoles(transaction, organizationId);
        const user = await lockRolesOf(transaction, organizationId, userId);
        if (!user) return fail(notFound('user'));
        const wanted = roles.filter(({ id }) => roleIds.includes(id));
        if (wanted.length < new Set(roleIds).size)
          return fail(
            invalid([{ path: ['roleIds'], code: 'UNKNOWN', message: 'One of these roles is gone. Load them again.' }]),
          );
        const had = roles.filter(({ id }) => user.roleIds.includes(id));
        const given = wanted.filter((role) => !had.includes(role));
        const taken = had.filter((role) => !wanted.includes(role));
        const names = { before: had.map(({ name }) => name), after: wanted.map(({ name }) => name) };
        if (given.length + taken.length === 0) return ok({ userId, ...names, changed: false });
        const problem =
          [...given, ...taken].map(({ grants }) => beyondOwn(viewer, { before: {}, after: grants })).find(Boolean) ??
          (await administratorProblem(transaction, { viewer, userId, taken }));
        if (problem) return fail(problem);
        await giveRoles(transaction, { organizationId, userId, roleIds: wanted.map(({ id }) => id) });
        await touchAccess(transaction, organizationId, [userId]);
        return ok({ userId, ...names, changed: true });
      },
    );
    if (result.ok && result.value.changed) forget([userId]);
    return result;
  };
