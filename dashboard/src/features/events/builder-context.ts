import type { DraftPart } from './condition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';

/** What every part of the condition form needs to know, and what it can do to the whole. */
export interface BuilderContext {
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly type: EventTypeData;
  readonly issues: FieldIssues;
  readonly edit: BuilderEdits;
}

export interface BuilderEdits {
  readonly replace: (part: DraftPart) => void;
  readonly move: (key: string, by: 1 | -1) => void;
  readonly duplicate: (key: string) => void;
  readonly remove: (key: string) => void;
}
