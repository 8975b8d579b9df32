import { createClient } from 'graphql-ws/client';
import type { WireError, WebSocketImplementation } from './live-types.ts';

export interface Operation {
  query: string;
  operationName?: string;
  variables: Record<string, unknown>;
  extensions?: Record<string, unknown>;
}

/** What becomes of one operation. Losing the socket is told once, by `onLost`. */
export interface OperationSink {
  next(result: { data?: unknown }): void;
  refused(errors: readonly WireError[]): void;
  completed(): void;
}

/** One connection, from its first operation to its end; never used again afterwards. */
export interface Wire {
  /** The returned function ends the operation; the sink hears nothing more. */
  subscribe(operation: Operation, sink: OperationSink): () => void;
  /** Gives the connection up at once, whatever the peer does. */
  drop(): void;
}

export interface WireOptions {
  url: string;
  webSocket?: WebSocketImplementation | undefined;
  connectionParams?: (() => Record<string, unknown> | Promise<Record<string, unknown>>) | undefined;
  onConnected(): void;
  /** Something came from the server. */
  onHeard(): void;
  onLost(code: number, reason: string): void;
}

const ackWaitMs = 15_000;
/** An operation that is asked again at once finds the socket still open. */
const idleCloseMs = 1000;

export function openWire(options: WireOptions): Wire {
  let over = false;
  let lastId = 0;
  const client = createClient({
    url: options.url,
    ...(options.webSocket ? { webSocketImpl: options.webSocket } : {}),
    ...(options.connectionParams ? { connectionParams: options.connectionParams } : {}),
    retryAttempts: 0,
    lazyCloseTimeout: idleCloseMs,
    connectionAckWaitTimeout: ackWaitMs,
    generateID: () => String((lastId += 1)),
    on: {
      connected: () => over || options.onConnected(),
      message: () => over || options.onHeard(),
      closed: (event) => lost(event),
    },
  });
  const running = new Set<() => void>();

  function lost(event: unknown): void {
    if (over) return;
    over = true;
    // Before graphql-ws looks at its operations: with none left it does not connect again by itself.
    for (const end of running) end();
    const { code, reason } = closeOf(event);
    options.onLost(code, reason);
  }

  return {
    subscribe(operation, sink) {
      let live = true;
      const unlessOver = (act: () => void): void => {
        if (live && !over) act();
      };
      const end = client.subscribe<unknown>(operation, {
        next: (result) =>
          unlessOver(() => {
            // Variables of the wrong shape are answered so: errors, no data, and the operation's end.
            if (result.data == null && result.errors) sink.refused(result.errors.filter(isWireError));
            else sink.next(result);
          }),
        error: (error) => unlessOver(() => Array.isArray(error) && sink.refused(error.filter(isWireError))),
        complete: () => unlessOver(() => sink.completed()),
      });
      const stop = (): void => {
        live = false;
        running.delete(stop);
        end();
      };
      running.add(stop);
      return stop;
    },
    drop() {
      over = true;
      for (const end of running) end();
      client.terminate();
    },
  };
}

const isWireError = (value: unknown): value is WireError =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';

function closeOf(event: unknown): { code: number; reason: string } {
  if (typeof event !== 'object' || event === null) return { code: 1006, reason: '' };
  const code = 'code' in event && typeof event.code === 'number' ? event.code : 1006;
  const reason = 'reason' in event ? String(event.reason) : '';
  return { code, reason };
}
