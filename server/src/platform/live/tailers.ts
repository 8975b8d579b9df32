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

const topicOf = (log: LogName): string => `log.${log}`;

export function createTailers(needs: TailersNeeds): Tailers {
  const { sources, bus, clock, log, epoch, metrics = unmeasured } = needs;
  const settings = { ...liveSettings, ...needs.settings };
  const bySource = new Map(sources.map((source) => [source.name, { source, heads: createHeads(source), tailers: new Map<string, Tailer>() }]));
  const epochListeners = new Set<() => void>();
  let knownEpoch = epoch();
  let sweeping: Promise<void> | null = null;

  function of(name: LogName): { source: LogSource; heads: Heads; tailers: Map<string, Tailer> } {
    const found = bySource.get(name);
    if (!found) throw new Error(`No source was given for the log ${name}.`);
    return found;
  }

  function tailerOf(name: LogName, organizationId: string): Tailer {
    const { source, heads, tailers } = of(name);
    const known = tailers.get(organizationId);
    if (known) return known;
    const head = (): Promise<number> => heads.of(organizationId);
    const tailer = createTailer({ source, organizationId, clock, log, metrics, settings, head });
    tailers.set(organizationId, tailer);
    return tailer;
  }

  function hinted(name: LogName, hint: BusMessage): void {
    const { organizationId, to } = hint;
    if (typeof organizationId !== 'string' || typeof to !== 'number' || hint['epoch'] !== epoch()) return;
    of(name).tailers.get(organizationId)?.hinted(to);
  }

  async function sweepLog(name: LogName): Promise<void> {
    const { heads, tailers } = of(name);
    for (const [organizationId, tailer] of tailers) {
      tailer.forgetUnused();
      const idle = tailer.idleSince !== null && clock.now() - tailer.idleSince >= settings.lingerMs;
      if (idle) tailers.delete(organizationId);
    }
    if (tailers.size === 0) return;
    for (const head of await heads.all()) tailers.get(head.organizationId)?.hinted(head.seq);
    await Promise.all([...tailers.values()].map((tailer) => tailer.start()));
  }

  function lookAtEpoch(): void {
    if (epoch() === knownEpoch) return;
    knownEpoch = epoch();
    metrics.add('stream_epoch_changes_total');
    for (const listener of epochListeners) listener();
    for (const { tailers } of bySource.values()) restartFollowed(tailers);
  }

  function restartFollowed(tailers: Map<string, Tailer>): void {
    for (const [organizationId, tailer] of tailers) {
      if (tailer.followers === 0) tailers.delete(organizationId);
      else tailer.restart().catch((error: unknown) => log.warn({ error, organizationId }, 'a log could not be read after the epoch changed'));
    }
  }

  async function sweepAll(): Promise<void> {
    lookAtEpoch();
    const done = await Promise.allSettled([...bySource.keys()].map(sweepLog));
    for (const one of done) if (one.status === 'rejected') log.warn({ error: one.reason }, 'the heads of the logs could not be read');
  }

  const sweep = (): Promise<void> => {
    sweeping ??= sweepAll().finally(() => {
      sweeping = null;
    });
    return sweeping;
  };
  const unsubscribe = sources.map(({ name }) => bus.subscribe(topicOf(name), (hint) => hinted(name, hint)));
  const timer = setInterval(() => void sweep(), settings.sweepMs).unref();

  return {
    appended(name, organizationId, rows) {
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) return;
      of(name).tailers.get(organizationId)?.appended(rows);
      bus.publish(topicOf(name), { organizationId, epoch: epoch(), from: first.seq, to: last.seq });
    },
    async follow(name, organizationId, onAdvance) {
      const tailer = tailerOf(name, organizationId);
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
    },
    head: (name, organizationId) => of(name).heads.of(organizationId),
    source: (name) => of(name).source,
    onEpochChange(listener) {
      epochListeners.add(listener);
      return () => epochListeners.delete(listener);
    },
    sweep,
    counts() {
      const all = [...bySource.values()].flatMap(({ tailers }) => [...tailers.values()]);
      return { tailers: all.length, followers: all.reduce((sum, tailer) => sum + tailer.followers, 0) };
    },
    stop() {
      clearInterval(timer);
      for (const end of unsubscribe) end();
      for (const { tailers } of bySource.values()) tailers.clear();
    },
  };
}
