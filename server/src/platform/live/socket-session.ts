import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { type Connection, type Ending, endings } from './connection.ts';
import { frameOf } from './encoded.ts';
import type { HubParts } from './group-needs.ts';
import { createKeepAlive } from './keep-alive.ts';
import { createPump, type Pump } from './pump.ts';
import type { SocketSink } from './socket-sink.ts';
import { createRate } from './tally.ts';
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

export function createSocketSession({
  ws,
  socket,
  parts,
  viewer,
  handshake,
}: Needs): SocketSession {
  const { clock, settings, metrics } = parts;
  const rate = createRate({ perSecond: settings.messagesPerSecond, burst: settings.messageBurst });
  const pump = createPump({
    out: socket,
    socket,
    settings,
    metrics,
    onSlow: () => end(endings.slow),
  });
  const sinks = new Set<SocketSink>();
  const rotateAt = clock.now() + settings.rotateAfterMs * (1 + Math.random());
  const keepAlive = createKeepAlive(ws, { everyMs: settings.keepAliveMs, now: clock.now() });

  function letGo(): void {
    for (const sink of sinks) void sink.iterator.return();
    sinks.clear();
    pump.close();
  }

  function end({ code, reason }: Ending): void {
    letGo();
    if (ws.readyState === ws.OPEN) ws.close(code, Buffer.from(reason).subarray(0, maxReasonBytes));
  }

  return {
    viewer,
    handshake,
    pump,
    sinks,
    send(text) {
      if (ws.readyState === ws.OPEN) pump.write(frameOf([Buffer.from(text)]));
    },
    heard() {
      keepAlive.heard();
      return rate.take(clock.now());
    },
    end,
    tick(now) {
      if (now >= rotateAt) return end(endings.rotation);
      pump.tick(now);
      keepAlive.tick(now);
    },
    closed: letGo,
  };
}
