import type { Clock } from '../clock.ts';

/** What is left to do after a run. */
export type Due = 'nothing' | 'soon' | 'now';

/** Runs one thing at a time, at most every so often: at once after a silence, else when the interval is over. */
export interface Pace {
  wake(due: Due): void;
  stop(): void;
}

interface Needs {
  readonly clock: Clock;
  readonly everyMs: number;
  /** Never rejects. */
  readonly run: () => Promise<Due>;
}

export function createPace({ clock, everyMs, run }: Needs): Pace {
  let state: 'idle' | 'timed' | 'imminent' | 'running' | 'stopped' = 'idle';
  let timer: NodeJS.Timeout | undefined;
  let lastRun = Number.NEGATIVE_INFINITY;

  async function go(): Promise<void> {
    if (state === 'stopped') return;
    state = 'running';
    lastRun = clock.now();
    const due = await run();
    if (state !== 'running') return;
    state = 'idle';
    wake(due);
  }

  function wake(due: Due): void {
    if (due === 'nothing' || state === 'running' || state === 'imminent' || state === 'stopped') return;
    const wait = due === 'now' ? 0 : lastRun + everyMs - clock.now();
    if (wait <= 0) {
      clearTimeout(timer);
      state = 'imminent';
      setImmediate(() => void go());
    } else if (state === 'idle') {
      state = 'timed';
      timer = setTimeout(() => void go(), wait);
    }
  }

  return {
    wake,
    stop() {
      clearTimeout(timer);
      state = 'stopped';
    },
  };
}
