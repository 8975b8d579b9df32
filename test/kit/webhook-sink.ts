import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { until } from './until.ts';

/** A request as the receiver got it. */
export interface Received {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** `webhook-id`, or what else names the delivery; empty where nothing does. */
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the receiver does: answer, say nothing, or break off the connection. */
export type SinkAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'reset';

/** A receiver of webhooks that keeps what it gets. */
export interface WebhookSink extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `127.0.0.1:PORT`, for BELFRY_OUTBOUND_ALLOW. */
  readonly host: string;
  readonly received: readonly Received[];
  /** How many connections were ever opened. */
  readonly connections: number;
  /** Decides what comes next; by default everything is answered with 200. */
  answer(decide: (request: Received) => SinkAnswer): void;
  /** Resolves when there are so many requests. */
  untilGot(count: number): Promise<void>;
}

function give(response: ServerResponse, answer: SinkAnswer): void {
  if (answer === 'hang') return;
  if (answer === 'reset') return void response.socket?.resetAndDestroy();
  response.writeHead(answer.status, answer.headers);
  response.end(answer.body ?? 'Thank you');
}

export async function startWebhookSink(): Promise<WebhookSink> {
  const received: Received[] = [];
  let connections = 0;
  let decide: (request: Received) => SinkAnswer = () => ({ status: 200 });
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('error', () => {});
    request.on('end', () => {
      const { headers, method = '', url: path = '' } = request;
      const id = String(headers['webhook-id'] ?? headers['idempotency-key'] ?? '');
      const one = { method, path, id, headers, body: Buffer.concat(pieces).toString() };
      received.push(one);
      give(response, decide(one));
    });
  });
  server.on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sink has no port');
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}`,
    host,
    received,
    get connections() {
      return connections;
    },
    answer(next) {
      decide = next;
    },
    untilGot: (count) =>
      until(
        () => `${received.length} of ${count} requests have come`,
        () => received.length >= count,
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
