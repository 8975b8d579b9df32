import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
} from 'graphql';
import {
  type LiveViewer,
  type LogName,
  type LogPlan,
  type LogSource,
  resolveStream,
  type SnapshotPlan,
  type StreamField,
  subscribeThroughHub,
} from './index.ts';

export interface Note {
  readonly kind?: string;
  readonly text?: string;
  readonly to?: string;
}

export interface NoteRow {
  readonly organizationId: string;
  readonly seq: number;
  readonly kind: string;
  readonly text: string;
  readonly to: string;
  readonly recordedAt: number;
}

/** A log in memory that keeps the contract of a source: rows can be read as soon as the head names them. */
export class MemoryLog implements LogSource<NoteRow> {
  readonly name: LogName;
  readonly rows = new Map<string, NoteRow[]>();
  floorAt = 0;
  reads = 0;
  failing = false;

  constructor(name: LogName) {
    this.name = name;
  }

  append(organizationId: string, notes: readonly Note[]): readonly NoteRow[] {
    const rows = this.rows.get(organizationId) ?? [];
    this.rows.set(organizationId, rows);
    const added = notes.map((note, index) => ({
      organizationId,
      kind: 'a',
      text: '',
      to: '',
      recordedAt: Date.now(),
      ...note,
      seq: rows.length + 1 + index,
    }));
    rows.push(...added);
    return added;
  }

  async heads() {
    this.#failIfAsked();
    return [...this.rows].map(([organizationId, rows]) => ({ organizationId, seq: rows.length }));
  }

  async read(organizationId: string, { after, upTo, limit }: { after: number; upTo: number; limit: number }) {
    this.#failIfAsked();
    this.reads += 1;
    return (this.rows.get(organizationId) ?? []).slice(after, Math.min(upTo, after + limit));
  }

  async floor() {
    return this.floorAt;
  }

  routeOf(row: NoteRow) {
    return row.to;
  }

  #failIfAsked(): void {
    if (this.failing) throw new Error('the database is away');
  }
}

const cursor = new GraphQLScalarType({ name: 'Cursor' });
const dateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize: (at) => new Date(Number(at)).toISOString(),
});
const required = <T extends GraphQLScalarType | GraphQLObjectType | GraphQLUnionType>(type: T) =>
  new GraphQLNonNull(type);
const textArgument = { type: GraphQLString };

const note = new GraphQLObjectType({
  name: 'Note',
  fields: {
    seq: { type: required(GraphQLInt) },
    kind: { type: GraphQLString },
    text: { type: GraphQLString },
    seenBy: {
      type: GraphQLString,
      resolve: (_note, _args, context: { viewer: LiveViewer }) => context.viewer.userId,
    },
    broken: {
      type: required(GraphQLString),
      resolve: () => {
        throw new Error('secret detail');
      },
    },
  },
});
const place = {
  cursor: { type: required(cursor) },
  serverTime: { type: required(dateTime) },
};
const batch = new GraphQLObjectType({
  name: 'NoteBatch',
  fields: {
    notes: { type: new GraphQLList(note) },
    previousCursor: { type: required(cursor) },
    replay: { type: required(GraphQLBoolean) },
    ...place,
  },
});
const heartbeat = new GraphQLObjectType({ name: 'StreamHeartbeat', fields: place });
const resync = new GraphQLObjectType({
  name: 'ResyncRequired',
  fields: { reason: { type: GraphQLString }, snapshotCursor: { type: required(cursor) } },
});
const total = (name: string) =>
  new GraphQLObjectType({
    name,
    fields: {
      total: { type: GraphQLInt },
      revision: { type: GraphQLInt },
      asOf: { type: cursor },
      serverTime: place.serverTime,
    },
  });
const snapshot = total('TotalSnapshot');
const change = total('TotalChange');
const noteStream = new GraphQLUnionType({ name: 'NoteStream', types: [batch, heartbeat, resync] });
const totalStream = new GraphQLUnionType({
  name: 'TotalStream',
  types: [snapshot, change, heartbeat, resync],
});

const planOf = (log: LogName, args: Readonly<Record<string, unknown>>, viewer: LiveViewer): LogPlan<NoteRow> => ({
  kind: 'log',
  log,
  organizationId: viewer.organizationId,
  audience: log === 'notification_changes' ? `user ${viewer.userId}` : 'all',
  after: typeof args['after'] === 'string' ? args['after'] : null,
  ...(log === 'notification_changes' ? { route: String(viewer.userId) } : {}),
  accepts: (row) => typeof args['kind'] !== 'string' || row.kind === args['kind'],
  batchOf: (rows, at) => ({ __typename: 'NoteBatch', notes: rows, ...at }),
  maxBatch: 200,
  maxDelayMs: 5,
});

const notes: StreamField<LiveViewer> = {
  open(args, viewer) {
    if (args['kind'] === 'forbidden') throw new GraphQLError('Not for you.', { extensions: { code: 'FORBIDDEN' } });
    if (args['kind'] === 'fault') throw new Error('secret detail');
    return planOf('user_events', args, viewer);
  },
};
const mine: StreamField<LiveViewer> = {
  open: (args, viewer) => planOf('notification_changes', args, viewer),
};

const totals = (log: MemoryLog): StreamField<LiveViewer> => ({
  open(_args, { organizationId }): SnapshotPlan {
    return {
      kind: 'snapshot',
      log: log.name,
      organizationId,
      audience: 'all',
      async open() {
        let count = log.rows.get(organizationId)?.length ?? 0;
        return {
          asOf: count,
          snapshot: (at) => ({ __typename: 'TotalSnapshot', total: count, ...at }),
          apply(rows, at) {
            count += rows.length;
            return rows.length === 0 ? null : { __typename: 'TotalChange', total: count, ...at };
          },
        };
      },
    };
  },
});

const streamField = (type: GraphQLUnionType, stream: StreamField<LiveViewer>) => ({
  type,
  args: { after: { type: cursor }, kind: textArgument, size: { type: GraphQLInt } },
  subscribe: subscribeThroughHub,
  resolve: resolveStream,
  extensions: { stream },
});

export function schemaOver(log: MemoryLog): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        hello: { type: GraphQLString, resolve: () => 'world' },
        broken: {
          type: GraphQLString,
          resolve: () => {
            throw new Error('secret detail');
          },
        },
      },
    }),
    subscription: new GraphQLObjectType({
      name: 'Subscription',
      fields: {
        notes: streamField(noteStream, notes),
        mine: streamField(noteStream, mine),
        totals: streamField(totalStream, totals(log)),
      },
    }),
  });
}
