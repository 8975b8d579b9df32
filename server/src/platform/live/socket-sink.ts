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
  let open = true;
  const iterator = createStreamIterator(() => {
    open = false;
    sink.leave();
  });
  const sink: SocketSink = {
    iterator,
    leave: () => {},
    get open() {
      return open;
    },
    deliver(encoded) {
      if (open) pump.write(encoded.framed(id));
    },
    drained: () => pump.drained(),
    complete() {
      open = false;
      iterator.end();
    },
    fail(errors) {
      open = false;
      iterator.fail(errors);
    },
  };
  return sink;
}
