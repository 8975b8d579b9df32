import {
  type Grants,
  isPermissionId,
  type PermissionId,
  permissions,
  type RoleLimits,
  type Scope,
} from '@belfry/domain';
import {
  builder,
  globalId,
  invalid,
  type Issue,
  keyOf,
  resultOf,
  type UserProblem,
} from '../../platform/graphql/index.ts';
import { PermissionScope, RoleType } from './access.graphql.ts';
import type { Assigned } from './assign-roles.ts';
import type { RoleResult } from './change-roles.ts';
import type { RoleRow } from './organization.ts';

const GrantInput = builder.inputType('GrantInput', {
  description: 'A permission and how far it is to reach.',
  fields: (t) => ({
    permission: t.string({ required: true, description: 'Its id, as `area:action`.' }),
    scope: t.field({ type: PermissionScope, required: true, description: 'How far; NONE takes it away.' }),
  }),
});

const RoleLimitsInput = builder.inputType('RoleLimitsInput', {
  description: 'How much each user of a role may set going.',
  fields: (t) => ({
    events: t.int({ description: 'How many events of their own; any number unless given.' }),
    firingsPerHour: t.int({ description: 'How often these may fire in an hour; as often as they like unless given.' }),
  }),
});

const written = {
  name: 'What to call it: 1 to 60 characters, unlike other roles.',
  meaning: 'What it is for, in a sentence.',
  limits: 'How much each of its users may set going.',
} as const;

const CreateInput = builder.inputType('CreateRoleInput', {
  description: 'A new role.',
  fields: (t) => ({
    name: t.string({ required: true, description: written.name }),
    meaning: t.string({ description: written.meaning }),
    copyOf: t.id({ description: 'The role it begins as; without one it allows nothing but its grants.' }),
    grants: t.field({ type: [GrantInput], description: 'What it allows, laid over what it begins with.' }),
    limits: t.field({ type: RoleLimitsInput, description: written.limits }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same role.' }),
  }),
});

const UpdateInput = builder.inputType('UpdateRoleInput', {
  description: 'What to change of a role; what is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ description: 'The version that the change is made to; any unless given.' }),
    name: t.string({ description: written.name }),
    meaning: t.string({ description: written.meaning }),
    grants: t.field({ type: [GrantInput], description: 'The permissions to change; the others stay as they are.' }),
    limits: t.field({ type: RoleLimitsInput, description: `${written.limits} Both are set.` }),
  }),
});

const targetInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      id: t.id({ required: true, description: 'Which.' }),
      expectedVersion: t.int({ description: 'The version that the caller has seen; any unless given.' }),
    }),
  });
const DeleteInput = targetInput('DeleteRoleInput', 'Which role to delete.');
const ResetInput = targetInput('ResetRoleInput', 'Which role to bring back to what it was.');

const AssignInput = builder.inputType('AssignRolesInput', {
  description: 'Which roles a user has from now on.',
  fields: (t) => ({
    userId: t.id({ required: true, description: 'Who.' }),
    roleIds: t.idList({ required: true, description: 'All roles of the user; those left out are taken away.' }),
  }),
});

const payload = (name: string) =>
  builder.objectRef<{ role: RoleRow }>(`${name}Payload`).implement({
    description: 'The role as it is now.',
    fields: (t) => ({ role: t.field({ type: RoleType, description: 'As it is now.', resolve: ({ role }) => role }) }),
  });
const DeletePayload = builder.objectRef<{ deletedId: string }>('DeleteRolePayload').implement({
  description: 'What was deleted.',
  fields: (t) => ({ deletedId: t.exposeID('deletedId', { description: 'Its id.' }) }),
});
/** Its user is added by the module that knows users. */
export const AssignRolesPayload = builder.objectRef<Assigned>('AssignRolesPayload').implement({
  description: 'The roles were given; pages and streams of the user learn of it within a second.',
  fields: (t) => ({ changed: t.exposeBoolean('changed', { description: 'The user had other roles before.' }) }),
});

const CreateResult = resultOf('CreateRoleResult', payload('CreateRole'));
const UpdateResult = resultOf('UpdateRoleResult', payload('UpdateRole'));
const ResetResult = resultOf('ResetRoleResult', payload('ResetRole'));
const DeleteResult = resultOf('DeleteRoleResult', DeletePayload);
const AssignResult = resultOf('AssignRolesResult', AssignRolesPayload);

type GivenGrants = readonly { permission: string; scope: Scope }[] | null | undefined;

/** What is wrong with each grant. */
function grantIssue({ permission, scope }: { permission: string; scope: Scope }, index: number): Issue[] {
  const path = ['grants', String(index)];
  if (!isPermissionId(permission)) {
    const message = `There is no permission "${permission.slice(0, 80)}". Take one of the query permissions.`;
    return [{ path: [...path, 'permission'], code: 'UNKNOWN', message }];
  }
  const { scopes, label } = permissions[permission];
  if (scope === 'none' || scopes.some((one) => one === scope)) return [];
  const message = `"${label}" reaches ${[...scopes, 'none'].join(', ')}.`;
  return [{ path: [...path, 'scope'], code: 'OUT_OF_RANGE', message }];
}

function readGrants(given: GivenGrants): Grants | null | UserProblem {
  if (!given) return null;
  const issues = given.flatMap(grantIssue);
  if (issues.length > 0) return invalid(issues);
  const entries = given.map(({ permission, scope }): [PermissionId, Scope] => [permission as PermissionId, scope]);
  return Object.fromEntries(entries);
}

const isProblem = (read: Grants | null | UserProblem): read is UserProblem => read !== null && 'kind' in read;

/** Reads the grants of an input before its use case runs. */
async function withGrants<Input extends { grants?: GivenGrants }>(
  input: Input,
  use: (read: Omit<Input, 'grants'> & { grants: Grants | null }) => Promise<RoleResult>,
): Promise<{ role: RoleRow } | UserProblem> {
  const grants = readGrants(input.grants);
  return isProblem(grants) ? grants : changed(await use({ ...input, grants }));
}

const changed = (result: RoleResult) => (result.ok ? { role: result.value } : result.problem);
const keyed = <Input extends { id: string }>(input: Input): Input => ({ ...input, id: keyOf('Role', input.id) });
const limitsOf = (given: { [Limit in keyof RoleLimits]?: RoleLimits[Limit] | undefined } | null | undefined) =>
  given && { events: given.events ?? null, firingsPerHour: given.firingsPerHour ?? null };

builder.mutationFields((t) => ({
  createRole: t.withAuth({ signedIn: true }).field({
    type: CreateResult,
    description: 'Make a role, from scratch or as a copy of another. It allows no more than its maker may.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The role.' }) },
    resolve: (_root, { input }, { viewer, services }) =>
      withGrants(input, (read) =>
        services.access.createRole(viewer, {
          ...read,
          limits: limitsOf(read.limits),
          copyOf: read.copyOf == null ? null : keyOf('Role', read.copyOf),
        }),
      ),
  }),
  updateRole: t.withAuth({ signedIn: true }).field({
    type: UpdateResult,
    description: 'Change a role. Pages, streams and requests of its users obey within a second.',
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, { viewer, services }) =>
      withGrants(keyed(input), (read) =>
        services.access.updateRole(viewer, { ...read, limits: limitsOf(read.limits) }),
      ),
  }),
  resetRole: t.withAuth({ signedIn: true }).field({
    type: ResetResult,
    description: 'Bring a shipped role back to what it was.',
    args: { input: t.arg({ type: ResetInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.access.resetRole(viewer, keyed(input))),
  }),
  deleteRole: t.withAuth({ signedIn: true }).field({
    type: DeleteResult,
    description: 'Delete a role that nobody has.',
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.access.deleteRole(viewer, keyed(input));
      return result.ok ? { deletedId: globalId('Role', result.value) } : result.problem;
    },
  }),
  assignRoles: t.withAuth({ signedIn: true }).field({
    type: AssignResult,
    description: 'Give a user exactly these roles. Nobody gives or takes more than they have.',
    args: { input: t.arg({ type: AssignInput, required: true, description: 'Who, and which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.access.assignRoles(viewer, {
        userId: keyOf('User', input.userId),
        roleIds: input.roleIds.map((id) => keyOf('Role', id)),
      });
      if (!result.ok) return result.problem;
      const { userId, after: roles, changed: isChange } = result.value;
      const { organizationId, userId: by } = viewer;
      if (isChange) await services.recording({ type: 'user.role_changed', organizationId, userId, by, roles });
      return result.value;
    },
  }),
}));
