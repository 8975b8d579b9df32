import { endings } from './connection.ts';
import type { HubParts } from './group-needs.ts';
import type { Handshake, SocketSession } from './socket-session.ts';
import type { LiveViewer } from './stream-plan.ts';

export interface Credentials extends Handshake {
  /** The payload of `connection_init`; null at the handshake. */
  readonly params: Readonly<Record<string, unknown>> | null;
}

/** Whose credentials these are; null when nobody's. May reject when it cannot tell now. */
export type Authenticate = (credentials: Credentials) => Promise<LiveViewer | null>;

interface Needs {
  readonly parts: HubParts;
  readonly authenticate: Authenticate;
  readonly admit: (session: SocketSession, viewer: LiveViewer) => boolean;
}

const late = Symbol('late');

/** Settles who is at a socket when `connection_init` has come; a socket that stays unknown is ended. */
export async function signIn(
  { parts, authenticate, admit }: Needs,
  session: SocketSession,
  params: Readonly<Record<string, unknown>> | null,
): Promise<boolean> {
  const { handshake } = session;
  session.handshake = null;
  if (session.viewer && (params === null || params['authorization'] === undefined)) return true;
  if (!handshake) return false;
  try {
    const viewer = await inTime(authenticate({ ...handshake, params }), parts.settings.connectWaitMs);
    if (viewer === late) session.end(endings.signInTooSlow);
    else if (viewer === null) session.end(endings.notSignedIn);
    else if (!admit(session, viewer)) session.end(endings.tooManySockets);
    else {
      session.viewer = viewer;
      return true;
    }
  } catch (error) {
    parts.log.warn({ error }, 'nobody could be signed in on a socket');
    session.end(endings.unavailable);
  }
  return false;
}

async function inTime<T>(answer: Promise<T>, ms: number): Promise<T | typeof late> {
  const { promise, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(resolve, ms, late);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
