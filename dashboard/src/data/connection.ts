import type { LiveState } from '@belfry/client';
import { useSyncExternalStore } from 'react';
import { liveClient } from './live-client.ts';

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

function subscribe(listener: () => void): () => void {
  const off = liveClient.onState(listener);
  return () => off();
}

/** The socket's own state. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => liveClient.state);
}

/** Whether what is on screen may be old because the server cannot be reached. */
export function useIsStale(): boolean {
  const live = useLiveState();
  return live.state === 'reconnecting' || live.state === 'stopped';
}
