import { RequestFailure } from '@belfry/client';
import type { DemoNeeds } from './demo-needs.ts';

const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

/** The demo was stopped while it waited. */
export class DemoStoppedError extends Error {
  override readonly name = 'DemoStoppedError';
}

/**
 * Sends again and again while the server is busy or away, at most `tries` times.
 * Throws what the last try threw, or DemoStoppedError.
 */
export async function patiently<Answer>(
  send: () => Promise<Answer>,
  { sleep, signal, tries }: Pick<DemoNeeds, 'sleep' | 'signal'> & { tries: number },
): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    if (signal.aborted) throw new DemoStoppedError('The demo was stopped.');
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof RequestFailure) || !error.retryable || tried >= tries) throw error;
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tried - 1));
      await sleep(error.retryAfterMs ?? wait, signal);
    }
  }
}
