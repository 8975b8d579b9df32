import type { FiringKind, SeenValues } from '@belfry/domain';
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
  values: SeenValues;
  late: boolean;
}

/** A filter with ids as keys and instants in epoch milliseconds. */
export interface FiringFilter {
  definition?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  firedAt?: ValueFilter<number> | null | undefined;
}
