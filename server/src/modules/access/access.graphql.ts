import { builder, globalId, Node, nodeType } from '../../platform/graphql/index.ts';
import {
  areaOf,
  isPermissionId,
  permissionIds,
  permissions,
  type Grants,
  type PermissionId,
  type RoleLimits,
  type Scope,
  scopes,
} from '@belfry/domain';

import type { OrganizationRow, RoleRow } from './organization.ts';

const scopeMeanings: Record<Scope, string> = {
  none: 'Not at all.',
  own: 'One’s own.',
  team: 'One’s own and one’s teams’.',
  queues: 'One’s own and one’s queues’.',
  all: 'Everyone’s.',
};

export const PermissionScope = builder.enumType('PermissionScope', {
  description: 'How far a permission reaches.',
  values: Object.fromEntries(
    scopes.map((scope) => [scope.toUpperCase(), { value: scope, description: scopeMeanings[scope] }]),
  ) as Record<string, { value: Scope; description: string }>,
});

interface Grant {
  permission: PermissionId;
  scope: Scope;
}

export const grantList = (grants: Grants): Grant[] =>
  permissionIds.flatMap((permission) => (grants[permission] ? [{ permission, scope: grants[permission] }] : []));

export const GrantType = builder.objectRef<Grant>('Grant').implement({
  description: 'A permission and how far it reaches.',
  fields: (t) => ({
    permission: t.exposeString('permission', { description: 'Its id, as `area:action`.' }),
    scope: t.field({ type: PermissionScope, description: 'How far it reaches.', resolve: ({ scope }) => scope }),
  }),
});

const Permission = builder.objectRef<PermissionId>('Permission').implement({
  description: 'Something that a role may allow.',
  fields: (t) => ({
    id: t.id({ description: 'Its id, as `area:action`.', resolve: (id) => id }),
    label: t.string({ description: 'Its name on screens.', resolve: (id) => permissions[id].label }),
    meaning: t.string({ description: 'What it allows.', resolve: (id) => permissions[id].meaning }),
    area: t.string({ description: 'What the roles page puts it under, as a heading.', resolve: (id) => areaOf(id) }),
    scopes: t.field({
      type: [PermissionScope],
      description: 'How far it can be made to reach.',
      resolve: (id) => ['none' as const, ...permissions[id].scopes],
    }),
  }),
});

export const OrganizationType = builder.objectRef<OrganizationRow>('Organization').implement({
  description: 'The account. Everything belongs to one, and nothing crosses.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('Organization', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    timeZone: t.exposeString('timeZone', { description: 'IANA name of its time zone.' }),
    demo: t.exposeBoolean('demo', { description: 'Its data is made up.' }),
  }),
});

const RoleLimitsType = builder.objectRef<RoleLimits>('RoleLimits').implement({
  description: 'How much each user of a role may set going. Of several roles the widest counts.',
  fields: (t) => ({
    events: t.exposeInt('events', { nullable: true, description: 'How many events of their own; any number if null.' }),
    firingsPerHour: t.exposeInt('firingsPerHour', {
      nullable: true,
      description: 'How often these may fire in an hour, all together; as often as they like if null.',
    }),
  }),
});

export const RoleType = builder.objectRef<RoleRow>('Role').implement({
  description: 'What a group of users may do.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('Role', id) }),
    name: t.exposeString('name', { description: 'Its name.' }),
    meaning: t.exposeString('meaning', { description: 'What it is for, in a sentence; may be empty.' }),
    shipped: t.exposeBoolean('shipped', {
      description: 'It came with Belfry: it keeps its name, and can be brought back to what it was.',
    }),
    adjusted: t.exposeBoolean('adjusted', { description: 'It came with Belfry and has been changed since.' }),
    adjustable: t.boolean({
      description: 'What it allows can be changed: true for every role but Administrator.',
      resolve: ({ shippedAs }) => shippedAs !== 'administrator',
    }),
    userCount: t.exposeInt('userCount', { description: 'How many users have it.' }),
    limits: t.field({
      type: RoleLimitsType,
      description: 'How much each of its users may set going.',
      resolve: ({ limits }) => limits,
    }),
    version: t.exposeInt('version', { description: 'Counts its changes: send it along with the next one.' }),
    grants: t.field({ type: [GrantType], description: 'What it allows.', resolve: ({ grants }) => grantList(grants) }),
  }),
});

nodeType('Organization', async (key, { viewer, services }) => {
  if (key !== viewer.organizationId) return null;
  return (await services.access.store.organizations()).find(({ id }) => id === key) ?? null;
});
nodeType(
  'Role',
  async (key, { viewer, services }) => (await services.access.roles(viewer)).find(({ id }) => id === key) ?? null,
);

builder.queryFields((t) => ({
  roles: t.withAuth({ permission: 'roles:read' }).field({
    type: [RoleType],
    description: 'The roles of the organization, shipped ones first.',
    resolve: (_root, _arguments, { viewer, services }) => services.access.roles(viewer),
  }),
  permissions: t.withAuth({ signedIn: true }).field({
    type: [Permission],
    description: 'Everything that a role may allow.',
    resolve: () => permissionIds.filter(isPermissionId),
  }),
}));
