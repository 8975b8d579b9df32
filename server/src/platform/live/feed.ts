import type { Clock } from '../clock.ts';
import type { LiveLog } from './live-log.ts';
import type { LogName, LogRow, LogSource } from './log-source.ts';
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
  readonly clock: Clock;
  readonly log: LiveLog;
  readonly name: LogName;
  readonly organizationId: string;
}

const stretchRows = 500;
const retryMs = 1000;
const floorKeptMs = 60_000;

/** A feed that was opened and has to be closed. */
export interface OpenFeed extends Feed {
  close(): void;
}

/** Rejects while the database cannot be read. */
export async function openFeed(needs: Needs): Promise<OpenFeed> {
  const feed = new FollowingFeed(needs);
  await feed.open();
  return feed;
}

class FollowingFeed implements OpenFeed {
  readonly log: LogName;
  readonly organizationId: string;
  readonly #needs: Needs;
  readonly #source: LogSource;
  readonly #everyone = new Set<FeedReader>();
  readonly #routes = new Map<string, Set<FeedReader>>();
  #followed: FollowedLog | null = null;
  #position = 0;
  #reading = false;
  #retry: NodeJS.Timeout | undefined;
  #floor: { readonly at: number; readonly value: Promise<number> } | null = null;

  constructor(needs: Needs) {
    this.log = needs.name;
    this.organizationId = needs.organizationId;
    this.#needs = needs;
    this.#source = needs.tailers.source(needs.name);
  }

  async open(): Promise<void> {
    const { tailers, name, organizationId } = this.#needs;
    this.#followed = await tailers.follow(name, organizationId, () => this.#advance());
    this.#position = this.#followed.tail;
  }

  get position(): number {
    return this.#position;
  }

  read(after: number, limit: number): readonly LogRow[] | Promise<readonly LogRow[]> {
    return this.#followed?.read(after, limit) ?? [];
  }

  holds(after: number): boolean {
    return this.#followed?.holds(after) ?? false;
  }

  routeOf(row: LogRow): string | null {
    return this.#source.routeOf?.(row) ?? null;
  }

  floor(): Promise<number> {
    const now = this.#needs.clock.now();
    if (this.#floor && now - this.#floor.at <= floorKeptMs) return this.#floor.value;
    const value = this.#source.floor?.(this.organizationId) ?? Promise.resolve(0);
    this.#floor = { at: now, value };
    value.catch(() => {
      this.#floor = null;
    });
    return value;
  }

  add(reader: FeedReader): void {
    this.#readersLike(reader).add(reader);
  }

  remove(reader: FeedReader): void {
    const readers = this.#readersLike(reader);
    readers.delete(reader);
    if (reader.route !== null && readers.size === 0) this.#routes.delete(reader.route);
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#followed?.unfollow();
    this.#followed = null;
  }

  #readersLike({ route }: FeedReader): Set<FeedReader> {
    if (route === null) return this.#everyone;
    const readers = this.#routes.get(route) ?? new Set();
    this.#routes.set(route, readers);
    return readers;
  }

  #advance(): void {
    while (this.#followed && !this.#reading && this.#position < this.#followed.tail) {
      const rows = this.#followed.read(this.#position, stretchRows);
      if (rows instanceof Promise) void this.#readSlowly(rows);
      else this.#dispatch(rows);
    }
  }

  #dispatch(rows: readonly LogRow[]): void {
    for (const row of rows) {
      for (const reader of this.#everyone) reader.offer(row);
      if (this.#routes.size > 0) this.#dispatchToRoute(row);
      this.#position = row.seq;
    }
  }

  #dispatchToRoute(row: LogRow): void {
    const route = this.routeOf(row);
    const readers = route === null ? undefined : this.#routes.get(route);
    if (readers) for (const reader of readers) reader.offer(row);
  }

  async #readSlowly(rows: Promise<readonly LogRow[]>): Promise<void> {
    this.#reading = true;
    try {
      this.#dispatch(await rows);
      this.#reading = false;
      this.#advance();
    } catch (error) {
      this.#reading = false;
      const { log: report, name, organizationId } = this.#needs;
      report.warn({ error, log: name, organizationId }, 'the log could not be read for its subscribers; trying again');
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#advance(), retryMs).unref();
    }
  }
}
