import {
  BooleanFilter,
  builder,
  connectionOf,
  globalId,
  IdFilter,
  keyOf,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  pageOfAll,
  readPage,
  rowsById,
  StringFilter,
  signedIn,
} from '../../platform/graphql/index.ts';
import { type Access, AssignRolesPayload, RoleType, Viewer } from '../access/index.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { DepartmentRow, QueueRow, TeamRow, UserRow } from './people.ts';
import { visibleQueues, visibleUsers } from './directory.ts';

const within = (visible: readonly string[] | undefined, ids: readonly string[]): readonly string[] =>
  visible ? ids.filter((id) => visible.includes(id)) : ids;

/** The user of a key as far as the viewer may see them; null otherwise. */
export const userById = rowsById<UserRow>((ids, { viewer, services }) =>
  services.directory.store.usersByIds(viewer.organizationId, within(visibleUsers(viewer), ids)),
);
export const queueById = rowsById<QueueRow>((ids, { viewer, services }) =>
  services.directory.store.queuesByIds(viewer.organizationId, within(visibleQueues(viewer), ids)),
);
const waitingById = rowsById<{ id: string; waiting: number }>((ids, { viewer, services }) =>
  services.directory.store.waiting(viewer.organizationId, ids),
);
export const departmentById = rowsById<DepartmentRow>((_ids, { viewer, services }) =>
  services.directory.store.departments(viewer.organizationId),
);
const roleById = rowsById<Role>((_ids, { viewer, services }) => services.access.roles(viewer));
export const teamById = rowsById<TeamRow>((_ids, { viewer, services }) =>
  services.directory.store.teams(viewer.organizationId),
);

type Role = Awaited<ReturnType<Access['roles']>>[number];

export const UserType = builder.objectRef<UserRow>('User');
export const QueueType = builder.objectRef<QueueRow>('Queue');
export const TeamType = builder.objectRef<TeamRow>('Team');
export const DepartmentType = builder.objectRef<DepartmentRow>('Department');

const idOf = (type: string) => ({
  description: 'Opaque and stable.',
  resolve: ({ id }: { id: string }) => globalId(type, id),
});
const some = <Row>(rows: readonly (Row | null)[]): Row[] =>
  rows.filter((row): row is Awaited<Row> & Row => row !== null);

builder.objectType(DepartmentType, {
  name: 'Department',
  description: 'A part of the organization that groups queues.',
  interfaces: [Node],
  fields: (t) => ({ id: t.id(idOf('Department')), name: t.exposeString('name', { description: 'Its name.' }) }),
});

builder.objectType(TeamType, {
  name: 'Team',
  description: 'Users who work together under a manager.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(idOf('Team')),
    name: t.exposeString('name', { description: 'Its name.' }),
    department: t.field({
      type: DepartmentType,
      nullable: true,
      description: 'The department it is in.',
      resolve: ({ departmentId }, _a, context) => departmentById(signedIn(context), departmentId ?? null),
    }),
    manager: t.field({
      type: UserType,
      nullable: true,
      description: 'Who leads it.',
      resolve: ({ managerId }, _a, context) => userById(signedIn(context), managerId ?? null),
    }),
  }),
});

builder.objectType(QueueType, {
  name: 'Queue',
  description: 'Where interactions wait.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(idOf('Queue')),
    name: t.exposeString('name', { description: 'Its name.' }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'What a source calls it.' }),
    weight: t.exposeInt('weight', { description: 'How much it counts against other queues when work is given out.' }),
    active: t.exposeBoolean('active', { description: 'It takes new interactions.' }),
    department: t.field({
      type: DepartmentType,
      nullable: true,
      description: 'The department it is in.',
      resolve: ({ departmentId }, _a, context) => departmentById(signedIn(context), departmentId),
    }),
    waiting: t.int({
      description: 'How many interactions wait in it now.',
      resolve: async ({ id }, _a, context) => (await waitingById(signedIn(context), id))?.waiting ?? 0,
    }),
    members: t.field({
      type: [UserType],
      description: 'Who serves it, as far as the viewer may see them.',
      resolve: async ({ memberIds }, _a, context) =>
        some(await Promise.all(memberIds.map((id) => userById(signedIn(context), id)))),
    }),
  }),
});

builder.objectType(UserType, {
  name: 'User',
  description: 'Someone who works here.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(idOf('User')),
    name: t.exposeString('name', { description: 'Full name.' }),
    title: t.exposeString('title', { nullable: true, description: 'What the user is.' }),
    email: t.field({
      type: 'EmailAddress',
      nullable: true,
      description: 'Where mail reaches the user; also what they sign in with.',
      resolve: ({ email }) => email,
    }),
    workContact: t.exposeString('workContact', { nullable: true, description: 'Extension or other contact at work.' }),
    active: t.exposeBoolean('active', { description: 'May sign in and be given work.' }),
    status: t.exposeString('status', { description: 'Availability, in the source’s words.' }),
    statusSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when.',
      resolve: ({ statusSince }) => statusSince,
    }),
    team: t.field({
      type: TeamType,
      nullable: true,
      description: 'The team the user is in.',
      resolve: ({ teamId }, _a, context) => teamById(signedIn(context), teamId),
    }),
    queues: t.field({
      type: [QueueType],
      description: 'The queues the user serves, as far as the viewer may see them.',
      resolve: async ({ queueIds }, _a, context) =>
        some(await Promise.all(queueIds.map((id) => queueById(signedIn(context), id)))),
    }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'What a source calls the user.' }),
  }),
});

nodeType('User', (key, context) => userById(context, key));
nodeType('Queue', (key, context) => queueById(context, key));
nodeType('Team', (key, context) => teamById(context, key));
nodeType('Department', (key, context) => departmentById(context, key));

const UserFilter = builder.inputType('UserFilter', {
  description: 'Users who …',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'By name.' }),
    team: t.field({ type: IdFilter, description: 'By team.' }),
    queue: t.field({ type: IdFilter, description: 'By a queue they serve.' }),
    active: t.field({ type: BooleanFilter, description: 'By whether they may sign in.' }),
    status: t.field({ type: StringFilter, description: 'By availability.' }),
  }),
});
const QueueFilter = builder.inputType('QueueFilter', {
  description: 'Queues that …',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'By name.' }),
    active: t.field({ type: BooleanFilter, description: 'By whether they take new interactions.' }),
  }),
});
const UserConnection = connectionOf('User', UserType);
const QueueConnection = connectionOf('Queue', QueueType);
const TeamConnection = connectionOf('Team', TeamType);
const DepartmentConnection = connectionOf('Department', DepartmentType);

/** Turns the global ids of a reference filter into keys. */
export function keysOf(type: string, filter: ValueFilter<string> | null | undefined): ValueFilter<string> | null {
  if (!filter) return null;
  const many = (ids: readonly string[] | null | undefined): string[] | null =>
    ids?.map((id) => keyOf(type, id)) ?? null;
  return {
    eq: filter.eq ? keyOf(type, filter.eq) : null,
    in: many(filter.in),
    notIn: many(filter.notIn),
    isNull: filter.isNull,
  };
}

const byName = ({ name, id }: { name: string; id: string }): [string, string] => [name, id];

builder.queryFields((t) => ({
  users: t.withAuth({ permission: 'users:read' }).field({
    type: UserConnection,
    description: 'Users by name.',
    args: { filter: t.arg({ type: UserFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page, ['text', 'id']);
      const wanted = {
        ...filter,
        team: keysOf('Team', filter?.team),
        queue: keysOf('Queue', filter?.queue),
        ids: visibleUsers(viewer),
      };
      return pageOf(await services.directory.store.users(viewer.organizationId, wanted, request), request, byName);
    },
  }),
  queue: t.withAuth({ permission: 'queues:read' }).field({
    type: QueueType,
    nullable: true,
    description: 'A queue by its id.',
    args: { id: t.arg.id({ required: true, description: 'The queue’s id.' }) },
    resolve: (_root, { id }, context) => queueById(context, keyOf('Queue', id)),
  }),
  queues: t.withAuth({ permission: 'queues:read' }).field({
    type: QueueConnection,
    description: 'Queues by name.',
    args: { filter: t.arg({ type: QueueFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page, ['text', 'id']);
      return pageOf(
        await services.directory.store.queues(
          viewer.organizationId,
          { ...filter, ids: visibleQueues(viewer) },
          request,
        ),
        request,
        byName,
      );
    },
  }),
  teams: t.withAuth({ permission: 'users:read' }).field({
    type: TeamConnection,
    description: 'Teams by name.',
    args: { ...pageArguments },
    resolve: async (_root, page, { viewer, services }) =>
      pageOfAll(await services.directory.store.teams(viewer.organizationId), readPage(page, ['id']), ({ id }) => id),
  }),
  departments: t.withAuth({ permission: 'queues:read' }).field({
    type: DepartmentConnection,
    description: 'Departments by name.',
    args: { ...pageArguments },
    resolve: async (_root, page, { viewer, services }) =>
      pageOfAll(
        await services.directory.store.departments(viewer.organizationId),
        readPage(page, ['id']),
        ({ id }) => id,
      ),
  }),
}));

builder.objectFields(Viewer, (t) => ({
  user: t.field({
    type: UserType,
    nullable: true,
    description: 'The user; null for a token of none.',
    resolve: async (_viewer, _a, context) => {
      const { viewer, services } = signedIn(context);
      if (viewer.userId === null) return null;
      const [own] = await services.directory.store.usersByIds(viewer.organizationId, [viewer.userId]);
      return own ?? null;
    },
  }),
}));

builder.objectFields(UserType, (t) => ({
  roles: t.field({
    type: [RoleType],
    description: 'The user’s roles, as far as the viewer may see roles.',
    resolve: async ({ roleIds }, _a, context) => {
      const roles = await Promise.all(roleIds.map((id) => roleById(signedIn(context), id)));
      return some(roles).toSorted((a, b) => Number(b.shipped) - Number(a.shipped) || a.name.localeCompare(b.name));
    },
  }),
}));

builder.objectFields(AssignRolesPayload, (t) => ({
  user: t.field({
    type: UserType,
    nullable: true,
    description: 'The user with these roles, as far as the viewer may see users.',
    resolve: ({ userId }, _a, context) => userById(signedIn(context), userId),
  }),
}));
