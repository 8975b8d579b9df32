import type { GraphQLError } from 'graphql';
import type { Encoded } from './encoded.ts';

/** The way to one subscriber: one operation on a socket, or one event stream. Nothing here waits or fails. */
export interface Sink {
  /** False once the subscriber has left. */
  readonly open: boolean;
  deliver(encoded: Encoded): void;
  /** Resolves when little enough is queued to send more, and when the subscriber has left. */
  drained(): Promise<void>;
  /** Ends the stream in an orderly way. */
  complete(): void;
  /** Ends the stream with the reason. */
  fail(errors: readonly GraphQLError[]): void;
}
