import { useSyncExternalStore } from 'react';
import { serverNow } from '../../data/index.ts';

/** The server's time at the last whole step, in epoch milliseconds: it renders once a step, not once a second. */
export function useSteps(stepMs: number): number {
  return useSyncExternalStore(everySecond, () => Math.floor(serverNow() / stepMs) * stepMs);
}

function everySecond(listener: () => void): () => void {
  const timer = setInterval(listener, 1000);
  return () => clearInterval(timer);
}
