import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { withRequestId } from '../request-id.ts';
import { dashboardFiles } from './dashboard-files.ts';
import { looksForged, refuse, setSecurityHeaders } from './guard.ts';
import { say } from './say.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface HttpNeeds {
  host: string;
  port: number;
  cookieName: string;
  /** Queries, mutations and event streams. */
  graphql: Answer;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** The schema as text. */
  schemaText: string;
  /** Further paths, each with what answers it. */
  paths?: Readonly<Record<string, Answer>>;
  /** What keeps the server from being ready, if anything does. */
  unreadyBecause: () => Promise<string | null>;
  /** Folder that the dashboard is built into. */
  dashboardDir: string;
}

export interface Listening {
  server: Server;
  port: number;
  /** Takes no new connections and ends idle ones; resolves when all are closed. */
  close(): Promise<void>;
}

export function listen(handler: RequestListener, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 30_000 }, handler);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      resolve({ server, port: taken, close: () => closing(server) });
    });
  });
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

/** Serves API, health and dashboard at one address. */
export async function startHttp(needs: HttpNeeds): Promise<Listening> {
  const files = dashboardFiles(needs.dashboardDir);
  const routes = new Map<string, Answer>([
    [
      '/graphql',
      (request, response) =>
        looksForged(request, needs.cookieName) ? refuseForged(response) : needs.graphql(request, response),
    ],
    ['/schema.graphql', (_request, response) => say(response, 200, needs.schemaText.trimEnd())],
    ...Object.entries(needs.paths ?? {}),
    ['/livez', (_request, response) => say(response, 200, 'alive')],
    [
      '/readyz',
      async (_request, response) => {
        const reason = await needs.unreadyBecause();
        say(response, reason === null ? 200 : 503, reason ?? 'ready');
      },
    ],
  ]);
  const listening = await listen((request, response) => {
    withRequestId((requestId) => {
      response.setHeader('x-request-id', requestId);
      setSecurityHeaders(response);
      const path = (request.url ?? '/').split('?')[0] ?? '/';
      const answer = routes.get(path) ?? files;
      const answering = async (): Promise<void> => answer(request, response);
      answering().catch(() => response.destroy());
    });
  }, needs);
  listening.server.on('upgrade', needs.upgrade);
  return listening;
}

const refuseForged = (response: ServerResponse): void =>
  refuse(response, 403, { code: 'FORBIDDEN', message: 'A request with a cookie needs the header x-belfry-csrf.' });
