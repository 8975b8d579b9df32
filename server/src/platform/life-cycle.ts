import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './log.ts';

/** Ends one part. `hurry` is aborted when there is no more time to be polite: what is still open is cut then. */
export type Stop = (context: { readonly hurry: AbortSignal }) => Promise<void> | void;

/** What has been started, and how it ends: in the opposite order, each part after all that were started later. */
export interface LifeCycle {
  /** Aborted when stopping begins: no new work is taken from then on. */
  readonly signal: AbortSignal;
  /** Says that a part runs now. Once stopping has begun it is ended at once. */
  started(part: string, stop: Stop): void;
  /** Ends everything, once; every call resolves with the same result. Never rejects. */
  stop(reason: string): Promise<Stopped>;
  /** Shortens what is left of the grace period to a moment. */
  hurry(): void;
  /** Resolves when everything has ended. */
  readonly stopped: Promise<Stopped>;
}

/** `unfinished` names the parts that failed to stop, or not in time. */
export interface Stopped {
  readonly reason: string;
  readonly unfinished: readonly string[];
}

export interface LifeCycleNeeds {
  readonly log: Log;
  /** How long all parts together may take to end, in milliseconds. */
  readonly graceMs?: number;
  /** How long each part still gets after that, in milliseconds. */
  readonly hurryMs?: number;
}

interface Part {
  readonly name: string;
  readonly stop: Stop;
}

export function createLifeCycle({ log, graceMs = 35_000, hurryMs = 3_000 }: LifeCycleNeeds): LifeCycle {
  const parts: Part[] = [];
  const stopping = new AbortController();
  const hurrying = new AbortController();
  const { promise: stopped, resolve } = Promise.withResolvers<Stopped>();

  async function endAll(reason: string): Promise<void> {
    const unfinished: string[] = [];
    const grace = setTimeout(() => hurrying.abort(), graceMs);
    for (let part = parts.pop(); part; part = parts.pop()) {
      if (!(await end(part))) unfinished.push(part.name);
    }
    clearTimeout(grace);
    log.info({ reason, unfinished }, 'stopped');
    resolve({ reason, unfinished });
  }

  async function end({ name, stop }: Part): Promise<boolean> {
    const settled = new AbortController();
    const ended = (async () => stop({ hurry: hurrying.signal }))().then(
      () => true,
      (error: unknown) => {
        log.error({ err: error, part: name }, 'a part did not stop cleanly');
        return false;
      },
    );
    const overdue = overdueAfter(hurryMs, { hurry: hurrying.signal, settled: settled.signal }).then(() => {
      log.error({ part: name }, 'a part did not stop in time');
      return false;
    });
    overdue.catch(() => {});
    return Promise.race([ended, overdue]).finally(() => settled.abort());
  }

  return {
    signal: stopping.signal,
    stopped,
    hurry: () => hurrying.abort(),
    started(name, stop) {
      parts.push({ name, stop });
      if (stopping.signal.aborted) void stopped.then(() => endAll('started while stopping'));
    },
    stop(reason) {
      if (!stopping.signal.aborted) {
        log.info({ reason }, 'stopping');
        stopping.abort(new Error(reason));
        void endAll(reason);
      }
      return stopped;
    },
  };
}

/** Resolves some time after the hurry began; rejects as soon as the part has settled. */
async function overdueAfter(
  ms: number,
  { hurry, settled }: { hurry: AbortSignal; settled: AbortSignal },
): Promise<void> {
  if (!hurry.aborted) await aborted(hurry, settled);
  await pause(ms, undefined, { signal: settled });
}

function aborted(signal: AbortSignal, unless: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: unless });
    unless.addEventListener('abort', () => reject(unless.reason), { once: true });
  });
}
