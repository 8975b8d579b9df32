import { createStore, useStore } from './store.ts';

const paused = createStore(false);
const held = createStore(0);

/** Whether the live views stand still; the streams go on behind them. */
export const pause = {
  get: paused.get,
  subscribe: paused.subscribe,
  toggle(): void {
    held.set(0);
    paused.set(!paused.get());
  },
  /** Counts a frame that waits for the end of the pause. */
  hold(): void {
    held.set(held.get() + 1);
  },
};

export function usePause(): { paused: boolean; toggle: () => void } {
  return { paused: useStore(paused), toggle: pause.toggle };
}

/** How many changes wait for the end of the pause. */
export function useHeld(): number {
  return useStore(held);
}
