import type { LiveState } from '@belfry/client';
import { useSyncExternalStore } from 'react';
import { liveClient } from './live-client.ts';

function subscribe(listener: () => void): () => void {
  const off = liveClient.onState(listener);
  return () => off();
}

/** The socket's own state, outside of components. */
export function liveState(): LiveState {
  return liveClient.state;
}

/** Tells of each change of the socket's state. Returns how to stop. */
export const onLiveState = (listener: (state: LiveState) => void): (() => void) => liveClient.onState(listener);

/** The socket's own state. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, () => liveClient.state);
}

/** Whether what is on screen may be old because the server cannot be reached. */
export function useIsStale(): boolean {
  const live = useLiveState();
  return live.state === 'reconnecting' || live.state === 'stopped';
}
