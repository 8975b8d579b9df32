import type { ExecutionResult, GraphQLError } from 'graphql';
import { StreamRefused } from './open-stream.ts';

/**
 * What graphql-ws holds of a stream: it yields nothing, since the hub writes to the socket itself, and ends when the
 * stream does. Hand-written: `return()` takes effect at once, which a generator waiting for its next value would not do.
 */
export interface StreamIterator extends AsyncIterableIterator<ExecutionResult> {
  return(): Promise<IteratorResult<ExecutionResult>>;
  end(): void;
  fail(errors: readonly GraphQLError[]): void;
}

const over = { done: true, value: undefined } as const;

export function createStreamIterator(onReturn: () => void): StreamIterator {
  const { promise: ended, resolve, reject } = Promise.withResolvers<typeof over>();
  ended.catch(() => {});
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => ended,
    return() {
      onReturn();
      resolve(over);
      return ended.catch(() => over);
    },
    end: () => resolve(over),
    fail: (errors) => reject(new StreamRefused(errors)),
  };
}
