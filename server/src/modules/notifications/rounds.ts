import type { Log } from '../../platform/log.ts';

/** Work that is done again and again. */
export interface Rounds {
  start(): void;
  /** Settles when the round under way is finished. */
  stop(): Promise<void>;
}

export interface RoundsNeeds {
  log: Log;
  /** What is done, as the end of "… failed; trying again". */
  what: string;
  everyMs: number;
  /** One round. `stopped` asks it to end early. */
  round: (stopped: () => boolean) => Promise<void>;
}

/** Does a round, waits, and does the next; a round that fails is logged and tried again. */
export function createRounds({ log, what, everyMs, round }: RoundsNeeds): Rounds {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();
  let stopped = false;

  async function next(): Promise<void> {
    try {
      await round(() => stopped);
    } catch (error) {
      log.warn({ error }, `${what} failed; trying again`);
    }
    if (!stopped) timer = setTimeout(begin, everyMs).unref();
  }
  const begin = (): void => void (underWay = next());

  return {
    start: begin,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
