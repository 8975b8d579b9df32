import { Tabs } from '@belfry/ui';
import type { FormEvent, KeyboardEvent, ReactElement, RefObject } from 'react';
import { useMemo, useRef } from 'react';
import { serverNow, useViewer } from '../../data/index.ts';
import { useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { EditorHeader } from './editor-header.tsx';
import { EditorNotices } from './editor-notices.tsx';
import { EditorSide } from './editor-side.tsx';
import { parseEditorSearch } from './event-list-filter.ts';
import { EditorPanels, tabsOf } from './editor-tabs.tsx';
import type { CatalogueData, DefinitionData, DirectoryData } from './events.documents.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { SampleContext, useSample } from './sample-context.tsx';
import { sampleValues } from './sample-values.ts';
import type { Stored } from './use-definition-form.ts';
import { promote, useEditor } from './use-editor.ts';

interface EditorFormProps {
  readonly initial: DefinitionDraft;
  /** null: a new one. */
  readonly definition: DefinitionData | null;
  readonly catalogue: CatalogueData;
  readonly directory: DirectoryData | null;
  /** Reads the definition anew. */
  readonly onRefresh: () => void;
}

/** The form of one event definition. */
export function EditorForm({ initial, definition, catalogue, directory, onRefresh }: EditorFormProps): ReactElement {
  usePageTitle(definition?.name ?? 'New event');
  const viewer = useViewer();
  const element = useRef<HTMLFormElement>(null);
  const [{ tab }, setSearch] = useUrlState(parseEditorSearch);
  const setTab = (next: typeof tab): void => setSearch({ tab: next === 'event' ? null : next }, { replace: true });
  const onRefused = (): void => {
    setTab('event');
    onRefresh();
    focusFault(element);
  };
  const editor = useEditor({ initial, definition, catalogue, onRefused });
  const { form, type, stored, guard } = editor;
  const editable = definition?.viewerCanEdit ?? viewer.can('events:write', reachOf(form.draft));
  const save = (over: Stored | null, close: boolean): void => {
    if (editable) void editor.save(over, close);
  };
  const onKeyDown = useSaveKeys((close) => save(stored, close));
  const take = (theirs: DefinitionData | null): void => {
    if (theirs) editor.takeTheirs(theirs);
    onRefresh();
  };
  const values = useSampleOf({ draft: form.draft, type, directory });
  const known = { form, type, catalogue, directory, stored, editable };
  return (
    <form
      ref={element}
      className="events-editor"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => onSubmit(event, () => save(stored, false))}
    >
      <EditorHeader form={form} definition={definition} stored={stored} editable={editable} onClose={editor.close} />
      <EditorNotices
        form={form}
        definition={definition}
        editable={editable}
        keptAt={editor.keptAt}
        onTheirs={editor.takeTheirs}
        onMine={(over) => save(over, false)}
        onForget={editor.startAfresh}
        onPromote={() => stored && void promote(stored).then(take)}
      />
      <Tabs label="Parts of the event" value={tab} onValueChange={setTab} tabs={tabsOf(form.draft, stored)}>
        <SampleContext value={useSample(values)}>
          <div className="events-columns">
            <EditorPanels
              {...known}
              choosesScope={definition === null && viewer.can('events:write', 'ALL')}
              onRestored={take}
            />
            <EditorSide {...known} onKept={() => setTab('tests')} />
          </div>
        </SampleContext>
      </Tabs>
      {guard.asking && <LeaveDialog onStay={guard.stay} onLeave={guard.go} />}
    </form>
  );
}

function onSubmit(event: FormEvent, save: () => void): void {
  event.preventDefault();
  save();
}

/** Once what was refused stands at its fields. */
function focusFault(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** How far the permission to write must reach for a new event. */
function reachOf({ scope }: DefinitionDraft): 'ALL' | 'OWN' {
  return scope === 'GLOBAL' ? 'ALL' : 'OWN';
}

type Sampled = Pick<Parameters<typeof sampleValues>[0], 'directory'> & {
  readonly draft: DefinitionDraft;
  readonly type: Parameters<typeof sampleValues>[0]['type'] | null;
};

function useSampleOf({ draft, type, directory }: Sampled) {
  const { name: ownerName } = useViewer();
  const { category, name: eventName, scope } = draft;
  return useMemo(
    () =>
      type &&
      sampleValues({
        type,
        category,
        eventName,
        ownerName: scope === 'GLOBAL' ? 'Global' : ownerName,
        directory,
        now: serverNow(),
      }),
    [type, category, eventName, scope, ownerName, directory],
  );
}

/** Ctrl+S and Ctrl+Enter, in the form's own fields too, where other shortcuts are text. */
function useSaveKeys(save: (close: boolean) => void): (event: KeyboardEvent) => void {
  useShortcuts('Event', [
    { keys: 'Ctrl+s', label: 'Save', run: () => save(false) },
    { keys: 'Ctrl+Enter', label: 'Save and close', run: () => save(true) },
  ]);
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || (event.key !== 's' && event.key !== 'Enter')) return;
    event.preventDefault();
    save(event.key === 'Enter');
  };
}
