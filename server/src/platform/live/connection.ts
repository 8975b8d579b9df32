import type { LiveViewer } from './stream-plan.ts';

/** Why and how a connection is ended, as a WebSocket close. */
export interface Ending {
  readonly code: number;
  readonly reason: string;
}

/** A socket or an event stream with everything that hangs on it. */
export interface Connection {
  /** Null before sign-in. */
  readonly viewer: LiveViewer | null;
  /** Ends all its streams at once, then the connection in an orderly way. */
  end(ending: Ending): void;
  /** Looks after itself: keep-alive, stalls, age. */
  tick(now: number): void;
}

export const endings = {
  restart: { code: 1012, reason: 'restart' },
  rotation: { code: 1012, reason: 'rotation' },
  slow: { code: 1013, reason: 'slow' },
  unavailable: { code: 1013, reason: 'unavailable' },
  badMessage: { code: 4400, reason: 'Binary messages are not understood' },
  notSignedIn: { code: 4401, reason: 'not-signed-in' },
  expired: { code: 4403, reason: 'token-expired' },
  signInTooSlow: { code: 4408, reason: 'Sign-in took too long' },
  longId: { code: 4409, reason: 'Subscriber ids have at most 64 characters' },
  tooManyMessages: { code: 4420, reason: 'too-many-messages' },
  tooManySockets: { code: 4420, reason: 'too-many-sockets' },
} as const satisfies Record<string, Ending>;
