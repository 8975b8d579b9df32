/**
 * How far the server's clock is ahead of this machine's. A frame is always read later than it was stamped, so of the
 * last samples the greatest is the nearest to the truth.
 */
export interface Skew {
  readonly ms: number;
  sample(ms: number): void;
}

const keptSamples = 16;

export function createSkew(): Skew {
  let samples: number[] = [];
  return {
    get ms() {
      return samples.length === 0 ? 0 : Math.max(...samples);
    },
    sample(ms) {
      if (Number.isFinite(ms)) samples = [...samples.slice(1 - keptSamples), ms];
    },
  };
}
