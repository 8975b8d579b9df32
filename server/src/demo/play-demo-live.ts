import { demoLive } from '@belfry/connect';
import type { DemoIds } from './demo-ids.ts';
import type { DemoNeeds } from './demo-needs.ts';
import { createDemoPlayer } from './demo-player.ts';

/** Behind by more, the demo goes on from now instead of hurrying. */
const LONGEST_LAG = 5_000;

interface LiveInput {
  readonly seed: number;
  readonly startedAt: number;
  readonly rate: number;
  readonly ids: DemoIds;
}

/** Plays live traffic through the public mutations until the signal says stop. */
export async function playDemoLive(input: LiveInput, needs: DemoNeeds): Promise<void> {
  const { clock, sleep, signal } = needs;
  const player = createDemoPlayer(input.ids, needs);
  let shift = 0;
  for (const event of demoLive(input)) {
    const ahead = event.at + shift - clock.now();
    if (ahead > 0) await sleep(ahead, signal);
    else if (ahead < -LONGEST_LAG) shift -= ahead;
    if (signal.aborted) break;
    player.play(event);
  }
  await player.settled();
}
