import type { ServerResponse } from 'node:http';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { encode } from './encoded.ts';
import type { Pump } from './pump.ts';
import type { Sink } from './sink.ts';

const completion = Buffer.from('event: complete\ndata:\n\n');

/** One operation on an event stream. */
export interface EventSink extends Sink {
  leave: () => void;
  finish(result: ExecutionResult): void;
  /** Ends the connection so that its client comes back; or, with sign-in gone, so that it does not. */
  cut(forGood: boolean): void;
  closed(): void;
}

export function createEventSink(response: ServerResponse, pump: Pump): EventSink {
  let open = true;
  const stop = (): boolean => {
    const was = open;
    open = false;
    if (was) sink.leave();
    return was;
  };
  const finish = (result: ExecutionResult): void => {
    if (!stop()) return;
    pump.write(encode(JSON.stringify(result)).framed(null));
    pump.write(completion);
    response.end();
  };
  const sink: EventSink = {
    leave: () => {},
    get open() {
      return open;
    },
    deliver(encoded) {
      if (open) pump.write(encoded.framed(null));
    },
    drained: () => pump.drained(),
    complete() {
      if (!stop()) return;
      pump.write(completion);
      response.end();
    },
    fail: (errors) => finish({ errors }),
    finish,
    cut(forGood) {
      if (forGood)
        finish({
          errors: [
            new GraphQLError('Nobody is signed in any more.', {
              extensions: { code: 'UNAUTHENTICATED' },
            }),
          ],
        });
      else if (stop()) response.destroy();
    },
    closed: () => void stop(),
  };
  return sink;
}
