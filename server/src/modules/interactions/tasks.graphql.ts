import {
  builder,
  connectionOf,
  globalId,
  IdFilter,
  keyOf,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { keysOf, userById, UserType } from '../directory/index.ts';
import { interactionById, InteractionObject } from './objects.ts';
import type { KeyedSubject } from './subject.ts';
import { actFrom, numberIn, resultFor, type SubjectInput, subjectRef, textIn } from './subject-parts.graphql.ts';

const taskById = rowsById<KeyedSubject & { id: string }>(async (keys, { viewer, services }) => {
  const rows = await services.interactions.subjects.byKeys(viewer, { kind: 'task', permission: 'tasks:read', keys });
  return rows.map((row) => ({ ...row, id: row.key }));
});

const TaskObject = subjectRef('Task').implement({
  description: 'Work that somebody is to do.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ key }) => globalId('Task', key) }),
    subject: t.string({
      nullable: true,
      description: 'What is to be done.',
      resolve: (task) => textIn(task, 'subject'),
    }),
    description: t.string({
      nullable: true,
      description: 'More about it.',
      resolve: (task) => textIn(task, 'description'),
    }),
    priority: t.string({
      nullable: true,
      description: 'How urgent it is.',
      resolve: (task) => textIn(task, 'priority'),
    }),
    status: t.string({ nullable: true, description: 'How far it is.', resolve: (task) => textIn(task, 'status') }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is to be done.',
      resolve: (task) => numberIn(task, 'dueAt'),
    }),
    remindAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When somebody is to be reminded of it.',
      resolve: (task) => numberIn(task, 'remindAt'),
    }),
    startAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When work on it is to begin.',
      resolve: (task) => numberIn(task, 'startAt'),
    }),
    assignedTo: t.field({
      type: UserType,
      nullable: true,
      description: 'Who has it.',
      resolve: (task, _a, context) => userById(signedIn(context), textIn(task, 'userId')),
    }),
    interaction: t.field({
      type: InteractionObject,
      nullable: true,
      description: 'The interaction it belongs to.',
      resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: ({ createdAt }) => createdAt }),
    changedAt: t.field({ type: 'DateTime', description: 'When it was last changed.', resolve: ({ lastAt }) => lastAt }),
    version: t.exposeInt('version', { description: 'Counted at each user event.' }),
    deleted: t.exposeBoolean('deleted', { description: 'It was deleted; this is how it last was.' }),
  }),
});

nodeType('Task', (key, context) => taskById(context, key));

const TaskFilter = builder.inputType('TaskFilter', {
  description: 'Tasks that …',
  fields: (t) => ({
    status: t.field({ type: StringFilter, description: 'By how far they are.' }),
    assignedTo: t.field({ type: IdFilter, description: 'By who has them.' }),
  }),
});

const texts = {
  description: 'More about it.',
  priority: 'low, normal, high or urgent, or a word of your own.',
  status: 'How far it is, in a word.',
} as const;

const CreateInput = builder.inputType('CreateTaskInput', {
  description: 'A new task.',
  fields: (t) => ({
    subject: t.string({ required: true, description: 'What is to be done.' }),
    description: t.string({ description: texts.description }),
    priority: t.string({ description: `${texts.priority} Normal unless given.` }),
    dueAt: t.field({ type: 'DateTime', description: 'When it is to be done.' }),
    remindAt: t.field({ type: 'DateTime', description: 'When somebody is to be reminded of it.' }),
    startAt: t.field({ type: 'DateTime', description: 'When work on it is to begin.' }),
    userId: t.id({ description: 'Who is to do it.' }),
    interactionId: t.id({ description: 'The interaction it belongs to.' }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same task.' }),
  }),
});

const UpdateInput = builder.inputType('UpdateTaskInput', {
  description: 'What to change of a task; what is left out stays, what is null is forgotten.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ required: true, description: 'The version that the change is made to.' }),
    subject: t.string({ description: 'What is to be done.' }),
    description: t.string({ description: texts.description }),
    priority: t.string({ description: texts.priority }),
    status: t.string({ description: texts.status }),
    dueAt: t.field({ type: 'DateTime', description: 'When it is to be done.' }),
    remindAt: t.field({ type: 'DateTime', description: 'When somebody is to be reminded of it.' }),
    startAt: t.field({ type: 'DateTime', description: 'When work on it is to begin.' }),
    userId: t.id({ description: 'Who is to do it from now on.' }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same change.' }),
  }),
});

type Fields = Partial<
  Record<'subject' | 'description' | 'priority' | 'status' | 'dueAt' | 'remindAt' | 'startAt', unknown>
>;

const fieldsOf = ({ subject, description, priority, status, dueAt, remindAt, startAt }: Fields) => ({
  subject,
  description,
  priority,
  status,
  dueAt,
  remindAt,
  startAt,
});

const target = (name: string, what: string) =>
  builder.inputType(`${name}Input`, {
    description: what,
    fields: (t) => ({
      id: t.id({ required: true, description: 'Which.' }),
      reason: t.string({ description: 'Why.' }),
      idempotencyKey: t.string({ description: 'Sent again with the same input, it is done once.' }),
    }),
  });

const write = { kind: 'task', permission: 'tasks:write' } as const;
const result = (name: string) => resultFor(name, { field: 'task', type: TaskObject });

builder.mutationFields((t) => ({
  createTask: t.withAuth({ permission: 'tasks:write' }).field({
    type: result('CreateTask'),
    description: 'Make a task.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The task.' }) },
    resolve: (_root, { input }, context) =>
      actFrom(context, { ...write, type: 'task.created' }, { input, fields: fieldsOf(input) }),
  }),
  updateTask: t.withAuth({ permission: 'tasks:write' }).field({
    type: result('UpdateTask'),
    description: 'Change a task, or give it to another user.',
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, context) =>
      actFrom(context, { ...write, type: 'task.modified' }, { input, fields: fieldsOf(input) }),
  }),
}));

const steps = {
  startTask: { type: 'task.started', what: 'Begin to work on a task.' },
  completeTask: { type: 'task.completed', what: 'Say that a task is done.' },
  deleteTask: { type: 'task.deleted', what: 'Delete a task. What it was stays in the log.' },
} as const;

for (const [field, { type, what }] of Object.entries(steps)) {
  const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  builder.mutationField(field, (t) =>
    t.withAuth({ permission: 'tasks:write' }).field({
      type: result(name),
      description: what,
      args: { input: t.arg({ type: target(name, what), required: true, description: 'Which.' }) },
      resolve: (_root, args, context) =>
        actFrom(context, { ...write, type }, { input: args.input as SubjectInput, fields: {} }),
    }),
  );
}

const TaskConnection = connectionOf('Task', TaskObject);

builder.queryFields((t) => ({
  task: t.withAuth({ permission: 'tasks:read' }).field({
    type: TaskObject,
    nullable: true,
    description: 'A task by its id.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: (_root, { id }, context) => taskById(context, keyOf('Task', id)),
  }),
  tasks: t.withAuth({ permission: 'tasks:read' }).field({
    type: TaskConnection,
    description: 'Tasks, newest first. Deleted ones are left out.',
    args: { filter: t.arg({ type: TaskFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page, ['instant', 'id']);
      const rows = await services.interactions.subjects.list(viewer, {
        kind: 'task',
        permission: 'tasks:read',
        filter: { status: filter?.status, user: keysOf('User', filter?.assignedTo) },
        page: request,
      });
      return pageOf(rows, request, ({ createdAt, key }) => [new Date(createdAt).toISOString(), key]);
    },
  }),
}));
