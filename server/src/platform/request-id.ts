import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Runs work under a new request id, which its errors and log lines carry. */
export function withRequestId<T>(work: (requestId: string) => T): T {
  const requestId = randomUUID();
  return current.run(requestId, () => work(requestId));
}

/** The id of the request that is being answered; a new one outside any. */
export const currentRequestId = (): string => current.getStore() ?? randomUUID();
