import { backoffMs } from './backoff.ts';
import type { Recorder, RecorderOptions, RecordResult, UserEventInput } from './record-types.ts';
import { type GraphqlDocument, RequestFailure } from './request.ts';

interface Input {
  source: string;
  historical: boolean;
  createMissing: boolean;
  events: readonly UserEventInput[];
}

interface Answer {
  recordUserEvents: { results: readonly (RecordResult & { retryable: boolean })[] };
}

const document: GraphqlDocument<Answer, { input: Input }> = `
  mutation RecordUserEvents($input: RecordUserEventsInput!) {
    recordUserEvents(input: $input) {
      results { sourceEventId status anomaly error { message code } retryable }
    }
  }
`;

const mostACall = 1000;

/** Batches user events to the server and sends again what may not have arrived: the server knows each by its `sourceEventId`. */
export function createRecorder(options: RecorderOptions): Recorder {
  return new BatchingRecorder(options);
}

class BatchingRecorder implements Recorder {
  readonly #options: RecorderOptions;
  readonly #maxBatch: number;
  readonly #maxHeld: number;
  #queue: UserEventInput[] = [];
  #sending = 0;
  #running = false;
  #closed = false;
  #failure: Error | null = null;
  #roomWaiters: (() => void)[] = [];
  #idleWaiters: (() => void)[] = [];
  #wakeUp: (() => void) | null = null;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#maxBatch = Math.min(mostACall, options.maxBatch ?? mostACall);
    this.#maxHeld = options.maxHeld ?? 10_000;
  }

  get held(): number {
    return this.#queue.length + this.#sending;
  }

  async write(event: UserEventInput): Promise<void> {
    this.#refuseIfOver();
    while (this.held >= this.#maxHeld) {
      await new Promise<void>((resolve) => this.#roomWaiters.push(resolve));
      this.#refuseIfOver();
    }
    this.#queue.push(event);
    if (this.#queue.length >= this.#maxBatch) this.#wakeUp?.();
    if (!this.#running) void this.#run();
  }

  async flush(): Promise<void> {
    this.#wakeUp?.();
    if (this.#running) await new Promise<void>((resolve) => this.#idleWaiters.push(resolve));
    if (this.#failure) throw this.#failure;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  #refuseIfOver(): void {
    if (this.#failure) throw this.#failure;
    if (this.#closed) throw new Error('The recorder is closed and takes no more events.');
  }

  async #run(): Promise<void> {
    this.#running = true;
    await this.#linger();
    try {
      while (this.#queue.length > 0) await this.#sendOne();
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#queue = [];
    }
    this.#sending = 0;
    this.#running = false;
    release(this.#roomWaiters);
    release(this.#idleWaiters);
  }

  /** Nothing is under way, so company may come: waits a little, or until there is enough for a call. */
  async #linger(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#options.lingerMs ?? 10);
    this.#wakeUp = resolve;
    await promise;
    this.#wakeUp = null;
    clearTimeout(timer);
  }

  async #sendOne(): Promise<void> {
    let batch: readonly UserEventInput[] = this.#queue.splice(0, this.#maxBatch);
    this.#sending = batch.length;
    for (let tries = 0; batch.length > 0; tries += 1) {
      const left = await this.#attempt(batch, tries);
      if (left.length > 0 && left.length < batch.length) tries = -1;
      batch = left;
      this.#sending = batch.length;
      release(this.#roomWaiters);
    }
  }

  /** Answers the events that have to be sent again. */
  async #attempt(batch: readonly UserEventInput[], tries: number): Promise<readonly UserEventInput[]> {
    const { request, source, historical = false, createMissing = false } = this.#options;
    try {
      const { recordUserEvents } = await request(document, {
        input: { source, historical, createMissing, events: batch },
      });
      const again = this.#settle(batch, recordUserEvents.results);
      if (again.length > 0) await this.#wait(new Error(`${again.length} events have to be sent again.`), tries);
      return again;
    } catch (error) {
      if (!(error instanceof RequestFailure && error.retryable)) throw error;
      await this.#wait(error, tries);
      return batch;
    }
  }

  #settle(batch: readonly UserEventInput[], results: Answer['recordUserEvents']['results']): readonly UserEventInput[] {
    return batch.filter((event, index) => {
      const result = results[index];
      if (!result || (result.status === 'REJECTED' && result.retryable)) return true;
      const { sourceEventId, status, anomaly, error } = result;
      this.#options.onResult?.({ sourceEventId, status, anomaly, error }, event);
      return false;
    });
  }

  async #wait(failure: Error, tries: number): Promise<void> {
    const asked = failure instanceof RequestFailure ? failure.retryAfterMs : null;
    const inMs = Math.max(asked ?? 0, backoffMs(tries, this.#options.random ?? Math.random));
    this.#options.onRetry?.(failure, inMs);
    await new Promise((resolve) => setTimeout(resolve, inMs));
  }
}

function release(waiters: (() => void)[]): void {
  for (const go of waiters.splice(0)) go();
}
