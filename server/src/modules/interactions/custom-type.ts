import type { CustomType } from '@belfry/domain';

/** A declared type as it is kept. */
export interface CustomTypeRow extends CustomType {
  /** Counted at each change. */
  version: number;
  declaredAt: number;
  changedAt: number;
}
