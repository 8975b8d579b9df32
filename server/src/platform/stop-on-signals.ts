import type { LifeCycle } from './life-cycle.ts';
import type { Log } from './log.ts';

const SAME_WISH_MS = 1_000;
const LINGER_MS = 2_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What this needs of `process`. */
export type SignalSource = Pick<NodeJS.Process, 'on' | 'off' | 'channel'>;

/**
 * Stops everything on SIGINT, SIGTERM and SIGHUP, and when the launcher is gone, however it ended. A second signal hurries;
 * one that comes within a second counts as the same wish (a terminal and npm both send one).
 */
export function stopOnSignals(lifeCycle: LifeCycle, source: SignalSource = process): void {
  let first: number | undefined;
  const onSignal = (signal: string): void => {
    first ??= performance.now();
    if (performance.now() - first > SAME_WISH_MS) lifeCycle.hurry();
    void lifeCycle.stop(signal);
  };
  const onLauncherGone = (): void => void lifeCycle.stop('the launcher is gone');
  for (const signal of SIGNALS) source.on(signal, onSignal);
  source.on('disconnect', onLauncherGone);
  source.channel?.unref();
  void lifeCycle.stopped.then(() => source.off('disconnect', onLauncherGone));
}

/**
 * Lets the process end by itself after everything has stopped, and ends it when something forgotten keeps it alive.
 * @param exitCode of the process.
 */
export async function endWith(lifeCycle: LifeCycle, { exitCode, log }: { exitCode: number; log: Log }): Promise<void> {
  const { unfinished } = await lifeCycle.stopped;
  process.exitCode = unfinished.length > 0 && exitCode === 0 ? 1 : exitCode;
  if (process.connected) process.disconnect();
  setTimeout(() => {
    log.warn({ open: process.getActiveResourcesInfo() }, 'something was not closed');
    // oxlint-disable-next-line unicorn/no-process-exit -- everything that matters has stopped
    process.exit();
  }, LINGER_MS).unref();
}
