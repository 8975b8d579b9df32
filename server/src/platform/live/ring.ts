import type { LogRow } from './log-source.ts';

interface Bounds {
  readonly maxRows: number;
  readonly maxBytes: number;
  readonly weightOf: (row: LogRow) => number;
}

/** The last rows of one log without a gap, up to `tail`; the oldest leave when a bound is passed. */
export interface Ring {
  readonly tail: number;
  readonly size: number;
  /** Takes the rows that follow `tail`; the caller sees to it that they do. */
  push(rows: readonly LogRow[]): void;
  /** At most `limit` rows after `after`, or null when some of them are no longer held. */
  since(after: number, limit: number): readonly LogRow[] | null;
  /** Forgets all rows and goes on after `tail`. */
  restart(tail: number): void;
}

export function createRing({ maxRows, maxBytes, weightOf }: Bounds): Ring {
  let rows: LogRow[] = [];
  let gone = 0;
  let bytes = 0;
  let tail = 0;
  const size = (): number => rows.length - gone;

  function dropOldest(): void {
    const oldest = rows[gone];
    if (!oldest) return;
    bytes -= weightOf(oldest);
    gone += 1;
  }

  function trim(): void {
    while (size() > maxRows || (bytes > maxBytes && size() > 1)) dropOldest();
    if (gone < maxRows) return;
    rows = rows.slice(gone);
    gone = 0;
  }

  return {
    get tail() {
      return tail;
    },
    get size() {
      return size();
    },
    push(more) {
      for (const row of more) {
        rows.push(row);
        bytes += weightOf(row);
        tail = row.seq;
      }
      trim();
    },
    since(after, limit) {
      const skip = size() - (tail - after);
      if (after >= tail) return [];
      return skip < 0 ? null : rows.slice(gone + skip, gone + skip + limit);
    },
    restart(at) {
      rows = [];
      gone = 0;
      bytes = 0;
      tail = at;
    },
  };
}
