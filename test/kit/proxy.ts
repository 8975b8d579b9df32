import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';

/** A TCP proxy between a client and the product, for spoiling what is between them. */
export interface Proxy extends AsyncDisposable {
  readonly port: number;
  /** Connections open now, and all there ever were. */
  readonly open: number;
  readonly accepted: number;
  /** Ends every connection at once, both ways, without a word. */
  cut(): void;
  /** The client reads nothing more until `flow`. What was on its way stays there. */
  stall(): void;
  flow(): void;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
}

export interface ProxyOptions {
  /** Asked for each connection: the port on this machine. */
  readonly target: () => number;
  /** How long each piece on its way to the client is held up, in milliseconds; 0 by default. */
  readonly latencyMs?: number;
}

export async function startProxy({ target, latencyMs = 0 }: ProxyOptions): Promise<Proxy> {
  const links = new Set<Link>();
  let accepted = 0;
  let stalled = false;
  const listener = createServer((client) => {
    accepted += 1;
    const link = { client, server: connect(target(), '127.0.0.1') };
    links.add(link);
    join(link, latencyMs, () => links.delete(link));
    if (stalled) link.server.pause();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const cut = (): void => {
    for (const { client, server } of links) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
    links.clear();
  };
  return {
    port: portOf(listener.address()),
    get open() {
      return links.size;
    },
    get accepted() {
      return accepted;
    },
    cut,
    stall() {
      stalled = true;
      for (const { server } of links) server.pause();
    },
    flow() {
      stalled = false;
      for (const { server } of links) server.resume();
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      cut();
      await once(listener, 'close');
    },
  };
}

/** Every piece is held up alike, so their order stays. */
function join({ client, server }: Link, latencyMs: number, left: () => void): void {
  client.on('data', (piece) => void server.write(piece));
  server.on('data', (piece) => {
    if (latencyMs === 0) passOn(client, { piece, from: server });
    else setTimeout(() => passOn(client, { piece, from: server }), latencyMs);
  });
  client.on('end', () => server.end());
  server.on('end', () => setTimeout(() => client.end(), latencyMs));
  for (const socket of [client, server]) socket.on('error', () => socket.destroy());
  client.on('close', () => server.destroy());
  server.on('close', left);
}

/** Takes no more from the server than the client reads. */
function passOn(client: Socket, { piece, from }: { piece: Buffer; from: Socket }): void {
  if (client.destroyed || client.write(piece)) return;
  from.pause();
  client.once('drain', () => from.resume());
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return address.port;
}
