import type { GraphQLError } from 'graphql';
import type { Encoded } from './encoded.ts';
import type { Pump } from './pump.ts';
import type { Sink } from './sink.ts';
import { createStreamIterator, type StreamIterator } from './stream-iterator.ts';

/** One operation on a socket: frames go to the pump, the end goes through graphql-ws. */
export interface SocketSink extends Sink {
  readonly iterator: StreamIterator;
  /** Called when the subscriber has left; set once the hub feeds the sink. */
  leave: () => void;
}

export function createSocketSink(id: string, pump: Pump): SocketSink {
  return new PumpedSink(id, pump);
}

class PumpedSink implements SocketSink {
  open = true;
  leave: () => void = nothing;
  readonly iterator: StreamIterator;
  readonly #id: string;
  readonly #pump: Pump;

  constructor(id: string, pump: Pump) {
    this.#id = id;
    this.#pump = pump;
    this.iterator = createStreamIterator(() => {
      this.open = false;
      this.leave();
    });
  }

  deliver(encoded: Encoded): void {
    if (this.open) this.#pump.write(encoded.framed(this.#id));
  }

  drained(): Promise<void> {
    return this.#pump.drained();
  }

  complete(): void {
    this.open = false;
    this.iterator.end();
  }

  fail(errors: readonly GraphQLError[]): void {
    this.open = false;
    this.iterator.fail(errors);
  }
}

const nothing = (): void => {};
