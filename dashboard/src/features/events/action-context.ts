import type { ActionKindData, CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';

/** What every action's form needs to know. */
export interface ActionContext {
  readonly type: EventTypeData;
  readonly catalogue: CatalogueData;
  /** Those that this event can have. */
  readonly kinds: readonly ActionKindData[];
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
}
