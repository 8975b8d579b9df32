import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { endings } from './connection.ts';
import type { Hub } from './hub.ts';
import type { Operations } from './operations.ts';
import type { Authenticate } from './sign-in.ts';
import { createSocketServer } from './socket-server.ts';
import { createSocketSession, type Handshake, type SocketSession } from './socket-session.ts';
import type { LiveViewer } from './stream-plan.ts';
import { createUserPlaces, type Reserved } from './user-places.ts';

export interface Opening {
  readonly ws: WebSocket;
  readonly socket: Socket;
  readonly viewer: LiveViewer | null;
  readonly handshake: Handshake;
  readonly place: Reserved;
}

/** The open sockets, from the handshake's end to the close. */
export interface Sockets {
  /** Null when the viewer has as many sockets as allowed. */
  reserve(viewer: LiveViewer | null): Reserved | null;
  open(opening: Opening): void;
}

interface Needs {
  readonly hub: Hub;
  readonly operations: Operations;
  readonly authenticate: Authenticate;
}

export function createSockets({ hub, operations, authenticate }: Needs): Sockets {
  const { parts } = hub;
  const users = createUserPlaces(parts.settings.socketsPerUser);
  const places = new WeakMap<SocketSession, Reserved>();
  const admit = (session: SocketSession, viewer: LiveViewer): boolean => places.get(session)?.move(viewer) ?? false;
  const protocol = createSocketServer({ hub, operations, authenticate, admit });

  function open({ ws, socket, viewer, handshake, place }: Opening): void {
    const session = createSocketSession({ ws, socket, parts, viewer, handshake });
    places.set(session, place);
    hub.connections.add(session);
    const closed = protocol.opened(
      {
        protocol: ws.protocol,
        send: (text) => session.send(text),
        close: (code = 1000, reason = '') => session.end({ code, reason }),
        onMessage: (handle) => receive(session, ws, handle),
      },
      session,
    );
    ws.on('error', () => {});
    ws.once('close', (code: number, reason: Buffer) => {
      hub.connections.remove(session, code);
      session.closed();
      closed(code, reason.toString()).catch((error: unknown) =>
        parts.log.error({ error }, 'a socket could not be let go'),
      );
    });
  }

  function receive(session: SocketSession, ws: WebSocket, handle: (text: string) => Promise<void>): void {
    const allowed = (): boolean => {
      if (session.heard()) return true;
      session.end(endings.tooManyMessages);
      return false;
    };
    ws.on('ping', allowed);
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      if (ws.readyState !== ws.OPEN || !allowed()) return;
      if (isBinary) return session.end(endings.badMessage);
      handle(data.toString()).catch((error: unknown) => {
        parts.log.error({ error }, 'a message on a socket could not be handled');
        session.end(endings.unavailable);
      });
    });
  }

  return { reserve: (viewer) => users.reserve(viewer), open };
}
