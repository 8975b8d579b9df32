import type { LiveState } from '@belfry/client';

/** How the page hangs on the server. */
export type Connection =
  | { state: 'connecting' }
  | { state: 'live' }
  /** Cut off a moment ago; the next try is at `retryAt` (epoch ms of this machine). */
  | { state: 'reconnecting'; since: number; retryAt: number }
  /** Cut off for so long that what is on screen is old. */
  | { state: 'offline'; since: number };

const offlineAfterMs = 15_000;

/** What the chip says of the socket's state at `now` (epoch ms of this machine). */
export function connectionOf(live: LiveState, now: number): Connection {
  switch (live.state) {
    case 'connecting':
    case 'live':
      return { state: live.state };
    case 'stopped':
      return { state: 'offline', since: now };
    case 'reconnecting':
      if (now - live.since >= offlineAfterMs) return { state: 'offline', since: live.since };
      return { state: 'reconnecting', since: live.since, retryAt: live.retryAt };
  }
}
