import type { Request } from '@belfry/client';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';

/** Resolves after the time, or at once when the signal is aborted. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export interface DemoNeeds {
  /** GraphQL of the server itself, with a token that may record and act for everybody. */
  readonly request: Request;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  readonly signal: AbortSignal;
}
