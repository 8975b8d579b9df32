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
  return new PendingIterator(onReturn);
}

class PendingIterator implements StreamIterator {
  readonly #onReturn: () => void;
  readonly #ended = Promise.withResolvers<typeof over>();

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn;
    this.#ended.promise.catch(() => {});
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    return this.#ended.promise;
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#onReturn();
    this.#ended.resolve(over);
    return over;
  }

  end(): void {
    this.#ended.resolve(over);
  }

  fail(errors: readonly GraphQLError[]): void {
    this.#ended.reject(new StreamRefused(errors));
  }
}
