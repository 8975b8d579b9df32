import type { Context, SignedInViewer } from '../graphql/context.ts';
import type { LogName, LogRow } from './log-source.ts';

/** What live needs to know of whoever holds a stream. `SignedInViewer` has it all. */
export interface LiveViewer {
  readonly organizationId: string;
  /** Null for a token of no user. */
  readonly userId: string | null;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  /** Epoch milliseconds; the socket is closed then. */
  readonly expiresAt: number;
}

/**
 * What a subscription field's `extensions.stream` holds. `open` is asked once a subscription, after the field's
 * own authorization; it may throw a GraphQLError, which the subscriber gets as its `error` message.
 */
export interface StreamField<Viewer extends LiveViewer = SignedInViewer> {
  open(args: Readonly<Record<string, unknown>>, viewer: Viewer, context: Context): StreamPlan | Promise<StreamPlan>;
}

export type StreamPlan = LogPlan | SnapshotPlan;

/** Where a frame stands: put these into the batch as they are. */
export interface BatchPlace {
  readonly cursor: string;
  readonly previousCursor: string;
  /** True in batches that make a returning subscriber whole. */
  readonly replay: boolean;
  /** Epoch milliseconds. */
  readonly serverTime: number;
}

/** A stream of what a log gets, resumable by cursor. */
export interface LogPlan<Row extends LogRow = LogRow> {
  readonly kind: 'log';
  readonly log: LogName;
  readonly organizationId: string;
  /** Subscribers of equal audience must see the same rows and get the same field results. */
  readonly audience: string;
  /** The subscriber's `after`, unopened; null starts at the present end of the log. */
  readonly after: string | null;
  /** Only rows of this route (`LogSource.routeOf`) are looked at. Absent: all rows are. */
  readonly route?: string;
  /** Must be quick and depend on nothing but the row and the plan. */
  accepts(row: Row): boolean;
  /** The field's value for these rows (never none), with `__typename`: `{ __typename: 'UserEventBatch', userEvents: rows, ...place }`. */
  batchOf(rows: readonly Row[], place: BatchPlace): unknown;
  /** Rows a frame, at most 500. */
  readonly maxBatch: number;
  /** Milliseconds between two frames of a busy stream; the first row after a silence is not held back. */
  readonly maxDelayMs: number;
}

export interface SnapshotPlace {
  /** 1 for the first snapshot, then one more for each change. */
  readonly revision: number;
  /** The cursor up to which the rows are counted. */
  readonly asOf: string;
  /** Epoch milliseconds. */
  readonly serverTime: number;
}

/** A stream of a state: the whole first, then what changed, absolute. Shared by its audience. */
export interface SnapshotPlan<Row extends LogRow = LogRow> {
  readonly kind: 'snapshot';
  readonly log: LogName;
  readonly organizationId: string;
  readonly audience: string;
  /** Reads the state; called once a group of equal subscribers. */
  open(): Promise<SnapshotState<Row>>;
}

export interface SnapshotState<Row extends LogRow = LogRow> {
  /** The last seq that the opened state counts: rows after it are applied. */
  readonly asOf: number;
  /** The whole state as the field's value, with `__typename`. */
  snapshot(place: SnapshotPlace): unknown;
  /** Applies rows, in order and each once, and answers what changed as the field's value; null when nothing a subscriber sees did. */
  apply(rows: readonly Row[], place: SnapshotPlace): unknown;
}

export type ResyncReason = 'EPOCH_CHANGED' | 'CURSOR_TOO_OLD' | 'ACCESS_CHANGED';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The stream declared on a subscription field, if it has one. */
export function streamOf(extensions: Readonly<Record<string, unknown>>): StreamField<LiveViewer> | null {
  const stream = extensions['stream'];
  return isStreamField(stream) ? stream : null;
}

const isStreamField = (value: unknown): value is StreamField<LiveViewer> =>
  isObject(value) && 'open' in value && typeof value.open === 'function';

/** The `resolve` of a stream's subscription field: the frame that the hub made. */
export function resolveStream(
  ...[root, , , info]: readonly [unknown, unknown, unknown, { fieldName: string }]
): unknown {
  return isObject(root) ? Reflect.get(root, info.fieldName) : null;
}

/** The `subscribe` of a stream's subscription field: passed through for its authorization only, since the hub does the rest. */
export const subscribeThroughHub = (): AsyncIterable<never> => ({
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
});
