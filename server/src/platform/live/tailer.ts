import type { Clock } from '../clock.ts';
import type { LiveLog } from './live-log.ts';
import { createLogPages, type LogPages } from './log-pages.ts';
import type { LogRow, LogSource } from './log-source.ts';
import type { LiveMetrics } from './metrics.ts';
import { createRing, type Ring } from './ring.ts';
import type { LiveSettings } from './settings.ts';

export interface TailerNeeds {
  readonly source: LogSource;
  readonly organizationId: string;
  readonly clock: Clock;
  readonly log: LiveLog;
  readonly metrics: LiveMetrics;
  readonly settings: LiveSettings;
  /** The present last seq, freshly read. */
  head(): Promise<number>;
}

/**
 * Follows one log of one organization. Rows that the writer hands over and rows read from the database end in
 * one contiguous sequence; whatever is missing before a row is read first.
 */
export interface Tailer {
  readonly tail: number;
  readonly followers: number;
  /** Epoch milliseconds since when nobody follows; null while somebody does. */
  readonly idleSince: number | null;
  /** Resolves when the present end of the log is known. */
  start(): Promise<void>;
  appended(rows: readonly LogRow[]): void;
  /** The log goes at least up to `seq`. */
  hinted(seq: number): void;
  /** At most `limit` rows after `after`; none when there are none yet. At once when they are in memory. */
  read(after: number, limit: number): readonly LogRow[] | Promise<readonly LogRow[]>;
  /** True when the rows after `after` are in memory. */
  holds(after: number): boolean;
  onAdvance(listener: () => void): () => void;
  forgetUnused(): void;
  /** Forgets everything and starts again at the present end. */
  restart(): Promise<void>;
}

const fillRows = 1000;

export function createTailer(needs: TailerNeeds): Tailer {
  return new FollowingTailer(needs);
}

class FollowingTailer implements Tailer {
  readonly #needs: TailerNeeds;
  readonly #ring: Ring;
  readonly #pages: LogPages;
  readonly #listeners = new Set<() => void>();
  #starting: Promise<void> | null = null;
  #started = false;
  #filling = false;
  #wanted = 0;
  #behindSince: number | null = null;
  #idleSince: number | null;

  constructor(needs: TailerNeeds) {
    const { source, settings } = needs;
    this.#needs = needs;
    const weightOf = (row: LogRow): number => source.weightOf?.(row) ?? 1000;
    this.#ring = createRing({ maxRows: settings.ringRows, maxBytes: settings.ringBytes, weightOf });
    this.#pages = createLogPages(source, needs.organizationId);
    this.#idleSince = needs.clock.now();
  }

  get tail(): number {
    return this.#ring.tail;
  }

  get followers(): number {
    return this.#listeners.size;
  }

  get idleSince(): number | null {
    return this.#idleSince;
  }

  start(): Promise<void> {
    this.#starting ??= this.#begin().catch((error: unknown) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  restart(): Promise<void> {
    this.#started = false;
    this.#wanted = 0;
    this.#behindSince = null;
    this.#starting = null;
    return this.start();
  }

  appended(rows: readonly LogRow[]): void {
    this.#wanted = Math.max(this.#wanted, rows.at(-1)?.seq ?? 0);
    if (!this.#started) return;
    if (this.#take(rows)) this.#advanced();
    if (this.tail < this.#wanted) void this.#fill();
  }

  hinted(seq: number): void {
    this.#wanted = Math.max(this.#wanted, seq);
    if (this.#started && this.tail < this.#wanted) void this.#fill();
  }

  read(after: number, limit: number): readonly LogRow[] | Promise<readonly LogRow[]> {
    if (after >= this.tail) return [];
    return this.#ring.since(after, limit) ?? this.#pages.read(after, limit, this.tail);
  }

  holds(after: number): boolean {
    return this.#ring.since(after, 0) !== null;
  }

  onAdvance(listener: () => void): () => void {
    const own = (): void => listener();
    this.#listeners.add(own);
    this.#idleSince = null;
    return () => {
      if (this.#listeners.delete(own) && this.#listeners.size === 0) this.#idleSince = this.#needs.clock.now();
    };
  }

  forgetUnused(): void {
    this.#pages.forgetUnused();
  }

  async #begin(): Promise<void> {
    const { source, organizationId, settings } = this.#needs;
    const head = await this.#needs.head();
    const after = Math.max(0, head - settings.prefillRows);
    const rows = head > 0 ? await source.read(organizationId, { after, upTo: head, limit: settings.prefillRows }) : [];
    this.#ring.restart(after);
    this.#take(rows);
    this.#started = true;
    if (this.#wanted > this.tail) void this.#fill();
  }

  /** Pushes the rows that follow on; says whether any did. */
  #take(rows: readonly LogRow[]): boolean {
    const expected = this.tail + 1;
    const next = rows.findIndex((row) => row.seq === expected);
    if (next < 0) return false;
    this.#ring.push(rows.slice(next).filter((row, index) => row.seq === expected + index));
    return true;
  }

  #advanced(): void {
    const { clock, metrics } = this.#needs;
    if (this.#behindSince !== null && this.tail >= this.#wanted) {
      metrics.observe('rt_tailer_lag_seconds', (clock.now() - this.#behindSince) / 1000);
      this.#behindSince = null;
    }
    for (const listener of this.#listeners) listener();
  }

  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    this.#behindSince ??= this.#needs.clock.now();
    try {
      while (this.#started && this.tail < this.#wanted) await this.#fillOnce();
    } catch (error) {
      const { log, source, organizationId } = this.#needs;
      log.warn(
        { error, log: source.name, organizationId },
        'a gap of the log could not be read; the next sweep tries again',
      );
    }
    this.#filling = false;
  }

  async #fillOnce(): Promise<void> {
    const { source, organizationId, metrics } = this.#needs;
    metrics.add('rt_tailer_gap_fills_total');
    const [after, upTo] = [this.tail, this.#wanted];
    const rows = await source.read(organizationId, { after, upTo, limit: fillRows });
    if (this.#take(rows)) this.#advanced();
    else if (this.tail === after)
      throw new Error(`The log ${source.name} has no row ${after + 1}, though its head is at ${upTo}.`);
  }
}
