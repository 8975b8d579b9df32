import { can } from '@belfry/domain';
import { builder, enumOf, forbidden, signedIn, type SignedInContext } from '../../platform/graphql/index.ts';
import { resolveStream, type StreamField, subscribeThroughHub } from '../../platform/live/index.ts';
import { departmentById, DepartmentType, queueById, QueueType, userById, UserType } from '../directory/index.ts';
import {
  ChannelEnum,
  keyedFilter,
  ResyncRequired,
  StreamHeartbeat,
  UserEventFilter,
  type UserEventFilterValue,
  UserEventTypeEnum,
} from '../interactions/index.ts';
import { checkQuery, type CountCell, type CountQuery, type Dimension, keyOfCell, minuteMs } from './count-query.ts';
import type { CountFrame } from './live-counts.ts';

const CountDimension = enumOf<Dimension>('CountDimension', 'By what counts are told apart.', {
  type: 'By what happened.',
  user: 'By the user whose part changed.',
  queue: 'By queue at that time.',
  department: 'By department of the queue.',
  channel: 'By channel of the interaction.',
  time: 'By when it happened, in buckets of the interval.',
});

const CountQueryInput = builder.inputType('CountQueryInput', {
  description: 'Which user events to count, and how to tell them apart.',
  fields: (t) => ({
    filter: t.field({ type: UserEventFilter, description: 'Which.' }),
    groupBy: t.field({
      type: [CountDimension],
      required: true,
      defaultValue: [],
      description: 'By what; nothing gives one count.',
    }),
    interval: t.field({ type: 'Duration', description: 'Width of a bucket with TIME; an hour unless given.' }),
    from: t.field({ type: 'DateTime', description: 'Events that happened at or after this.' }),
    to: t.field({ type: 'DateTime', description: 'Events that happened before this.' }),
    timeZone: t.string({ description: 'IANA name of the time zone by which buckets are cut; UTC unless given.' }),
  }),
});

interface QueryInput {
  filter?: UserEventFilterValue | null | undefined;
  groupBy: readonly Dimension[];
  interval?: number | null | undefined;
  from?: number | null | undefined;
  to?: number | null | undefined;
  timeZone?: string | null | undefined;
}

const queryOf = (input: QueryInput): CountQuery => ({
  filter: keyedFilter(input.filter),
  groupBy: input.groupBy,
  intervalMs: input.interval ?? 60 * minuteMs,
  from: input.from ?? null,
  to: input.to ?? null,
  timeZone: input.timeZone ?? 'UTC',
});

/** A cell with what is needed to look further into it. */
interface Cell extends CountCell {
  query: CountQuery;
  head: number;
}

const asked = new WeakMap<SignedInContext, Map<CountQuery, Promise<Map<string, number>>>>();

/** The distinct interactions behind every cell of a query: one statement an execution, and only when somebody selects them. */
function interactionsBehind({ query, head }: Cell, context: SignedInContext): Promise<Map<string, number>> {
  const known = asked.get(context) ?? new Map<CountQuery, Promise<Map<string, number>>>();
  asked.set(context, known);
  const read = async (): Promise<Map<string, number>> => {
    const cells = await context.services.counts.store.interactions(query, context.viewer, head);
    return new Map(cells.map((cell) => [keyOfCell(cell), cell.interactions ?? 0]));
  };
  const answer = known.get(query) ?? read();
  known.set(query, answer);
  return answer;
}

const CountCellObject = builder.objectRef<Cell>('CountCell').implement({
  description: 'One count. Dimensions that are not grouped by are null, as are those that the events do not have.',
  fields: (t) => ({
    key: t.string({ description: 'The same for the same cell in every answer to a query.', resolve: keyOfCell }),
    type: t.field({
      type: UserEventTypeEnum,
      nullable: true,
      description: 'What happened.',
      resolve: ({ type }) => type,
    }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'The user.',
      resolve: ({ userId }, _a, context) => userById(signedIn(context), userId),
    }),
    queue: t.field({
      type: QueueType,
      nullable: true,
      description: 'The queue.',
      resolve: ({ queueId }, _a, context) => queueById(signedIn(context), queueId),
    }),
    department: t.field({
      type: DepartmentType,
      nullable: true,
      description: 'The department.',
      resolve: ({ departmentId }, _a, context) => departmentById(signedIn(context), departmentId),
    }),
    channel: t.field({
      type: ChannelEnum,
      nullable: true,
      description: 'The channel.',
      resolve: ({ channel }) => channel,
    }),
    time: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where the bucket begins.',
      resolve: ({ time }) => time,
    }),
    count: t.exposeInt('count', { description: 'How many user events.' }),
    interactions: t.int({
      description: 'How many different interactions. Dearer than count: ask only where it is needed.',
      resolve: async (cell, _a, context) =>
        (await interactionsBehind(cell, signedIn(context))).get(keyOfCell(cell)) ?? 0,
    }),
  }),
});

interface Frame {
  cells: readonly CountCell[];
  total: number;
  query: CountQuery;
  head: number;
}

const cellsOf = ({ cells, query, head }: Frame): Cell[] => cells.map((cell) => ({ ...cell, query, head }));

const UserEventCounts = builder.objectRef<Frame & { organizationId: string }>('UserEventCounts').implement({
  description: 'Counts of user events.',
  fields: (t) => ({
    cells: t.field({
      type: [CountCellObject],
      description: 'The counts; cells of nothing are left out.',
      resolve: cellsOf,
    }),
    total: t.exposeInt('total', { description: 'All of them together.' }),
    asOf: t.field({
      type: 'Cursor',
      description: 'Up to which place in the log they are true.',
      resolve: ({ organizationId, head }, _a, { services }) =>
        services.cursors.seal({ log: 'user_events', organizationId, seq: head }),
    }),
  }),
});

builder.queryFields((t) => ({
  userEventCounts: t.withAuth({ permission: 'counts:read' }).field({
    type: UserEventCounts,
    description: 'How many user events there were.',
    args: { query: t.arg({ type: CountQueryInput, required: true, description: 'Which, and by what.' }) },
    resolve: async (_root, args, { viewer, services }) => {
      const query = queryOf(args.query);
      checkQuery(query);
      const { cells, head } = await services.counts.store.count(query, viewer);
      return {
        cells,
        head,
        query,
        total: cells.reduce((sum, { count }) => sum + count, 0),
        organizationId: viewer.organizationId,
      };
    },
  }),
}));

const frameFields = (name: 'CountSnapshot' | 'CountChange', description: string, cells: string) =>
  builder.objectRef<CountFrame>(name).implement({
    description,
    fields: (t) => ({
      cells: t.field({ type: [CountCellObject], description: cells, resolve: cellsOf }),
      total: t.exposeInt('total', { description: 'All counts together.' }),
      revision: t.exposeInt('revision', { description: 'Rises by one with every frame of counts.' }),
      asOf: t.field({
        type: 'Cursor',
        description: 'Up to which place in the log they are true.',
        resolve: ({ asOf }) => asOf,
      }),
      serverTime: t.field({
        type: 'DateTime',
        description: 'The server’s clock as the frame was made.',
        resolve: ({ serverTime }) => serverTime,
      }),
    }),
  });
const CountSnapshot = frameFields(
  'CountSnapshot',
  'Every count as it stands.',
  'All cells; cells of nothing are left out.',
);
const CountChange = frameFields(
  'CountChange',
  'What changed since the frame before.',
  'The changed cells, with their new counts.',
);
const CountStream = builder.unionType('CountStream', {
  description: 'A frame of userEventCounts.',
  types: [CountSnapshot, CountChange, StreamHeartbeat, ResyncRequired],
});

const isQueryInput = (value: unknown): value is QueryInput =>
  typeof value === 'object' && value !== null && 'groupBy' in value;

const liveCounts: StreamField = {
  open({ query: input }, viewer, { services }) {
    if (!isQueryInput(input)) throw new TypeError('userEventCounts was opened without its query.');
    if (!can(viewer, 'counts:read')) throw forbidden('counts:read');
    const query = queryOf(input);
    checkQuery(query);
    return {
      kind: 'snapshot',
      log: 'user_events',
      organizationId: viewer.organizationId,
      audience: viewer.audience,
      open: () => services.counts.live(query, viewer),
    };
  },
};

builder.subscriptionFields((t) => ({
  userEventCounts: t.withAuth({ permission: 'counts:read' }).field({
    type: CountStream,
    description:
      'Counts as they change: a snapshot first, then the cells that changed, at most four times a second. A reconnect begins with a fresh snapshot.',
    args: { query: t.arg({ type: CountQueryInput, required: true, description: 'Which, and by what.' }) },
    extensions: { stream: liveCounts },
    subscribe: subscribeThroughHub,
    resolve: resolveStream as never,
  }),
}));
