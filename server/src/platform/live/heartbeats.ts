import type { Payload } from './encoded.ts';
import { cursorSlot, type Executor } from './executor.ts';
import type { LiveViewer } from './stream-plan.ts';

interface Beat {
  readonly at: number;
  readonly payload: Promise<Payload>;
}

/**
 * Heartbeats say the time and a place and nothing of anybody: one execution serves all groups that ask with the same
 * document and variables at about the same time.
 */
export interface Heartbeats {
  payload(asked: { executor: Executor; shape: string }, viewer: LiveViewer, now: number): Promise<Payload>;
  forget(): void;
}

const sharedForMs = 20;

export function createHeartbeats(): Heartbeats {
  const beats = new Map<string, Beat>();
  return {
    payload({ executor, shape }, viewer, now) {
      const held = beats.get(shape);
      if (held && now - held.at <= sharedForMs) return held.payload;
      const value = { __typename: 'StreamHeartbeat', cursor: cursorSlot, serverTime: now };
      const payload = executor.payload(value, viewer);
      beats.set(shape, { at: now, payload });
      return payload;
    },
    forget: () => beats.clear(),
  };
}
