import { setTimeout } from 'node:timers/promises';
import { loadDemoIds } from './demo-ids.ts';
import type { DemoNeeds, Sleep } from './demo-needs.ts';
import { endDemoLeftovers } from './end-demo-leftovers.ts';
import { DemoStoppedError } from './patiently.ts';
import { playDemoLive } from './play-demo-live.ts';
import { recordDemoHistory } from './record-demo-history.ts';

export interface DemoInput extends Omit<DemoNeeds, 'sleep'> {
  /** User events per second of live traffic; 0 plays none. */
  readonly rate: number;
  readonly seed: number;
  /** This start, epoch milliseconds: part of the ids of what is played live. */
  readonly startedAt: number;
  /** The machine's own timer by default. */
  readonly sleep?: Sleep;
}

const timer: Sleep = async (ms, signal) => {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
};

/**
 * Fills the server with a day of history, once, and then plays live traffic until the signal says stop.
 * Never throws: what goes wrong is logged.
 */
export async function runDemo({ rate, seed, startedAt, sleep = timer, ...rest }: DemoInput): Promise<void> {
  const needs: DemoNeeds = { ...rest, sleep };
  try {
    const ids = await loadDemoIds(seed, needs);
    await recordDemoHistory({ seed, startedAt, ids }, needs);
    await endDemoLeftovers(needs);
    if (rate > 0) await playDemoLive({ seed, startedAt: needs.clock.now(), rate, ids }, needs);
  } catch (error) {
    if (error instanceof DemoStoppedError || needs.signal.aborted) return;
    needs.log.error({ err: error }, 'the demo has stopped');
  }
}
