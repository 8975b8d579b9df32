import type { KeyboardEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useViewer } from '../../data/index.ts';
import { useGo } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { paths } from '../../shared/paths.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { typeNamed } from './catalogue.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { draftFrom } from './definition-draft.ts';
import { EditorHeader } from './editor-header.tsx';
import { EditorNotices } from './editor-notices.tsx';
import { EditorBody } from './editor-sections.tsx';
import type { CatalogueData, DefinitionData, DirectoryData } from './events.documents.ts';
import type { Stored } from './use-definition-form.ts';
import { useDefinitionForm } from './use-definition-form.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

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
  const editor = useEditor({
    initial,
    definition,
    catalogue,
    onRefused: () => focusFault(element.current, onRefresh),
  });
  const { form, type, save, stored } = editor;
  const { draft, issues, change } = form;
  const editable = definition?.viewerCanEdit ?? viewer.can('events:write', draft.scope === 'GLOBAL' ? 'ALL' : 'OWN');
  const saveIfAllowed = (over: Stored | null, close: boolean): void => {
    if (editable) void save(over, close);
  };
  const onKeyDown = useSaveKeys((close) => saveIfAllowed(stored, close));
  const parts = { draft, catalogue, directory, issues, onChange: change };
  return (
    <form
      ref={element}
      className="events-editor"
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        saveIfAllowed(stored, false);
      }}
    >
      <EditorHeader
        form={form}
        name={definition?.name ?? null}
        version={stored?.version ?? null}
        editable={editable}
        onClose={editor.close}
      />
      <EditorNotices
        form={form}
        definition={definition}
        editable={editable}
        onTheirs={editor.takeTheirs}
        onMine={(over) => saveIfAllowed(over, false)}
      />
      <EditorBody
        {...parts}
        type={type}
        editable={editable}
        choosesScope={definition === null && viewer.can('events:write', 'ALL')}
      />
    </form>
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

function focusFault(form: HTMLFormElement | null, onRefresh: () => void): void {
  onRefresh();
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

interface EditorNeeds extends Pick<EditorFormProps, 'initial' | 'definition' | 'catalogue'> {
  readonly onRefused: () => void;
}

/** The draft and its saving, and where one goes from here. */
function useEditor({ initial, definition, catalogue, onRefused }: EditorNeeds) {
  const go = useGo();
  const form = useDefinitionForm(initial, (draft) => typeNamed(catalogue, draft.eventType)?.type ?? null);
  const [stored, setStored] = useState<Stored | null>(definition);
  const { leave } = useLeaveGuard(form.changed);
  const back = listPath(definition?.scope ?? form.draft.scope);
  const save = async (over: Stored | null, close: boolean): Promise<void> => {
    const saved = await form.save(over);
    if (!saved) return onRefused();
    setStored(saved);
    if (close) leave(() => go(back));
    else if (over === null) leave(() => go(paths.events.edit(saved.id), { replace: true }));
  };
  const takeTheirs = (theirs: DefinitionData): void => {
    const draft = draftFrom(theirs);
    if (draft) form.reset(draft);
    setStored(theirs);
  };
  const type = typeNamed(catalogue, form.draft.eventType)?.type ?? null;
  return { form, type, stored, save, takeTheirs, close: () => go(back) };
}

function listPath(scope: DefinitionData['scope']): string {
  if (scope === 'MINE') return paths.events.my();
  return scope === 'GLOBAL' ? paths.events.global() : paths.events.employees();
}
