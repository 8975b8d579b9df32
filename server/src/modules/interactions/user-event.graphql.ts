import type { Target } from '@belfry/domain';
import {
  builder,
  connectionOf,
  DateTimeFilter,
  forbidden,
  globalId,
  IdFilter,
  Node,
  nodeType,
  OrderDirection,
  pageArguments,
  pageOf,
  readPage,
  signedIn,
  StringFilter,
  type PageArguments,
  type PageRequest,
  type SignedInContext,
} from '../../platform/graphql/index.ts';
import { keysOf, queueById, QueueType, userById, UserType } from '../directory/index.ts';
import { interactionById, InteractionObject, UserEventObject, userEventBySeq } from './objects.ts';
import type { UserEventRow } from './user-event.ts';
import type { EventOrder, UserEventFilter as Filter } from './user-event-filter.ts';
import {
  ActorKindEnum,
  AnomalyEnum,
  AnomalyFilter,
  CategoryEnum,
  CategoryFilter,
  ChannelFilter,
  TargetKindEnum,
  UserEventOrderFieldEnum,
  UserEventTypeEnum,
  UserEventTypeFilter,
} from './words.graphql.ts';

const TargetObject = builder.objectRef<Target>('Target').implement({
  description: 'Where something is passed on to.',
  fields: (t) => ({
    kind: t.field({ type: TargetKindEnum, description: 'What it is.', resolve: ({ kind }) => kind }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'The user, if one.',
      resolve: (target, _a, context) => userById(signedIn(context), target.kind === 'user' ? target.userId : null),
    }),
    queue: t.field({
      type: QueueType,
      nullable: true,
      description: 'The queue, if one.',
      resolve: (target, _a, context) => queueById(signedIn(context), target.kind === 'queue' ? target.queueId : null),
    }),
    address: t.string({
      nullable: true,
      description: 'The address outside, if one.',
      resolve: (target) => (target.kind === 'outside' ? target.address : null),
    }),
  }),
});

builder.objectType(UserEventObject, {
  name: 'UserEvent',
  description:
    'A recorded fact: what happened to an interaction or another subject, when, by whom, on which queue. Never changed once recorded.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ seq }) => globalId('UserEvent', seq) }),
    seq: t.exposeInt('seq', { description: 'Its place in the organization’s order: no gaps, no repeats.' }),
    type: t.field({ type: UserEventTypeEnum, description: 'What happened.', resolve: ({ type }) => type }),
    customType: t.exposeString('customType', {
      nullable: true,
      description: 'The declared type, where type is CUSTOM.',
    }),
    category: t.field({
      type: CategoryEnum,
      description: 'The group of its type.',
      resolve: ({ category }) => category,
    }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it happened, by the source’s clock.',
      resolve: ({ occurredAt }) => occurredAt,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When it was recorded, by the server’s clock.',
      resolve: ({ recordedAt }) => recordedAt,
    }),
    source: t.exposeString('source', { description: 'Who reported it.' }),
    sourceEventId: t.exposeString('sourceEventId', {
      description: 'The source’s own id of it; with the source, the idempotency key.',
    }),
  }),
});

/** Who and what it is about. */
builder.objectFields(UserEventObject, (t) => ({
  interaction: t.field({
    type: InteractionObject,
    nullable: true,
    description: 'The interaction it happened to.',
    resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
  }),
  actorKind: t.field({
    type: ActorKindEnum,
    description: 'What sort of actor did it.',
    resolve: ({ actorKind }) => actorKind,
  }),
  actor: t.field({
    type: UserType,
    nullable: true,
    description: 'The user who did it, if a user did.',
    resolve: ({ actorId }, _a, context) => userById(signedIn(context), actorId),
  }),
  user: t.field({
    type: UserType,
    nullable: true,
    description: 'Whom it is about: whose part it changes.',
    resolve: ({ userId }, _a, context) => userById(signedIn(context), userId),
  }),
  queue: t.field({
    type: QueueType,
    nullable: true,
    description: 'The queue at that time.',
    resolve: ({ queueId }, _a, context) => queueById(signedIn(context), queueId),
  }),
  target: t.field({
    type: TargetObject,
    nullable: true,
    description: 'Where it was passed on to.',
    resolve: ({ target }) => target,
  }),
  reason: t.exposeString('reason', { nullable: true, description: 'Why, in the source’s words.' }),
  fields: t.field({ type: 'JSON', nullable: true, description: 'The payload.', resolve: ({ fields }) => fields }),
  anomaly: t.field({
    type: AnomalyEnum,
    nullable: true,
    description: 'Why it is flagged, if it is.',
    resolve: ({ anomaly }) => anomaly,
  }),
  historical: t.exposeBoolean('historical', { description: 'It was imported: kept and counted, never matched.' }),
}));

nodeType('UserEvent', (key, context) => userEventBySeq(context, Number(key)), { numbered: true });

export const UserEventFilter = builder.inputRef<Filter>('UserEventFilter').implement({
  description: 'User events that …',
  fields: (t) => ({
    and: t.field({ type: [UserEventFilter], description: 'Satisfy all of these.' }),
    or: t.field({ type: [UserEventFilter], description: 'Satisfy at least one of these.' }),
    not: t.field({ type: UserEventFilter, description: 'Do not satisfy this.' }),
    type: t.field({ type: UserEventTypeFilter, description: 'By what happened.' }),
    category: t.field({ type: CategoryFilter, description: 'By the group of the type.' }),
    interaction: t.field({ type: IdFilter, description: 'By interaction.' }),
    queue: t.field({ type: IdFilter, description: 'By queue at that time.' }),
    user: t.field({ type: IdFilter, description: 'By the user whose part it changes.' }),
    channel: t.field({ type: ChannelFilter, description: 'By channel of the interaction.' }),
    source: t.field({ type: StringFilter, description: 'By who reported it.' }),
    occurredAt: t.field({ type: DateTimeFilter, description: 'By when it happened.' }),
    anomaly: t.field({ type: AnomalyFilter, description: 'By why it is flagged.' }),
  }),
});

/** Turns a filter's global ids into keys, all the way down. */
export function keyedFilter(filter: Filter | null | undefined): Filter {
  if (!filter) return {};
  return {
    ...filter,
    and: filter.and?.map(keyedFilter),
    or: filter.or?.map(keyedFilter),
    not: filter.not ? keyedFilter(filter.not) : undefined,
    interaction: keysOf('Interaction', filter.interaction),
    queue: keysOf('Queue', filter.queue),
    user: keysOf('User', filter.user),
  };
}

const UserEventOrder = builder.inputType('UserEventOrder', {
  description: 'An order of user events.',
  fields: (t) => ({
    field: t.field({ type: UserEventOrderFieldEnum, required: true, description: 'By what.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end first.' }),
  }),
});
export const UserEventConnection = connectionOf('UserEvent', UserEventObject);

const keyFor =
  ({ field }: EventOrder) =>
  (row: UserEventRow): [string | number, ...number[]] =>
    field === 'seq' ? [row.seq] : [new Date(row.occurredAt).toISOString(), row.seq];

/** A page of user events that the viewer may see. */
export async function pageOfEvents(
  { viewer, services }: SignedInContext,
  { filter, order, page }: { filter: Filter; order: EventOrder; page: PageRequest },
) {
  return pageOf(await services.interactions.events.list(viewer, filter, { page, order }), page, keyFor(order));
}

builder.queryFields((t) => ({
  userEvents: t.withAuth({ permission: 'user-events:read' }).field({
    type: UserEventConnection,
    description: 'User events, newest recorded first unless ordered otherwise.',
    args: {
      filter: t.arg({ type: UserEventFilter, description: 'Which.' }),
      orderBy: t.arg({ type: [UserEventOrder], description: 'In which order; the first entry counts.' }),
      ...pageArguments,
    },
    resolve: (_root, { filter, orderBy, ...page }, context) => {
      const wanted = orderBy?.[0];
      const order: EventOrder = {
        field: wanted?.field === 'occurred-at' ? 'occurredAt' : 'seq',
        direction: wanted?.direction ?? 'desc',
      };
      return pageOfEvents(context, {
        filter: keyedFilter(filter),
        order,
        page: readPage(page, order.field === 'seq' ? ['number'] : ['instant', 'number']),
      });
    },
  }),
}));

builder.objectFields(InteractionObject, (t) => ({
  userEvents: t.field({
    type: UserEventConnection,
    description: 'Its story: user events in the order in which they were recorded.',
    args: { filter: t.arg({ type: UserEventFilter, description: 'Which.' }), ...pageArguments },
    resolve: (row, { filter, ...page }: { filter?: Filter | null | undefined } & PageArguments, context) => {
      const inside: Filter = { and: [keyedFilter(filter)], interaction: { eq: row.id } };
      if (signedIn(context).viewer.grants['user-events:read'] === undefined) throw forbidden('user-events:read');
      return pageOfEvents(signedIn(context), {
        filter: inside,
        order: { field: 'seq', direction: 'asc' },
        page: readPage(page, ['number']),
      });
    },
  }),
}));
