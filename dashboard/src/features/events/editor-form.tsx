import { Banner, Button, EmptyState, PageHeader, Switch } from '@belfry/ui';
import type { KeyboardEvent, ReactElement } from 'react';
import { useRef, useState } from 'react';
import { useViewer } from '../../data/index.ts';
import { useGo } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { paths } from '../../shared/paths.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { ActionList } from './action-list.tsx';
import { typeNamed } from './catalogue.ts';
import { GroupEditor } from './condition-builder.tsx';
import type { DefinitionDraft } from './definition-draft.ts';
import type { CatalogueData, DefinitionData, DirectoryData } from './events.documents.ts';
import { wholeForm } from './issues.ts';
import { useDefinitionForm } from './use-definition-form.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { WhatFields } from './what-fields.tsx';

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
  const go = useGo();
  const element = useRef<HTMLFormElement>(null);
  const form = useDefinitionForm(initial, (draft) => typeNamed(catalogue, draft.eventType)?.type ?? null);
  const [stored, setStored] = useState(definition && { id: definition.id, version: definition.version });
  const { draft, issues, change } = form;
  const type = typeNamed(catalogue, draft.eventType)?.type ?? null;
  const editable = definition?.viewerCanEdit ?? viewer.can('events:write', draft.scope === 'GLOBAL' ? 'ALL' : 'OWN');
  const back = draft.scope === 'GLOBAL' ? paths.events.global() : definition?.scope === 'EMPLOYEES' ? paths.events.employees() : paths.events.my();
  const { leave } = useLeaveGuard(form.changed);
  const save = async (over: typeof stored, close: boolean): Promise<void> => {
    if (!editable) return;
    const saved = await form.save(over);
    if (!saved) {
      onRefresh();
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setStored({ id: saved.id, version: saved.version });
    leave(() => (close ? go(back) : over === null ? go(paths.events.edit(saved.id), { replace: true }) : undefined));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || (event.key !== 's' && event.key !== 'Enter')) return;
    event.preventDefault();
    void save(stored, event.key === 'Enter');
  };
  useShortcuts('Event', [
    { keys: 'Ctrl+s', label: 'Save', run: () => void save(stored, false) },
    { keys: 'Ctrl+Enter', label: 'Save and close', run: () => void save(stored, true) },
  ]);
  return (
    <form ref={element} className="events-editor" noValidate onKeyDown={onKeyDown} onSubmit={(event) => { event.preventDefault(); void save(stored, false); }}>
      <PageHeader
        title={definition ? definition.name : 'New event'}
        meta={definition && <span>version {stored?.version ?? definition.version}{form.changed ? ' · changed' : ''}</span>}
        actions={
          <>
            <Switch label="Enabled" checked={draft.enabled} disabled={!editable} onCheckedChange={(enabled) => change({ ...draft, enabled })} />
            <Button onClick={() => go(back)}>{form.changed ? 'Discard' : 'Close'}</Button>
            {editable && <Button type="submit" variant="primary" busy={form.busy} aria-keyshortcuts="Control+S">Save</Button>}
          </>
        }
      />
      {!editable && <Banner tone="info">You can look at this event, but not change it: it takes the permission “Create and Edit My Events”, for Global events for everyone.</Banner>}
      {form.conflict && definition && (
        <Conflict version={definition.version} onTheirs={() => location.reload()} onMine={() => void save({ id: definition.id, version: definition.version }, false)} />
      )}
      {!form.conflict && (issues.get(wholeForm) ?? []).map((problem) => <Banner key={problem} tone="critical">{problem}</Banner>)}
      <fieldset className="events-fields" disabled={!editable}>
        <legend className="ui-sr">The event</legend>
        <WhatFields draft={draft} type={type} catalogue={catalogue} directory={directory} issues={issues} choosesScope={definition === null && viewer.can('events:write', 'ALL')} onChange={change} />
        {!type && <EmptyState icon="events" title="What should it watch?">Choose a category and a type. Then say when it fires, and what it does.</EmptyState>}
        {type && (
          <>
            <Section title="When" detail="What must be true of it. Without conditions it fires every time.">
              <GroupEditor
                group={draft.condition} level={1} context={{ catalogue, directory, type, issues }} onRemove={null}
                onChange={(part) => part.kind === 'group' && change({ ...draft, condition: part })}
              />
              {(issues.get('condition') ?? []).map((problem) => <p key={problem} className="events-refused" role="alert">{problem}</p>)}
            </Section>
            <Section title="Then" detail="Type # in a text to put in a variable.">
              <ActionList actions={draft.actions} type={type} catalogue={catalogue} directory={directory} issues={issues} onChange={(actions) => change({ ...draft, actions })} />
            </Section>
          </>
        )}
      </fieldset>
    </form>
  );
}

function Section({ title, detail, children }: { title: string; detail: string; children: React.ReactNode }): ReactElement {
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

function Conflict({ version, onTheirs, onMine }: { version: number; onTheirs: () => void; onMine: () => void }): ReactElement {
  return (
    <Banner
      tone="warning"
      action={
        <div className="ui-row">
          <Button size="small" onClick={onTheirs}>Load theirs</Button>
          <Button size="small" onClick={onMine}>Save mine over it</Button>
        </div>
      }
    >
      Someone else saved this event while you were editing: it is at version {version} now. Nothing of yours is lost yet.
    </Banner>
  );
}
