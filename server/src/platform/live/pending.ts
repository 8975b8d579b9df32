import type { Feed } from './feed.ts';
import type { LogRow } from './log-source.ts';

export interface Batch {
  /** Accepted rows, in order; none when the log held none up to `to`. */
  readonly rows: readonly LogRow[];
  /** Everything up to here has been looked at. */
  readonly to: number;
}

/** The accepted rows that a group has yet to send: bounded, because beyond the bound it reads the log again. */
export interface Pending {
  /** Infinity while rows have to be read again. */
  readonly size: number;
  offer(row: LogRow): void;
  take(limit: number): Promise<Batch>;
}

interface Needs {
  readonly feed: Feed;
  readonly accepts: (row: LogRow) => boolean;
  readonly maxRows: number;
}

const stretchRows = 500;

export function createPending({ feed, accepts, maxRows }: Needs): Pending {
  let rows: LogRow[] = [];
  /** Rows after this were let go and have to be read again; null when none were. */
  let droppedAfter: number | null = null;

  async function readAgain(after: number): Promise<Batch> {
    const stretch = await feed.read(after, stretchRows);
    const to = stretch.at(-1)?.seq ?? feed.position;
    droppedAfter = to >= feed.position ? null : to;
    return { rows: stretch.filter(accepts), to };
  }

  return {
    get size() {
      return droppedAfter === null ? rows.length : Number.POSITIVE_INFINITY;
    },
    offer(row) {
      if (droppedAfter !== null) return;
      if (rows.length < maxRows) rows.push(row);
      else droppedAfter = row.seq - 1;
    },
    async take(limit) {
      if (rows.length === 0 && droppedAfter !== null) return readAgain(droppedAfter);
      const taken = rows.slice(0, limit);
      rows = rows.slice(limit);
      const everything = droppedAfter ?? feed.position;
      const to = rows.length > 0 ? (taken.at(-1)?.seq ?? everything) : everything;
      return { rows: taken, to };
    },
  };
}
