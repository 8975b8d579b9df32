import type { DefinitionDraft } from './definition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';

/** What the fields of a type's trigger need. */
export interface TriggerFieldsProps {
  readonly draft: DefinitionDraft;
  readonly type: EventTypeData;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
  readonly onChange: (draft: DefinitionDraft) => void;
}
