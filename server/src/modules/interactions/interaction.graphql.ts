import type { Customer } from '@belfry/domain';
import {
  BooleanFilter,
  builder,
  connectionOf,
  DateTimeFilter,
  globalId,
  IdFilter,
  keyOf,
  Node,
  nodeType,
  OrderDirection,
  pageArguments,
  pageOf,
  readPage,
  signedIn,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { keysOf, queueById, QueueType, userById, UserType } from '../directory/index.ts';
import { allowedActions } from './allowed-actions.ts';
import type { InteractionRow } from './interaction.ts';
import type { InteractionFilter as Filter, InteractionOrder as Order } from './interaction-filter.ts';
import { interactionById, InteractionObject } from './objects.ts';
import { ChannelEnum, ChannelFilter, InteractionOrderFieldEnum, PhaseEnum, PhaseFilter } from './words.graphql.ts';

const CustomerObject = builder.objectRef<Customer>('Customer').implement({
  description: 'Who called or wrote, as far as a source said.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address, as the source gave it.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number.' }),
  }),
});

builder.objectType(InteractionObject, {
  name: 'Interaction',
  description: 'One call, chat, message thread, e-mail, ticket, video call or callback with a customer.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('Interaction', id) }),
    externalId: t.exposeString('externalId', { nullable: true, description: 'The source’s own id.' }),
    source: t.exposeString('source', { nullable: true, description: 'Who reported it first.' }),
    channel: t.field({
      type: ChannelEnum,
      description: 'How the customer and the organization talk.',
      resolve: ({ channel }) => channel,
    }),
    phase: t.field({
      type: PhaseEnum,
      description: 'Where it stands in its life.',
      resolve: ({ phase }) => (phase === 'none' ? 'creating' : phase),
    }),
    direction: t.exposeString('direction', {
      nullable: true,
      description: 'Who began it: inbound, outbound or internal.',
    }),
    subject: t.exposeString('subject', { nullable: true, description: 'What it is about.' }),
    queue: t.field({
      type: QueueType,
      nullable: true,
      description: 'The queue it waits in or was last served from.',
      resolve: ({ queueId }, _a, context) => queueById(signedIn(context), queueId),
    }),
    owner: t.field({
      type: UserType,
      nullable: true,
      description: 'The user it is assigned to.',
      resolve: ({ ownerId }, _a, context) => userById(signedIn(context), ownerId),
    }),
    priority: t.exposeString('priority', { nullable: true, description: 'How urgent it is, in the source’s words.' }),
    status: t.exposeString('status', { nullable: true, description: 'Its help-desk status, in the source’s words.' }),
    tags: t.stringList({ description: 'Its tags.', resolve: ({ tags }) => [...tags] }),
    customer: t.field({
      type: CustomerObject,
      nullable: true,
      description: 'Who called or wrote.',
      resolve: ({ customer }) => customer,
    }),
  }),
});

/** How it stands, and who has had part in it. */
builder.objectFields(InteractionObject, (t) => ({
  openedAt: t.field({ type: 'DateTime', description: 'When it began.', resolve: ({ openedAt }) => openedAt }),
  endedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When it ended; null while it lives.',
    resolve: ({ endedAt }) => endedAt,
  }),
  lastAt: t.field({
    type: 'DateTime',
    description: 'When its latest event happened.',
    resolve: ({ lastAt }) => lastAt,
  }),
  live: t.boolean({ description: 'It has not ended.', resolve: ({ endedAt }) => endedAt === null }),
  anomalies: t.exposeInt('anomalies', { description: 'How many of its events are flagged.' }),
  participants: t.field({
    type: [UserType],
    description: 'Every user who ever had part in it, as far as the viewer may see them.',
    resolve: async ({ participants }, _a, context) => {
      const users = await Promise.all(participants.map((id) => userById(signedIn(context), id)));
      return users.filter((user) => user !== null);
    },
  }),
  allowedActions: t.stringList({
    description: 'The mutations that the viewer may call on it now.',
    resolve: (row, _a, context) => allowedActions(row, signedIn(context).viewer),
  }),
}));

nodeType('Interaction', (key, context) => interactionById(context, key));

const InteractionFilter = builder.inputRef<Filter>('InteractionFilter').implement({
  description: 'Interactions that …',
  fields: (t) => ({
    and: t.field({ type: [InteractionFilter], description: 'Satisfy all of these.' }),
    or: t.field({ type: [InteractionFilter], description: 'Satisfy at least one of these.' }),
    not: t.field({ type: InteractionFilter, description: 'Do not satisfy this.' }),
    id: t.field({ type: IdFilter, description: 'By id.' }),
    channel: t.field({ type: ChannelFilter, description: 'By channel.' }),
    phase: t.field({ type: PhaseFilter, description: 'By where they stand in their life.' }),
    queue: t.field({ type: IdFilter, description: 'By queue.' }),
    owner: t.field({ type: IdFilter, description: 'By the user they are assigned to.' }),
    participant: t.field({ type: IdFilter, description: 'By a user who ever had part in them.' }),
    openedAt: t.field({ type: DateTimeFilter, description: 'By when they began.' }),
    endedAt: t.field({ type: DateTimeFilter, description: 'By when they ended.' }),
    subject: t.field({ type: StringFilter, description: 'By what they are about.' }),
    externalId: t.field({ type: StringFilter, description: 'By the source’s own id.' }),
    source: t.field({ type: StringFilter, description: 'By who reported them.' }),
    live: t.field({ type: BooleanFilter, description: 'By whether they have not ended.' }),
  }),
});

function keyed(filter: Filter | null | undefined): Filter {
  if (!filter) return {};
  return {
    ...filter,
    and: filter.and?.map(keyed),
    or: filter.or?.map(keyed),
    not: filter.not ? keyed(filter.not) : undefined,
    id: keysOf('Interaction', filter.id),
    queue: keysOf('Queue', filter.queue),
    owner: keysOf('User', filter.owner),
    participant: keysOf('User', filter.participant),
  };
}

const InteractionOrder = builder.inputType('InteractionOrder', {
  description: 'An order of interactions.',
  fields: (t) => ({
    field: t.field({ type: InteractionOrderFieldEnum, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
});
const InteractionConnection = connectionOf('Interaction', InteractionObject);
const orderFields = { 'opened-at': 'openedAt', 'last-at': 'lastAt', 'ended-at': 'endedAt' } as const;

const keyFor =
  ({ field }: Order) =>
  (row: InteractionRow): [string, string] => {
    const at = row[field];
    return [at === null ? 'infinity' : new Date(at).toISOString(), row.id];
  };

builder.queryFields((t) => ({
  interaction: t.withAuth({ permission: 'interactions:read' }).field({
    type: InteractionObject,
    nullable: true,
    description: 'An interaction by its id.',
    args: { id: t.arg.id({ required: true, description: 'The interaction’s id.' }) },
    resolve: (_root, { id }, context) => interactionById(context, keyOf('Interaction', id)),
  }),
  interactions: t.withAuth({ permission: 'interactions:read' }).field({
    type: InteractionConnection,
    description: 'Interactions, newest first unless ordered otherwise.',
    args: {
      filter: t.arg({ type: InteractionFilter, description: 'Which.' }),
      orderBy: t.arg({ type: [InteractionOrder], description: 'In which order; the first entry counts.' }),
      ...pageArguments,
    },
    resolve: async (_root, { filter, orderBy, ...page }, { viewer, services }) => {
      const request = readPage(page, ['instant', 'id']);
      const wanted = orderBy?.[0];
      const order: Order = {
        field: wanted ? orderFields[wanted.field] : 'openedAt',
        direction: wanted?.direction ?? 'desc',
      };
      return pageOf(
        await services.interactions.store.list(viewer, keyed(filter), { page: request, order }),
        request,
        keyFor(order),
      );
    },
  }),
}));
