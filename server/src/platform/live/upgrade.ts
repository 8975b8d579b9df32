import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type ServerOptions, WebSocketServer } from 'ws';
import type { HubParts } from './group-needs.ts';
import type { Hub } from './hub.ts';
import type { Operations } from './operations.ts';
import type { Authenticate } from './sign-in.ts';
import type { Handshake } from './socket-session.ts';
import { createSockets, type Sockets } from './sockets.ts';
import type { LiveViewer } from './stream-plan.ts';
import { createRate, createTally, type Rate, type Tally } from './tally.ts';

export interface UpgradeNeeds {
  readonly hub: Hub;
  readonly operations: Operations;
  /** Asked at the handshake when a cookie or an Authorization header came along, and at `connection_init`. */
  readonly authenticate: Authenticate;
  /** Whether pages of this origin may open sockets. Requests without an Origin pass only without a cookie. */
  allowsOrigin(origin: string): boolean;
  /** The client's address; the socket's own by default. */
  addressOf?(request: IncomingMessage): string;
  /** `/graphql` by default. */
  readonly path?: string;
}

export interface UpgradeHandler {
  /** The listener of an HTTP server's `upgrade` event. */
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Refuses newcomers, then ends all connections spread over the time given. */
  drain(overMs: number): Promise<void>;
}

interface Refusal {
  readonly status: string;
  /** The label of the metric. */
  readonly reason: string;
  readonly retryAfter?: number;
}

const refusals = {
  path: { status: '404 Not Found', reason: 'path' },
  origin: { status: '403 Forbidden', reason: 'origin' },
  draining: { status: '503 Service Unavailable', reason: 'draining', retryAfter: 5 },
  rate: { status: '503 Service Unavailable', reason: 'rate', retryAfter: 1 },
  address: { status: '429 Too Many Requests', reason: 'address', retryAfter: 10 },
  user: { status: '429 Too Many Requests', reason: 'user', retryAfter: 10 },
  unavailable: { status: '503 Service Unavailable', reason: 'unavailable', retryAfter: 1 },
} as const satisfies Record<string, Refusal>;

const socketOptions: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  clientTracking: false,
  maxPayload: 65_536,
  perMessageDeflate: false,
  maxFragments: 64,
  maxBufferedChunks: 1024,
  closeTimeout: 5000,
  handleProtocols,
};

export function createUpgradeHandler(needs: UpgradeNeeds): UpgradeHandler {
  return new GuardedUpgrades(needs);
}

class GuardedUpgrades implements UpgradeHandler {
  readonly #needs: UpgradeNeeds;
  readonly #parts: HubParts;
  readonly #upgrader = new WebSocketServer(socketOptions);
  readonly #rate: Rate;
  readonly #addresses: Tally;
  readonly #sockets: Sockets;
  #draining = false;

  constructor(needs: UpgradeNeeds) {
    const { upgradesPerSecond, socketsPerAddress } = needs.hub.parts.settings;
    this.#needs = needs;
    this.#parts = needs.hub.parts;
    this.#rate = createRate({ perSecond: upgradesPerSecond, burst: upgradesPerSecond });
    this.#addresses = createTally(socketsPerAddress);
    this.#sockets = createSockets(needs);
  }

  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    if (!(socket instanceof Socket)) return void socket.destroy();
    this.#greet(request, socket, head).catch((error: unknown) => {
      this.#parts.log.warn({ error }, 'a socket could not be opened');
      this.#refuse(socket, refusals.unavailable);
    });
  }

  async drain(overMs: number): Promise<void> {
    this.#draining = true;
    await this.#needs.hub.drain(overMs);
  }

  /** What speaks against this handshake before anybody is asked who it is. */
  #objection({ url, headers }: IncomingMessage): Refusal | null {
    if (url?.split('?')[0] !== (this.#needs.path ?? '/graphql')) return refusals.path;
    if (this.#draining) return refusals.draining;
    const { origin } = headers;
    if (origin === undefined ? headers.cookie !== undefined : !this.#needs.allowsOrigin(origin)) return refusals.origin;
    return this.#rate.take(this.#parts.clock.now()) ? null : refusals.rate;
  }

  async #greet(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const objection = this.#objection(request);
    if (objection) return this.#refuse(socket, objection);
    const address = this.#needs.addressOf?.(request) ?? socket.remoteAddress ?? '';
    if (!this.#addresses.take(address)) return this.#refuse(socket, refusals.address);
    whenClosed(socket, giveBack(this.#addresses, address));
    const handshake = { headers: request.headers, address };
    const viewer = await this.#knownAt(handshake);
    if (socket.destroyed) return;
    const place = this.#sockets.reserve(viewer);
    if (!place) return this.#refuse(socket, refusals.user);
    whenClosed(socket, place.give);
    this.#upgrader.handleUpgrade(request, socket, head, (ws) =>
      this.#sockets.open({ ws, socket, viewer, handshake, place }),
    );
  }

  async #knownAt({ headers, address }: Handshake): Promise<LiveViewer | null> {
    if (headers.cookie === undefined && headers.authorization === undefined) return null;
    return this.#needs.authenticate({ headers, address, params: null });
  }

  #refuse(socket: Socket, { status, reason, retryAfter }: Refusal): void {
    this.#parts.metrics.add('rt_connections_rejected_total', { reason });
    const wait = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n${wait}Content-Length: 0\r\n\r\n`);
    socket.destroySoon();
  }
}

// Made here and not where they are used: what a listener closes over lives as long as its socket.
const giveBack = (tally: Tally, key: string) => (): void => tally.give(key);
const whenClosed = (socket: Socket, act: () => void): void => void socket.once('close', act);
