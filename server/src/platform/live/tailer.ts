import type { Clock } from '../clock.ts';
import type { LiveLog } from './live-log.ts';
import { createLogPages } from './log-pages.ts';
import type { LogRow, LogSource } from './log-source.ts';
import type { LiveMetrics } from './metrics.ts';
import { createRing } from './ring.ts';
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
  const { source, organizationId, clock, settings } = needs;
  const listeners = new Set<() => void>();
  const weightOf = (row: LogRow): number => source.weightOf?.(row) ?? 1000;
  const ring = createRing({ maxRows: settings.ringRows, maxBytes: settings.ringBytes, weightOf });
  const pages = createLogPages(source, organizationId);
  let starting: Promise<void> | null = null;
  let started = false;
  let filling = false;
  let wanted = 0;
  let behindSince: number | null = null;
  let idleSince: number | null = clock.now();

  async function begin(): Promise<void> {
    const head = await needs.head();
    const after = Math.max(0, head - settings.prefillRows);
    const rows = head > 0 ? await source.read(organizationId, { after, upTo: head, limit: settings.prefillRows }) : [];
    ring.restart(after);
    take(rows);
    started = true;
    if (wanted > ring.tail) void fill();
  }

  /** Pushes the rows that follow on; says whether any did. */
  function take(rows: readonly LogRow[]): boolean {
    const next = rows.findIndex((row) => row.seq === ring.tail + 1);
    if (next < 0) return false;
    const first = ring.tail + 1 - next;
    const following = rows.slice(next).filter((row, index) => row.seq === first + next + index);
    ring.push(following);
    return true;
  }

  function advanced(): void {
    if (behindSince !== null && ring.tail >= wanted) {
      needs.metrics.observe('rt_tailer_lag_seconds', (clock.now() - behindSince) / 1000);
      behindSince = null;
    }
    for (const listener of listeners) listener();
  }

  async function fill(): Promise<void> {
    if (filling || !started) return;
    filling = true;
    behindSince ??= clock.now();
    try {
      while (ring.tail < wanted) await fillOnce();
    } catch (error) {
      needs.log.warn({ error, log: source.name, organizationId }, 'a gap of the log could not be read; the next sweep tries again');
    }
    filling = false;
  }

  async function fillOnce(): Promise<void> {
    needs.metrics.add('rt_tailer_gap_fills_total');
    const after = ring.tail;
    const rows = await source.read(organizationId, { after, upTo: wanted, limit: fillRows });
    if (take(rows)) return advanced();
    if (ring.tail === after) throw new Error(`The log ${source.name} has no row ${after + 1}, though its head is at ${wanted}.`);
  }

  return {
    get tail() {
      return ring.tail;
    },
    get followers() {
      return listeners.size;
    },
    get idleSince() {
      return idleSince;
    },
    start() {
      starting ??= begin().catch((error: unknown) => {
        starting = null;
        throw error;
      });
      return starting;
    },
    appended(rows) {
      const last = rows.at(-1);
      if (!last) return;
      wanted = Math.max(wanted, last.seq);
      if (!started) return;
      if (take(rows)) advanced();
      if (ring.tail < wanted) void fill();
    },
    hinted(seq) {
      wanted = Math.max(wanted, seq);
      if (started && ring.tail < wanted) void fill();
    },
    read(after, limit) {
      if (after >= ring.tail) return [];
      return ring.since(after, limit) ?? pages.read(after, limit, ring.tail);
    },
    holds: (after) => ring.since(after, 0) !== null,
    onAdvance(listener) {
      const own = (): void => listener();
      listeners.add(own);
      idleSince = null;
      return () => {
        if (listeners.delete(own) && listeners.size === 0) idleSince = clock.now();
      };
    },
    forgetUnused: () => pages.forgetUnused(),
    restart() {
      started = false;
      wanted = 0;
      behindSince = null;
      starting = null;
      return this.start();
    },
  };
}
