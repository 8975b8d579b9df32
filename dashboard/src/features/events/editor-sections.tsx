import { EmptyState } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import { ActionList } from './action-list.tsx';
import { GroupEditor } from './condition-builder.tsx';
import type { DefinitionDraft } from './definition-draft.ts';
import type { CatalogueData, DirectoryData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { Problems } from './problems.tsx';
import { WhatFields } from './what-fields.tsx';

interface EditorSectionsProps {
  readonly draft: DefinitionDraft;
  readonly type: EventTypeData;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
  readonly onChange: (draft: DefinitionDraft) => void;
}

interface EditorBodyProps extends Omit<EditorSectionsProps, 'type'> {
  readonly type: EventTypeData | null;
  readonly editable: boolean;
  readonly choosesScope: boolean;
}

/** The fields of the form, all of them still when the viewer may not change it. */
export function EditorBody({ editable, choosesScope, type, ...parts }: EditorBodyProps): ReactElement {
  return (
    <fieldset className="events-fields" disabled={!editable}>
      <legend className="ui-sr">The event</legend>
      <WhatFields {...parts} type={type} choosesScope={choosesScope} />
      {type ? (
        <EditorSections {...parts} type={type} />
      ) : (
        <EmptyState icon="events" title="What should it watch?">
          Choose a category and a type. Then say when it fires, and what it does.
        </EmptyState>
      )}
    </fieldset>
  );
}

/** When it fires and what it then does, for the chosen type. */
function EditorSections({ draft, type, catalogue, directory, issues, onChange }: EditorSectionsProps): ReactElement {
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
        <Problems of={issues.get('condition')} />
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
