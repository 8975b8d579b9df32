import type { DefinitionDraft } from '@belfry/domain';

/** A definition as one of its versions had it. */
export interface KeptDefinition extends DefinitionDraft {
  /** Null: Global. */
  ownerId: string | null;
}

export interface VersionRow {
  definitionId: string;
  version: number;
  changedAt: number;
  /** Null: not known, or nobody's doing. */
  changedBy: string | null;
  definition: KeptDefinition;
  /** The version before it; null for the first that was kept. */
  before: KeptDefinition | null;
}
