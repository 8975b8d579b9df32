import { EmptyState, TabPanel } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import type { DefinitionDraft } from './definition-draft.ts';
import { EditorBody } from './editor-sections.tsx';
import type { CatalogueData, DefinitionData, DirectoryData, EventTypeData } from './events.documents.ts';
import { ExamplesTab } from './examples-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { JsonTab } from './json-tab.tsx';
import type { DefinitionForm, Stored } from './use-definition-form.ts';

/** What all parts of the editor need to know. */
export interface EditorKnown {
  readonly form: DefinitionForm;
  readonly type: EventTypeData | null;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  readonly stored: Stored | null;
  readonly editable: boolean;
}

/** What has never been saved has no history and no file. */
export function tabsOf(draft: DefinitionDraft, stored: Stored | null) {
  const always = [
    { value: 'event' as const, label: 'Event' },
    { value: 'tests' as const, label: 'Tests', count: draft.tests.length },
  ];
  if (stored === null) return always;
  return [...always, { value: 'history' as const, label: 'History' }, { value: 'json' as const, label: 'JSON' }];
}

interface EditorPanelsProps extends EditorKnown {
  readonly choosesScope: boolean;
  readonly onRestored: (definition: DefinitionData) => void;
}

export function EditorPanels(props: EditorPanelsProps): ReactElement {
  const { form, stored, editable } = props;
  return (
    <div className="events-main">
      <TabPanel value="event">
        <Fields legend="The event" editable={editable}>
          <EditorBody
            draft={form.draft}
            type={props.type}
            catalogue={props.catalogue}
            directory={props.directory}
            issues={form.issues}
            choosesScope={props.choosesScope}
            onChange={form.change}
          />
        </Fields>
      </TabPanel>
      <TabPanel value="tests">
        <Fields legend="Its tests" editable={editable}>
          <TestsPanel {...props} />
        </Fields>
      </TabPanel>
      {stored && (
        <>
          <TabPanel value="history">
            <HistoryTab key={stored.version} stored={stored} editable={editable} onRestored={props.onRestored} />
          </TabPanel>
          <TabPanel value="json">
            <JsonTab key={stored.version} id={stored.id} name={form.draft.name} changed={form.changed} />
          </TabPanel>
        </>
      )}
    </div>
  );
}

function TestsPanel({ form, type, catalogue, directory }: EditorKnown): ReactElement {
  const { draft, change, issues } = form;
  if (!type) return <EmptyState title="Choose a type first">Its fields are what a test gives values to.</EmptyState>;
  return (
    <ExamplesTab
      examples={draft.tests}
      type={type}
      kinds={catalogue.actions}
      expected={draft.actions.map(({ kind }) => kind)}
      directory={directory}
      issues={issues}
      onChange={(tests) => change({ ...draft, tests })}
    />
  );
}

/** Fields that stand still when the viewer may not change them. */
function Fields({
  legend,
  editable,
  children,
}: {
  legend: string;
  editable: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <fieldset className="events-fieldset" disabled={!editable}>
      <legend className="ui-sr">{legend}</legend>
      {children}
    </fieldset>
  );
}
