import type { ReactElement, ReactNode } from 'react';
import { ActionList } from './action-list.tsx';
import { GroupEditor } from './condition-builder.tsx';
import type { DefinitionDraft } from './definition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';

interface EditorSectionsProps {
  readonly draft: DefinitionDraft;
  readonly type: EventTypeData;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
  readonly onChange: (draft: DefinitionDraft) => void;
}

/** When it fires and what it then does, for the chosen type. */
export function EditorSections({ draft, type, catalogue, directory, issues, onChange }: EditorSectionsProps): ReactElement {
  return (
    <>
      <Section title="When" detail="What must be true of it. Without conditions it fires every time.">
        <GroupEditor
          group={draft.condition}
          level={1}
          context={{ catalogue, directory, type, issues }}
          onRemove={null}
          onChange={(part) => part.kind === 'group' && onChange({ ...draft, condition: part })}
        />
        {(issues.get('condition') ?? []).map((problem) => <p key={problem} className="events-refused" role="alert">{problem}</p>)}
      </Section>
      <Section title="Then" detail="Type # in a text to put in a variable.">
        <ActionList
          actions={draft.actions}
          type={type}
          catalogue={catalogue}
          directory={directory}
          issues={issues}
          onChange={(actions) => onChange({ ...draft, actions })}
        />
      </Section>
    </>
  );
}

function Section({ title, detail, children }: { title: string; detail: string; children: ReactNode }): ReactElement {
  return (
    <section className="events-section" aria-label={title}>
      <div className="events-section-head">
        <h2>{title}</h2>
        <p className="ui-muted">{detail}</p>
      </div>
      {children}
    </section>
  );
}
