import type { FiringRow } from './firing.ts';

export type ExplanationVerdict = 'fired' | 'would-fire' | 'does-not-fire';

/** One event of the item that a definition looks at, and whether its conditions hold for it. */
export interface ExplanationCause {
  /** Its place in the log. */
  seq: number;
  at: number;
  holds: boolean;
  /** The conditions with what each test saw. */
  tests: unknown;
}

/** Why a definition fired for an item, or why it did not. Instants in epoch milliseconds. */
export interface Explanation {
  verdict: ExplanationVerdict;
  /** In one sentence. */
  summary: string;
  why: readonly { code: string; message: string }[];
  /** Newest first. */
  causes: readonly ExplanationCause[];
  firings: readonly FiringRow[];
}
