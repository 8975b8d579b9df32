import type { LiveLog } from './live-log.ts';
import type { LogName, LogRow } from './log-source.ts';
import type { FollowedLog, Tailers } from './tailers.ts';

/** Somebody who is offered rows in order, each once. */
export interface FeedReader {
  /** Set: only rows of this route are offered. */
  readonly route: string | null;
  offer(row: LogRow): void;
}

/** Hands the rows of one organization's log to the groups of this node; rows that are each for one user go to that user's groups alone. */
export interface Feed {
  readonly log: LogName;
  readonly organizationId: string;
  /** All rows up to here have been offered. */
  readonly position: number;
  read(after: number, limit: number): readonly LogRow[] | Promise<readonly LogRow[]>;
  holds(after: number): boolean;
  routeOf(row: LogRow): string | null;
  /** The last seq that cursors no longer reach. */
  floor(): Promise<number>;
  add(reader: FeedReader): void;
  remove(reader: FeedReader): void;
}

interface Needs {
  readonly tailers: Tailers;
  readonly log: LiveLog;
  readonly name: LogName;
  readonly organizationId: string;
}

const stretchRows = 500;
const retryMs = 1000;
const floorKeptMs = 60_000;

/** `close` stops following; the promise rejects while the database cannot be read. */
export async function openFeed({ tailers, log, name, organizationId }: Needs): Promise<Feed & { close(): void }> {
  const source = tailers.source(name);
  const everyone = new Set<FeedReader>();
  const routes = new Map<string, Set<FeedReader>>();
  let followed: FollowedLog | null = null;
  let position = 0;
  let reading = false;
  let retry: NodeJS.Timeout | undefined;
  let floor: { at: number; value: Promise<number> } | null = null;

  function dispatch(rows: readonly LogRow[]): void {
    for (const row of rows) {
      for (const reader of everyone) reader.offer(row);
      const routed = routes.size > 0 ? source.routeOf?.(row) : undefined;
      for (const reader of (routed !== undefined && routes.get(routed)) || []) reader.offer(row);
      position = row.seq;
    }
  }

  function advance(): void {
    while (followed && !reading && position < followed.tail) {
      const rows = followed.read(position, stretchRows);
      if (rows instanceof Promise) return void readSlowly(rows);
      dispatch(rows);
    }
  }

  async function readSlowly(rows: Promise<readonly LogRow[]>): Promise<void> {
    reading = true;
    try {
      dispatch(await rows);
      reading = false;
      advance();
    } catch (error) {
      reading = false;
      log.warn({ error, log: name, organizationId }, 'the log could not be read for its subscribers; trying again');
      clearTimeout(retry);
      retry = setTimeout(advance, retryMs).unref();
    }
  }

  const setOf = (reader: FeedReader): Set<FeedReader> => {
    if (reader.route === null) return everyone;
    const readers = routes.get(reader.route) ?? new Set();
    routes.set(reader.route, readers);
    return readers;
  };

  const log_ = await tailers.follow(name, organizationId, advance);
  followed = log_;
  position = log_.tail;

  return {
    log: name,
    organizationId,
    get position() {
      return position;
    },
    read: (after, limit) => log_.read(after, limit),
    holds: (after) => log_.holds(after),
    routeOf: (row) => source.routeOf?.(row) ?? null,
    floor() {
      const now = Date.now();
      if (!floor || now - floor.at > floorKeptMs) floor = { at: now, value: source.floor?.(organizationId) ?? Promise.resolve(0) };
      floor.value.catch(() => (floor = null));
      return floor.value;
    },
    add: (reader) => void setOf(reader).add(reader),
    remove(reader) {
      const readers = setOf(reader);
      readers.delete(reader);
      if (reader.route !== null && readers.size === 0) routes.delete(reader.route);
    },
    close() {
      clearTimeout(retry);
      followed = null;
      log_.unfollow();
    },
  };
}
