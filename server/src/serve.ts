import type { IncomingMessage } from 'node:http';
import { can } from '@belfry/domain';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import type { Product } from './compose.ts';
import type { Config } from './config/index.ts';
import { sessionCookie } from './modules/access/index.ts';
import type { Context, SignedInViewer } from './platform/graphql/index.ts';
import { RequestError } from './platform/graphql/index.ts';
import { documentRules } from './platform/graphql/document-limits.ts';
import { maskErrors } from './platform/graphql/mask.ts';
import { createGraphqlEndpoint } from './platform/http/graphql-endpoint.ts';
import { graphqlRoute } from './platform/http/graphql-route.ts';
import { type Listening, startHttp } from './platform/http/http-server.ts';
import { startMetricsServer } from './platform/http/metrics-server.ts';
import { presentedBy } from './platform/http/presented.ts';
import type { LifeCycle } from './platform/life-cycle.ts';
import {
  createEventStreams,
  createHub,
  createOperations,
  createUpgradeHandler,
  type Hub,
  type LiveViewer,
} from './platform/live/index.ts';
import type { Log } from './platform/log.ts';
import { currentRequestId } from './platform/request-id.ts';
import { schema } from './schema.ts';

const cookieName = sessionCookie;
const dashboardDir = join(import.meta.dirname, '../../dashboard/dist');

/** How long a drain may take to close sockets one after another, so that their clients do not all come back at once. */
const drainMs = 5_000;

export interface ServeNeeds {
  config: Config;
  log: Log;
  lifeCycle: LifeCycle;
  product: Product;
}

const isSignedIn = (viewer: LiveViewer): viewer is SignedInViewer => 'grants' in viewer && 'audience' in viewer;

function known(viewer: LiveViewer): SignedInViewer {
  if (!isSignedIn(viewer)) throw new RequestError('UNAUTHENTICATED', 'Sign in first, or send a valid token.');
  return viewer;
}

/** Opens the doors: HTTP, sockets, event streams, metrics. @returns where it listens. */
export async function serve({ config, log, lifeCycle, product }: ServeNeeds): Promise<Listening> {
  const { services, access, metrics } = product;
  const hub = startHub({ log, lifeCycle, product });
  const operations = createOperations({
    schema,
    rules: documentRules,
    maySeeSchema: (viewer) => can(known(viewer), 'schema:read'),
  });
  const presented = (request: IncomingMessage) => access.authenticate(presentedBy(request.headers, { cookieName }));
  const yoga = createGraphqlEndpoint({
    schema,
    services,
    log,
    registry: metrics.registry,
    secureCookies: isHttps(config),
  });
  const streams = createEventStreams({ hub, operations });
  const origins = allowedOrigins(config);
  const upgrades = createUpgradeHandler({
    hub,
    operations,
    authenticate: ({ headers, params }) => access.authenticate(presentedBy(headers, { cookieName, params })),
    allowsOrigin: (origin) => origins(listening.port).includes(origin),
  });
  const listening = await startHttp({
    ...config,
    cookieName,
    schemaText: printSchema(schema),
    dashboardDir,
    paths: { '/unsubscribe': (request, response) => services.delivery.unsubscribe(request, response) },
    graphql: graphqlRoute({
      streams,
      authenticate: presented,
      yoga: (req, res, viewer) => yoga.handle(req, res, { req, res, viewer }),
    }),
    upgrade: (request, socket, head) => upgrades.handle(request, socket, head),
    unreadyBecause: () => unreadyBecause(product, lifeCycle),
  });
  lifeCycle.started('http', () => listening.close());
  lifeCycle.started('sockets', ({ hurry }) => upgrades.drain(hurry.aborted ? 0 : drainMs));
  const measured = await startMetricsServer(metrics.registry, { host: config.host, port: config.metricsPort });
  lifeCycle.started('metrics', () => measured.close());
  return listening;
}

const isHttps = ({ publicOrigins }: Config): boolean => publicOrigins.some((origin) => origin.startsWith('https:'));

/** Pages of this address may open sockets; so may those named by BELFRY_PUBLIC_URL. */
const allowedOrigins =
  ({ publicOrigins }: Config) =>
  (port: number): string[] => [
    ...publicOrigins,
    ...['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`),
  ];

function startHub({ log, lifeCycle, product }: Omit<ServeNeeds, 'config'>): Hub {
  const { services, access, tailers, cursors, metrics } = product;
  const hub = createHub({
    tailers,
    cursors,
    log,
    clock: services.clock,
    metrics: metrics.live,
    maskError: maskErrors({ log }),
    contextFor: (viewer): Context => ({
      viewer: known(viewer),
      services,
      requestId: currentRequestId(),
      exchange: null,
    }),
    viewerNow: async (viewer) => {
      const now = await access.now(known(viewer));
      if (!now) throw new RequestError('UNAUTHENTICATED', 'The session or token has ended. Sign in again.');
      return now;
    },
  });
  lifeCycle.started('live hub', () => hub.stop());
  const watch = access.watch(({ kind, id }) => {
    if (kind === 'session') hub.endSession(id);
    else if (kind === 'token') hub.endWhere((viewer) => viewer.tokenId === id, { code: 4403, reason: 'token-revoked' });
    else void hub.resync((viewer) => viewer.userId === id, 'ACCESS_CHANGED');
  });
  lifeCycle.started('watch for ended sessions', () => watch.stop());
  return hub;
}

async function unreadyBecause({ database }: Product, { signal }: LifeCycle): Promise<string | null> {
  if (signal.aborted) return 'The server is stopping.';
  try {
    const [row] = await database.rows<{ readonly: boolean }>('*', 'select pg_is_in_recovery() as readonly');
    return row?.readonly === false ? null : 'The database takes no writes.';
  } catch {
    return 'The database cannot be reached.';
  }
}
