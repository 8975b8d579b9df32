import type { ValueFilter } from '../../platform/filter.ts';
import {
  builder,
  connectionOf,
  DateTimeFilter,
  enumFilterOf,
  enumOf,
  globalId,
  IdFilter,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  type SignedInContext,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { keysOf } from '../directory/index.ts';
import type { AttemptOutcome, AttemptRow, ChannelName, DeliveryRow, DeliveryState } from './new-delivery.ts';

const DeliveryChannelEnum = enumOf<ChannelName>('DeliveryChannel', 'How something leaves the house.', {
  email: 'An e-mail.',
  webhook: 'A signed post to a registered webhook.',
  'web-call': 'A plain request to an address.',
  push: 'Web push to the devices of a user.',
  provider: 'A message to a registered provider.',
  log: 'A line in a log on the server.',
});
const DeliveryStateEnum = enumOf<DeliveryState>('DeliveryState', 'How far a delivery is.', {
  waiting: 'To be sent, for the first time or again.',
  sent: 'The other side took it.',
  'gave-up': 'All tries failed. It can be sent again.',
  cancelled: 'It was not wanted any more.',
});
const AttemptOutcomeEnum = enumOf<AttemptOutcome>('AttemptOutcome', 'What came of a try to send.', {
  delivered: 'The other side took it.',
  failed: 'It was refused, or did not get there.',
  interrupted: 'The server stopped during the try; whether it got there is not known.',
});
const DeliveryChannelFilter = enumFilterOf('DeliveryChannelFilter', DeliveryChannelEnum);
const DeliveryStateFilter = enumFilterOf('DeliveryStateFilter', DeliveryStateEnum);

const AttemptObject = builder.objectRef<AttemptRow>('Attempt').implement({
  description: 'One try to send a delivery.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'From 1.' }),
    at: t.field({ type: 'DateTime', description: 'When it began.', resolve: ({ at }) => at }),
    outcome: t.field({ type: AttemptOutcomeEnum, description: 'What came of it.', resolve: ({ outcome }) => outcome }),
    statusCode: t.exposeInt('statusCode', { nullable: true, description: 'What the other side answered, by HTTP.' }),
    error: t.exposeString('error', { nullable: true, description: 'Why it failed.' }),
    duration: t.field({
      type: 'Duration',
      nullable: true,
      description: 'How long it took.',
      resolve: ({ durationMs }) => durationMs,
    }),
  }),
});

export const deliveryById = rowsById<DeliveryRow>((ids, { viewer, services }) =>
  services.delivery.deliveries.byIds(viewer, ids.filter(isUuid)),
);

const attemptsById = rowsById<{ id: string; attempts: AttemptRow[] }>(async (ids, { viewer, services }) => {
  const attempts = await services.delivery.deliveries.attemptsOf(viewer.organizationId, ids);
  return [...Map.groupBy(attempts, ({ deliveryId }) => deliveryId)].map(([id, of]) => ({ id, attempts: of }));
});

const ofFirings = rowsById<{ id: string; deliveries: DeliveryRow[] }>(async (ids, { viewer, services }) => {
  const deliveries = await services.delivery.deliveries.ofFirings(viewer, ids);
  return [...Map.groupBy(deliveries, ({ firingId }) => firingId ?? '')].map(([id, of]) => ({ id, deliveries: of }));
});

/** The deliveries of a firing as far as the viewer may see them, by place; read once for all firings that are asked for. */
export const deliveriesOfFirings = async (context: SignedInContext, firingId: string): Promise<DeliveryRow[]> =>
  (await ofFirings(context, firingId))?.deliveries ?? [];

export const DeliveryObject = builder.objectRef<DeliveryRow>('Delivery').implement({
  description: 'Something that is sent out of the house.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque and stable. Receivers know it as the uuid inside: webhook-id, Message-ID.',
      resolve: ({ id }) => globalId('Delivery', id),
    }),
    channel: t.field({ type: DeliveryChannelEnum, description: 'How it is sent.', resolve: ({ channel }) => channel }),
    target: t.exposeString('target', { description: 'Whom or what it goes to.' }),
    state: t.field({ type: DeliveryStateEnum, description: 'How far it is.', resolve: ({ state }) => state }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it ended other than sent.' }),
    attempts: t.field({
      type: [AttemptObject],
      description: 'All tries to send it, oldest first. A push has one for each device.',
      resolve: async ({ id }, _a, context) => (await attemptsById(signedIn(context), id))?.attempts ?? [],
    }),
    nextAttemptAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried next; none once it has ended.',
      resolve: ({ nextAttemptAt }) => nextAttemptAt,
    }),
    createdAt: t.field({ type: 'DateTime', description: 'Since when.', resolve: ({ createdAt }) => createdAt }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was sent, given up or cancelled.',
      resolve: ({ endedAt }) => endedAt,
    }),
  }),
});
nodeType('Delivery', (key, context) => deliveryById(context, key));

interface Filter {
  channel?: ValueFilter<ChannelName> | null | undefined;
  state?: ValueFilter<DeliveryState> | null | undefined;
  webhook?: ValueFilter<string> | null | undefined;
  firing?: ValueFilter<string> | null | undefined;
  createdAt?: ValueFilter<number> | null | undefined;
}

const DeliveryFilter = builder.inputRef<Filter>('DeliveryFilter').implement({
  description: 'Deliveries that …',
  fields: (t) => ({
    channel: t.field({ type: DeliveryChannelFilter, description: 'By how they are sent.' }),
    state: t.field({ type: DeliveryStateFilter, description: 'By how far they are.' }),
    webhook: t.field({ type: IdFilter, description: 'By the webhook that they go to.' }),
    firing: t.field({ type: IdFilter, description: 'By the firing that asked for them.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'By since when.' }),
  }),
});
const DeliveryConnection = connectionOf('Delivery', DeliveryObject);

builder.queryFields((t) => ({
  deliveries: t.withAuth({ permission: 'deliveries:read' }).field({
    type: DeliveryConnection,
    description: 'Deliveries, newest first: those of one’s own event definitions, or all.',
    args: { filter: t.arg({ type: DeliveryFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page, ['instant', 'id']);
      const { webhook, firing, ...plain } = filter ?? {};
      const keyed = { ...plain, webhook: keysOf('Webhook', webhook), firing: keysOf('Firing', firing) };
      const rows = await services.delivery.deliveries.list(viewer, keyed, request);
      return pageOf(rows, request, ({ createdAt, id }) => [new Date(createdAt).toISOString(), id]);
    },
  }),
}));
