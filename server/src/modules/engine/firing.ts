import type { CausalChain, FiringKind, SeenValues, Subject } from '@belfry/domain';
import type { ValueFilter } from '../../platform/filter.ts';

/** That a definition fired, on what, and what it saw. Instants in epoch milliseconds. Never changed. */
export interface FiringRow {
  id: string;
  organizationId: string;
  firedAt: number;
  definitionId: string;
  definitionName: string;
  definitionVersion: number;
  kind: FiringKind;
  /** The user event that it fired for, or that began what it fired for. */
  causeSeq: number | null;
  /** The cause as the key by which a definition fires at most once for it. */
  cause: string;
  interactionId: string | null;
  /** What it is about; null when it is about nothing in particular. */
  subject: Subject | null;
  values: SeenValues;
  late: boolean;
  /** It was tried out: nobody was told and nothing was done. */
  shadow: boolean;
  /** How it came about, this firing included. */
  chain: CausalChain;
}

/** A filter with ids as keys and instants in epoch milliseconds. */
export interface FiringFilter {
  definition?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  /** What they are about, whatever it is. */
  subject?: Subject | null | undefined;
  /** Whom it notified, or whose definition it is. */
  user?: ValueFilter<string> | null | undefined;
  kind?: ValueFilter<string> | null | undefined;
  shadow?: { eq?: boolean | null | undefined } | null | undefined;
  firedAt?: ValueFilter<number> | null | undefined;
}
