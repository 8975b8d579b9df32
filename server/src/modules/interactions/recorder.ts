import { RequestError } from '../../platform/graphql/index.ts';
import type { Log } from '../../platform/log.ts';
import type { RecordedBatch } from './record-batch.ts';
import type { RecordingItem, RecordingOutcome } from './recording-item.ts';
import type { UserEventRow } from './user-event.ts';

export interface RecorderNeeds {
  recordBatch: (organizationId: string, items: readonly RecordingItem[]) => Promise<RecordedBatch>;
  /** Told of what was committed, in the order of the log. Never waits, never fails. */
  recorded: (organizationId: string, events: readonly UserEventRow[]) => void;
  log: Log;
}

/** How much may wait for one organization before callers are told that the server is busy. */
export const backlogAtMost = 20_000;
const batchAtMost = 500;
const tries = 5;

interface Waiting {
  item: RecordingItem;
  settle: (outcome: RecordingOutcome) => void;
  fail: (error: unknown) => void;
}

/**
 * Appends to the logs. What arrives for an organization while a batch of it is under way shares the next one: no timer, flush when idle, else on completion.
 */
export class Recorder {
  readonly #needs: RecorderNeeds;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #running = new Map<string, Promise<void>>();
  #closed = false;

  constructor(needs: RecorderNeeds) {
    this.#needs = needs;
  }

  /** How many items wait, over all organizations. */
  get backlog(): number {
    return [...this.#waiting.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Records items in the order given. Settles after COMMIT, with one outcome an item. */
  async record(organizationId: string, items: readonly RecordingItem[]): Promise<RecordingOutcome[]> {
    const queue = this.#waiting.get(organizationId) ?? [];
    if (this.#closed) throw busy('The server is stopping.');
    if (queue.length + items.length > backlogAtMost)
      throw busy(`${queue.length} user events of your organization are waiting to be recorded.`);
    this.#waiting.set(organizationId, queue);
    const outcomes = items.map(
      (item) => new Promise<RecordingOutcome>((settle, fail) => queue.push({ item, settle, fail })),
    );
    if (!this.#running.has(organizationId)) this.#running.set(organizationId, this.#drain(organizationId, queue));
    return Promise.all(outcomes);
  }

  /** Takes nothing more and settles when everything taken is recorded. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#running.values());
  }

  async #drain(organizationId: string, queue: Waiting[]): Promise<void> {
    // Lets the rest of this tick's requests into the first batch.
    await Promise.resolve();
    while (queue.length > 0) {
      await this.#flush(organizationId, queue.splice(0, batchAtMost));
    }
    this.#running.delete(organizationId);
    this.#waiting.delete(organizationId);
  }

  /** What the database cannot hold fails alone: the others of its batch are recorded without it, in their order. */
  async #flush(organizationId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const { outcomes, events } = await this.#withRetries(
        organizationId,
        batch.map(({ item }) => item),
      );
      this.#needs.recorded(organizationId, events);
      settleAll(batch, outcomes);
    } catch (error) {
      if (batch.length > 1 && isUnfit(error)) {
        const half = Math.ceil(batch.length / 2);
        await this.#flush(organizationId, batch.slice(0, half));
        await this.#flush(organizationId, batch.slice(half));
      } else for (const { fail } of batch) fail(error);
    }
  }

  /** Another server may have recorded the same item or made the same interaction a moment before: look again. */
  async #withRetries(organizationId: string, items: readonly RecordingItem[]): Promise<RecordedBatch> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#needs.recordBatch(organizationId, items);
      } catch (error) {
        if (attempt >= tries || !isPassing(error)) throw error;
        this.#needs.log.debug({ error, attempt }, 'recording a batch again');
      }
    }
  }
}

function settleAll(batch: readonly Waiting[], outcomes: readonly RecordingOutcome[]): void {
  for (const [i, { settle, fail }] of batch.entries()) {
    const outcome = outcomes[i];
    if (outcome) settle(outcome);
    else fail(new Error('A batch came back shorter than it went.'));
  }
}

const busy = (why: string): RequestError =>
  new RequestError('BUSY', `${why} Nothing of this call was recorded; send it again.`, { retryAfter: 1 });

/** Unique violation, serialization failure, deadlock. */
const passing = new Set(['23505', '40001', '40P01']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
const isPassing = (error: unknown): boolean => passing.has(codeOf(error));

/** A value that the database cannot take, or one too large for it. */
const isUnfit = (error: unknown): boolean => /^(22|54)/.test(codeOf(error));
