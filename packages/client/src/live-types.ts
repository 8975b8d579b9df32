/** A subscription that goes on through cuts. */
export interface StreamRequest {
  /** The document. Its subscription field selects `__typename`, and for a log stream `cursor` and `previousCursor` too. */
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  operationName?: string;
  /** Sent along as it is (a persisted document's hash). */
  extensions?: Readonly<Record<string, unknown>>;
  /**
   * `log`: the document takes `$after: Cursor`, and every restart goes on after the last frame applied.
   * `snapshot`: every restart begins with a fresh snapshot.
   */
  kind?: 'log' | 'snapshot';
  /** Where a log stream starts; null or absent: at its present end. */
  after?: string | null;
}

export interface Resync {
  reason: 'EPOCH_CHANGED' | 'CURSOR_TOO_OLD' | 'ACCESS_CHANGED';
  /** The stream goes on after this place: what lies before it has to be read afresh. */
  snapshotCursor: string;
}

/** A GraphQL error as it comes over the wire. */
export interface WireError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; [name: string]: unknown };
}

/** What a stream tells its owner. Frames come in order and each once. */
export interface StreamObserver<Batch> {
  /** The subscription field's value: a batch, a snapshot or a change; heartbeats and resyncs are handled inside. */
  onBatch(batch: Batch): void;
  /** Read the page anew; the stream waits for the answer's end, then goes on after `snapshotCursor`. */
  onResync?(resync: Resync): void | Promise<void>;
  /** The stream is over: the server refuses this subscription, and asking again would not help. */
  onError?(errors: readonly WireError[]): void;
}

export interface StreamHandle {
  /** The place after the last frame applied; null before the first. */
  readonly cursor: string | null;
  /** Nothing is delivered after this returns. */
  pause(): void;
  /** Goes on after the last frame applied. */
  resume(): void;
  /** Ends the stream; nothing is delivered after this returns. */
  close(): void;
}

export type LiveState =
  /** Before the first connection, or with no stream open. */
  | { state: 'connecting' }
  | { state: 'live' }
  /** Cut off since `since`; the next try starts at `retryAt` (epoch milliseconds of this machine). */
  | { state: 'reconnecting'; inMs: number; retryAt: number; since: number }
  /** `not-signed-in`: the server knows no such session or token, and `refresh` did not help. `closed`: by its owner. */
  | { state: 'stopped'; reason: 'not-signed-in' | 'closed' };

/** A constructor such as a browser's `WebSocket` or the one of `ws`. */
export type WebSocketImplementation = new (url: string, protocols?: string | string[]) => unknown;

export interface LiveClientOptions {
  /** `wss://…/graphql` */
  url: string | (() => string | Promise<string>);
  /** The machine's own by default. */
  webSocket?: WebSocketImplementation;
  /** Sent in `connection_init` of every connection: `{ authorization: 'Bearer …' }` for tokens. */
  connectionParams?: () => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Called when the server says "not signed in". True: try again; false: stop. Absent: stop. */
  refresh?: () => boolean | Promise<boolean>;
  onState?(state: LiveState): void;
  /** Between 0 and 1, for the waits between tries. */
  random?: () => number;
  /** Epoch milliseconds of this machine. */
  now?: () => number;
}

/** One socket shared by all streams; open while there is a stream. */
export interface LiveClient {
  stream<Batch>(request: StreamRequest, observer: StreamObserver<Batch>): StreamHandle;
  readonly state: LiveState;
  onState(listener: (state: LiveState) => void): () => void;
  /** The server's clock less this machine's, in milliseconds; 0 before the first frame that tells. */
  readonly clockSkew: number;
  /** Tries at once instead of at the end of the wait (the network is back, the page is shown again); starts a stopped client again. */
  retryNow(): void;
  /** Ends all streams and the socket. */
  close(): void;
}
