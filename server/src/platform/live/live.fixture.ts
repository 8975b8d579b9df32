import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Bus, createInProcessBus } from '../bus/index.ts';
import { systemClock } from '../clock.ts';
import type { SignedInViewer } from '../graphql/context.ts';
import {
  createCursors,
  createEventStreams,
  createHub,
  createOperations,
  createTailers,
  createUpgradeHandler,
  type EventStreams,
  type LiveSettings,
  type LiveViewer,
  type UpgradeHandler,
} from './index.ts';
import type { LiveMetrics } from './metrics.ts';
import { MemoryLog, type Note, schemaOver } from './notes.fixture.ts';

const frames =
  '__typename ... on StreamHeartbeat { cursor serverTime } ... on ResyncRequired { reason snapshotCursor }';
export const documents = {
  notes: `subscription Notes($after: Cursor, $kind: String) { notes(after: $after, kind: $kind) { ${frames} ... on NoteBatch { cursor previousCursor replay serverTime notes { seq kind text } } } }`,
  mine: `subscription Mine($after: Cursor) { mine(after: $after) { ${frames} ... on NoteBatch { cursor previousCursor replay serverTime notes { seq text } } } }`,
  totals: `subscription Totals { totals { ${frames} ... on TotalSnapshot { total revision asOf serverTime } ... on TotalChange { total revision asOf serverTime } } }`,
};

export interface Fixture {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly log: MemoryLog;
  readonly changes: MemoryLog;
  readonly hub: ReturnType<typeof createHub>;
  readonly tailers: ReturnType<typeof createTailers>;
  readonly cursors: ReturnType<typeof createCursors>;
  readonly upgrades: ReturnType<typeof createUpgradeHandler>;
  readonly counted: Map<string, number>;
  readonly problems: string[];
  /** The server's ends of all connections: destroy one to cut it. */
  readonly sockets: ReadonlySet<Socket>;
  epoch: string;
  /** Writes to the log, then tells the tailers, as a recorder does after COMMIT. */
  append(organizationId: string, notes: readonly Note[]): void;
  stop(): Promise<void>;
}

/** `user@organization` as a token signs that user in. */
export const viewerOf = (token: string): LiveViewer | null => {
  const [userId, organizationId] = token.split('@');
  if (!userId || !organizationId) return null;
  return {
    organizationId,
    userId,
    sessionId: `session of ${userId}`,
    tokenId: null,
    expiresAt: userId === 'brief' ? Date.now() + 300 : Number.POSITIVE_INFINITY,
  };
};

const signedIn = (viewer: LiveViewer): SignedInViewer => ({
  ...viewer,
  name: viewer.userId ?? '',
  organizationName: viewer.organizationId,
  audience: 'all',
  grants: {},
  teamIds: [],
  queueIds: [],
  teamMemberIds: [],
});

const bearer = (value: unknown): string => (typeof value === 'string' ? value.replace(/^Bearer /, '') : '');

export async function startFixture(options: FixtureOptions = {}): Promise<Fixture> {
  const parts = partsOf(options);
  const { log, hub, tailers, state } = parts;
  const operations = createOperations({
    schema: schemaOver(log),
    maySeeSchema: options.maySeeSchema ?? (() => true),
  });
  const upgrades = createUpgradeHandler({
    hub,
    operations,
    allowsOrigin: (origin) => origin === 'http://belfry.test',
    async authenticate({ headers, params }) {
      if (options.signInMs !== undefined) await new Promise((resolve) => setTimeout(resolve, options.signInMs));
      return viewerOf(bearer(params?.['authorization'] ?? headers.authorization ?? headers.cookie));
    },
  });
  const { server, sockets } = serverOf(upgrades, createEventStreams({ hub, operations }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const fixture: Fixture = {
    url: `ws://127.0.0.1:${port}/graphql`,
    port,
    server,
    ...parts,
    upgrades,
    sockets,
    get epoch() {
      return state.epoch;
    },
    set epoch(next) {
      state.epoch = next;
    },
    append(organizationId, added) {
      tailers.appended('user_events', organizationId, log.append(organizationId, added));
    },
    async stop() {
      await upgrades.drain(0);
      hub.stop();
      tailers.stop();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fixture;
}

type FixtureOptions = {
  settings?: Partial<LiveSettings>;
  bus?: Bus;
  signInMs?: number;
  maySeeSchema?: (viewer: LiveViewer) => boolean;
};

/** The hub and what it stands on, with logs in memory. */
function partsOf(options: FixtureOptions) {
  const log = new MemoryLog('user_events');
  const changes = new MemoryLog('notification_changes');
  const counted = new Map<string, number>();
  const problems: string[] = [];
  const metrics: LiveMetrics = {
    add: (name) => void counted.set(name, (counted.get(name) ?? 0) + 1),
    set: () => {},
    observe: () => {},
  };
  const liveLog = {
    warn: (_details: object, message: string) => problems.push(message),
    error: (_details: object, message: string) => problems.push(message),
  };
  const common = {
    clock: systemClock,
    log: liveLog,
    metrics,
    settings: { tickMs: 50, ...options.settings },
  };
  const state = { epoch: 'first life' };
  const tailers = createTailers({
    ...common,
    sources: [log, changes],
    bus: options.bus ?? createInProcessBus(),
    epoch: () => state.epoch,
  });
  const cursors = createCursors({
    secret: 'a secret of at least thirty-two bytes',
    epoch: () => state.epoch,
  });
  const hub = createHub({
    ...common,
    tailers,
    cursors,
    contextFor: (viewer) => ({
      viewer: signedIn(viewer),
      services: Object.create(null),
      requestId: 'request',
      exchange: null,
    }),
  });
  return { log, changes, counted, problems, state, tailers, cursors, hub };
}

function serverOf(upgrades: UpgradeHandler, streams: EventStreams): { server: Server; sockets: Set<Socket> } {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://belfry.test').searchParams;
    const viewer = viewerOf(bearer(request.headers.authorization));
    if (!viewer) return void response.writeHead(401).end();
    void streams.serve({
      request: {
        query: query.get('query') ?? '',
        variables: JSON.parse(query.get('variables') ?? '{}'),
      },
      viewer,
      response,
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket, head) => upgrades.handle(request, socket, head));
  return { server, sockets };
}

/** Waits until something holds; the test's own time limit ends the wait. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
