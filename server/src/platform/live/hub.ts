import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Clock } from '../clock.ts';
import type { Context } from '../graphql/context.ts';
import type { Ending } from './connection.ts';
import { type Connections, createConnections } from './connections.ts';
import type { Cursors } from './cursor.ts';
import { createGroups } from './groups.ts';
import type { HubParts } from './group-needs.ts';
import { createHeartbeats } from './heartbeats.ts';
import type { LiveLog } from './live-log.ts';
import { maskError } from './mask-error.ts';
import { type LiveMetrics, unmeasured } from './metrics.ts';
import type { PreparedOperation } from './operations.ts';
import { openStream } from './open-stream.ts';
import { type LiveSettings, liveSettings } from './settings.ts';
import type { Sink } from './sink.ts';
import type { LiveViewer, ResyncReason } from './stream-plan.ts';
import type { Tailers } from './tailers.ts';

export interface HubNeeds {
  readonly tailers: Tailers;
  readonly cursors: Cursors;
  /** A fresh GraphQL context for one execution on this viewer's behalf. */
  readonly contextFor: (viewer: LiveViewer) => Context | Promise<Context>;
  /** Whom the holder of a connection is now; asked with every subscription, so that changed permissions count. Throws a GraphQLError when nobody any more. */
  viewerNow?(viewer: LiveViewer): LiveViewer | Promise<LiveViewer>;
  /** Hides what callers must not read; errors made for them pass by default. */
  readonly maskError?: (error: unknown) => GraphQLError;
  readonly clock: Clock;
  readonly log: LiveLog;
  readonly metrics?: LiveMetrics;
  readonly settings?: Partial<LiveSettings>;
}

export interface Subscribing {
  readonly operation: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: LiveViewer;
  readonly sink: Sink;
}

/** Either the hub feeds the sink from now on, or there is one result and no stream. */
export type Subscribed = { readonly end: () => void } | { readonly result: ExecutionResult };

/** Groups the subscriptions of this node, and ends what has to end. */
export interface Hub {
  /** Rejects with StreamRefused. */
  subscribe(subscribing: Subscribing): Promise<Subscribed>;
  readonly connections: Connections;
  /** Ends all connections of a session at once; answers how many there were. */
  endSession(sessionId: string, ending?: Ending): number;
  endWhere(predicate: (viewer: LiveViewer) => boolean, ending: Ending): number;
  /** Tells the streams of these viewers to start afresh, then ends them; the connections stay. */
  resync(predicate: (viewer: LiveViewer) => boolean, reason: ResyncReason): Promise<void>;
  drain(overMs: number): Promise<void>;
  counts(): { connections: number; subscriptions: number; groups: number; feeds: number };
  /** What connections need of the hub's parts. */
  readonly parts: HubParts;
  stop(): void;
}

export const sessionEnded: Ending = { code: 4403, reason: 'session-ended' };

export function createHub(needs: HubNeeds): Hub {
  const metrics = needs.metrics ?? unmeasured;
  const settings = { ...liveSettings, ...needs.settings };
  const parts: HubParts = {
    tailers: needs.tailers,
    cursors: needs.cursors,
    contextFor: (viewer) => needs.contextFor(viewer),
    maskError: (error) => (needs.maskError ?? maskError)(error),
    clock: needs.clock,
    log: needs.log,
    metrics,
    settings,
    heartbeats: createHeartbeats(),
    viewerNow: async (viewer) => (await needs.viewerNow?.(viewer)) ?? viewer,
  };
  const connections = createConnections({ clock: needs.clock, metrics });
  const groups = createGroups(parts);

  function tick(): void {
    connections.tick();
    parts.heartbeats.forget();
    groups.tick();
    metrics.set('rt_subscriptions', groups.counts().subscriptions);
  }
  const timer = setInterval(tick, settings.tickMs).unref();
  const stopListening = needs.tailers.onEpochChange(() => void groups.resync(() => true, 'EPOCH_CHANGED'));

  return {
    connections,
    parts,
    async subscribe({ operation, variables, viewer, sink }) {
      const { stream } = operation;
      if (!stream) throw new TypeError('Only subscriptions whose field declares a stream can be given to the hub.');
      const present = await parts.viewerNow(viewer);
      const opened = await openStream(parts, { operation, stream, variables, viewer: present });
      if ('result' in opened) return opened;
      return groups.join(opened.plan, { operation, stream, variables, viewer: present, sink });
    },
    endSession: (sessionId, ending = sessionEnded) =>
      connections.endWhere((viewer) => viewer.sessionId === sessionId, ending),
    endWhere: (predicate, ending) => connections.endWhere(predicate, ending),
    resync: (predicate, reason) => groups.resync(predicate, reason),
    drain: (overMs) => connections.drain(overMs),
    counts: () => ({ connections: connections.size, ...groups.counts() }),
    stop() {
      clearInterval(timer);
      stopListening();
      groups.stop();
    },
  };
}
