import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { type Connection, type Ending, endings } from './connection.ts';
import { frameOf } from './encoded.ts';
import type { HubParts } from './group-needs.ts';
import { createKeepAlive, type KeepAlive } from './keep-alive.ts';
import { createPump, type Pump } from './pump.ts';
import type { SocketSink } from './socket-sink.ts';
import { createRate, type Rate } from './tally.ts';
import type { LiveViewer } from './stream-plan.ts';

/** Who is at the other end, as far as the handshake tells. Dropped when sign-in is settled. */
export interface Handshake {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
}

/** One open socket: what is written to it, how it is kept alive and how it ends. */
export interface SocketSession extends Connection {
  viewer: LiveViewer | null;
  handshake: Handshake | null;
  readonly pump: Pump;
  readonly sinks: Set<SocketSink>;
  /** Writes one text message. */
  send(text: string): void;
  /** Counts one message in; false when there were too many. */
  heard(): boolean;
  /** Everything that hangs on the socket is let go. */
  closed(): void;
}

interface Needs {
  readonly ws: WebSocket;
  readonly socket: Socket;
  readonly parts: HubParts;
  readonly viewer: LiveViewer | null;
  readonly handshake: Handshake;
}

const maxReasonBytes = 123;

export function createSocketSession(needs: Needs): SocketSession {
  return new WatchedSession(needs);
}

class WatchedSession implements SocketSession {
  viewer: LiveViewer | null;
  handshake: Handshake | null;
  readonly pump: Pump;
  readonly sinks = new Set<SocketSink>();
  readonly #ws: WebSocket;
  readonly #parts: HubParts;
  readonly #rate: Rate;
  readonly #keepAlive: KeepAlive;
  readonly #rotateAt: number;

  constructor({ ws, socket, parts, viewer, handshake }: Needs) {
    const { clock, settings, metrics } = parts;
    this.viewer = viewer;
    this.handshake = handshake;
    this.#ws = ws;
    this.#parts = parts;
    this.#rate = createRate({
      perSecond: settings.messagesPerSecond,
      burst: settings.messageBurst,
    });
    this.#keepAlive = createKeepAlive(ws, { everyMs: settings.keepAliveMs, now: clock.now() });
    this.#rotateAt = clock.now() + settings.rotateAfterMs * (1 + Math.random());
    this.pump = createPump({
      out: socket,
      socket,
      settings,
      metrics,
      onSlow: () => this.end(endings.slow),
    });
  }

  send(text: string): void {
    if (this.#ws.readyState === this.#ws.OPEN) this.pump.write(frameOf([Buffer.from(text)]));
  }

  heard(): boolean {
    this.#keepAlive.heard();
    return this.#rate.take(this.#parts.clock.now());
  }

  end({ code, reason }: Ending): void {
    this.closed();
    if (this.#ws.readyState === this.#ws.OPEN) this.#ws.close(code, Buffer.from(reason).subarray(0, maxReasonBytes));
  }

  tick(now: number): void {
    if (now >= this.#rotateAt) return this.end(endings.rotation);
    this.pump.tick(now);
    this.#keepAlive.tick(now);
  }

  closed(): void {
    for (const sink of this.sinks) void sink.iterator.return();
    this.sinks.clear();
    this.pump.close();
  }
}
