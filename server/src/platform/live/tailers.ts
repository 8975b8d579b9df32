import type { Bus, BusMessage } from '../bus/index.ts';
import type { Clock } from '../clock.ts';
import type { LiveLog } from './live-log.ts';
import type { LogName, LogRow, LogSource } from './log-source.ts';
import { type LiveMetrics, unmeasured } from './metrics.ts';
import { createHeads, type Heads } from './heads.ts';
import { type LiveSettings, liveSettings } from './settings.ts';
import { createTailer, type Tailer } from './tailer.ts';

export interface TailersNeeds {
  readonly sources: readonly LogSource[];
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: LiveLog;
  /** The random value of the database's present life; looked at with every sweep. */
  readonly epoch: () => string;
  readonly metrics?: LiveMetrics;
  readonly settings?: Partial<LiveSettings>;
}

/** One organization's log, as its readers on this node see it. */
export interface FollowedLog {
  readonly tail: number;
  read(after: number, limit: number): readonly LogRow[] | Promise<readonly LogRow[]>;
  holds(after: number): boolean;
  /** Nothing is called after this returns. */
  unfollow(): void;
}

/** Follows the logs that somebody on this node wants to know of. */
export interface Tailers {
  /** Called by the writer after COMMIT, on the node that wrote: never waits and never fails. */
  appended(log: LogName, organizationId: string, rows: readonly LogRow[]): void;
  /** `onAdvance` is called when `tail` has grown. Rejects while the database cannot be read. */
  follow(log: LogName, organizationId: string, onAdvance: () => void): Promise<FollowedLog>;
  /** The present last seq, freshly read; calls at one time share the query. */
  head(log: LogName, organizationId: string): Promise<number>;
  source(log: LogName): LogSource;
  /** Called when the database's epoch is seen to have changed, before any row of the new one. */
  onEpochChange(listener: () => void): () => void;
  /** Reads all heads now; also done each second. */
  sweep(): Promise<void>;
  counts(): { tailers: number; followers: number };
  stop(): void;
}

interface Tailed {
  readonly source: LogSource;
  readonly heads: Heads;
  /** By organization. */
  readonly tailers: Map<string, Tailer>;
}

const topicOf = (log: LogName): string => `log.${log}`;

export function createTailers(needs: TailersNeeds): Tailers {
  return new SweptTailers(needs);
}

class SweptTailers implements Tailers {
  readonly #needs: TailersNeeds;
  readonly #settings: LiveSettings;
  readonly #metrics: LiveMetrics;
  readonly #tailed: ReadonlyMap<LogName, Tailed>;
  readonly #epochListeners = new Set<() => void>();
  readonly #unsubscribe: readonly (() => void)[];
  readonly #timer: NodeJS.Timeout;
  #knownEpoch: string;
  #sweeping: Promise<void> | null = null;

  constructor(needs: TailersNeeds) {
    this.#needs = needs;
    this.#settings = { ...liveSettings, ...needs.settings };
    this.#metrics = needs.metrics ?? unmeasured;
    this.#knownEpoch = needs.epoch();
    this.#tailed = new Map(
      needs.sources.map((source) => [source.name, { source, heads: createHeads(source), tailers: new Map() }]),
    );
    this.#unsubscribe = needs.sources.map(({ name }) =>
      needs.bus.subscribe(topicOf(name), (hint) => this.#hinted(name, hint)),
    );
    this.#timer = setInterval(() => void this.sweep(), this.#settings.sweepMs).unref();
  }

  appended(name: LogName, organizationId: string, rows: readonly LogRow[]): void {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return;
    this.#of(name).tailers.get(organizationId)?.appended(rows);
    const hint = { organizationId, epoch: this.#needs.epoch(), from: first.seq, to: last.seq };
    this.#needs.bus.publish(topicOf(name), hint);
  }

  async follow(name: LogName, organizationId: string, onAdvance: () => void): Promise<FollowedLog> {
    const tailer = this.#tailerOf(name, organizationId);
    const unfollow = tailer.onAdvance(onAdvance);
    try {
      await tailer.start();
    } catch (error) {
      unfollow();
      throw error;
    }
    return {
      get tail() {
        return tailer.tail;
      },
      read: (after, limit) => tailer.read(after, limit),
      holds: (after) => tailer.holds(after),
      unfollow,
    };
  }

  head(name: LogName, organizationId: string): Promise<number> {
    return this.#of(name).heads.of(organizationId);
  }

  source(name: LogName): LogSource {
    return this.#of(name).source;
  }

  onEpochChange(listener: () => void): () => void {
    this.#epochListeners.add(listener);
    return () => this.#epochListeners.delete(listener);
  }

  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweepAll().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  counts(): { tailers: number; followers: number } {
    const all = [...this.#tailed.values()].flatMap(({ tailers }) => [...tailers.values()]);
    return {
      tailers: all.length,
      followers: all.reduce((sum, tailer) => sum + tailer.followers, 0),
    };
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const end of this.#unsubscribe) end();
    for (const { tailers } of this.#tailed.values()) tailers.clear();
  }

  #of(name: LogName): Tailed {
    const found = this.#tailed.get(name);
    if (!found) throw new Error(`No source was given for the log ${name}.`);
    return found;
  }

  #tailerOf(name: LogName, organizationId: string): Tailer {
    const { source, heads, tailers } = this.#of(name);
    const known = tailers.get(organizationId);
    if (known) return known;
    const { clock, log } = this.#needs;
    const head = (): Promise<number> => heads.of(organizationId);
    const tailer = createTailer({
      source,
      organizationId,
      clock,
      log,
      head,
      metrics: this.#metrics,
      settings: this.#settings,
    });
    tailers.set(organizationId, tailer);
    return tailer;
  }

  #hinted(name: LogName, hint: BusMessage): void {
    const { organizationId, to, epoch } = hint;
    if (typeof organizationId !== 'string' || typeof to !== 'number' || epoch !== this.#needs.epoch()) return;
    this.#of(name).tailers.get(organizationId)?.hinted(to);
  }

  async #sweepAll(): Promise<void> {
    this.#lookAtEpoch();
    const done = await Promise.allSettled([...this.#tailed.values()].map((tailed) => this.#sweepOne(tailed)));
    for (const one of done) {
      if (one.status === 'rejected')
        this.#needs.log.warn({ error: one.reason }, 'the heads of the logs could not be read');
    }
  }

  async #sweepOne({ heads, tailers }: Tailed): Promise<void> {
    const now = this.#needs.clock.now();
    for (const [organizationId, tailer] of tailers) {
      tailer.forgetUnused();
      if (tailer.idleSince !== null && now - tailer.idleSince >= this.#settings.lingerMs)
        tailers.delete(organizationId);
    }
    if (tailers.size === 0) return;
    for (const head of await heads.all()) tailers.get(head.organizationId)?.hinted(head.seq);
    await Promise.all([...tailers.values()].map((tailer) => tailer.start()));
  }

  #lookAtEpoch(): void {
    const epoch = this.#needs.epoch();
    if (epoch === this.#knownEpoch) return;
    this.#knownEpoch = epoch;
    this.#metrics.add('stream_epoch_changes_total');
    for (const listener of this.#epochListeners) listener();
    for (const { tailers } of this.#tailed.values()) this.#restart(tailers);
  }

  #restart(tailers: Map<string, Tailer>): void {
    for (const [organizationId, tailer] of tailers) {
      if (tailer.followers === 0) tailers.delete(organizationId);
      else
        tailer
          .restart()
          .catch((error: unknown) =>
            this.#needs.log.warn({ error, organizationId }, 'a log could not be read after the epoch changed'),
          );
    }
  }
}
