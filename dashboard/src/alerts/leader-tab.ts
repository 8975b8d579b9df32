import { createStore } from '../data/index.ts';

/** Whether this tab speaks for all of the person's tabs in this browser: one does. */
export const isLeader = createStore(false);

/** Waits for its turn to lead, and leads until the tab is closed or this is stopped. Returns how to stop. */
export function standForLeader(userId: string): () => void {
  if (!('locks' in navigator)) {
    // Without a secure context there are no locks: each tab speaks for itself.
    isLeader.set(true);
    return () => isLeader.set(false);
  }
  const stop = new AbortController();
  const led = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const turn = navigator.locks.request(`live-leader:${userId}`, { signal: stop.signal }, async () => {
    isLeader.set(true);
    await led;
    isLeader.set(false);
  });
  turn.catch(() => undefined);
  return () => stop.abort();
}
