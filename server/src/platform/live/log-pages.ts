import type { LogRow, LogSource } from './log-source.ts';

interface Page {
  readonly upTo: number;
  readonly rows: Promise<readonly LogRow[]>;
  used: boolean;
}

const pageRows = 500;
const keptPages = 8;

/** Reads what the ring no longer holds, in pages that many readers share: a storm of returning clients costs few queries. */
export interface LogPages {
  /** At least one and at most `limit` rows after `after`; `after` is below `tail`. */
  read(after: number, limit: number, tail: number): Promise<readonly LogRow[]>;
  /** Forgets the pages that nobody asked for since the last call. */
  forgetUnused(): void;
}

export function createLogPages(source: LogSource, organizationId: string): LogPages {
  const pages = new Map<number, Page>();

  function load(index: number, tail: number): Page {
    const start = index * pageRows;
    const upTo = Math.min(start + pageRows, tail);
    const rows = source.read(organizationId, { after: start, upTo, limit: pageRows });
    const page = { upTo, rows, used: true };
    rows.catch(() => pages.get(index) === page && pages.delete(index));
    pages.delete(index);
    pages.set(index, page);
    if (pages.size > keptPages) pages.delete(pages.keys().next().value ?? index);
    return page;
  }

  return {
    async read(after, limit, tail) {
      const index = Math.floor(after / pageRows);
      const held = pages.get(index);
      const page = held && held.upTo > after ? held : load(index, tail);
      page.used = true;
      const rows = await page.rows;
      const first = rows.findIndex((row) => row.seq > after);
      if (first < 0 || rows[first]?.seq !== after + 1) {
        throw new Error(`The log ${source.name} has no row ${after + 1}, though its head is at ${tail}.`);
      }
      return rows.slice(first, first + limit);
    },
    forgetUnused() {
      for (const [index, page] of pages) {
        if (!page.used) pages.delete(index);
        page.used = false;
      }
    },
  };
}
