import { Banner, EmptyState, ErrorState, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData } from '../../data/index.ts';
import { AppLink, useUrlState } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { draftFrom, newDraft } from './definition-draft.ts';
import { EditorForm } from './editor-form.tsx';
import './editor.css';
import { parseNewEventSearch } from './event-list-filter.ts';
import type { DefinitionData } from './events.documents.ts';
import { catalogueDocument, definitionDocument, directoryDocument } from './events.documents.ts';

/** Makes a new event definition (`id` null, or a copy of the one named by `from`), or changes one. */
export function EventEditorPage({ id }: { id: string | null }): ReactElement {
  const [search] = useUrlState(parseNewEventSearch);
  const read = id ?? search.from ?? null;
  const catalogue = useData(catalogueDocument, {});
  const directory = useData(directoryDocument, {});
  const page = useData(definitionDocument, { id: read ?? '' }, { pause: read === null });
  if (catalogue.state === 'failed') return <Failed message={catalogue.problem.message} code={catalogue.problem.code} onRetry={catalogue.refresh} />;
  if (read !== null && page.state === 'failed') return <Failed message={page.problem.message} code={page.problem.code} onRetry={page.refresh} />;
  if (catalogue.state === 'loading' || (read !== null && page.state === 'loading')) return <div className="events-editor"><Skeleton lines={10} /></div>;
  const definition = page.state === 'ready' ? page.data.eventDefinition : null;
  if (read !== null && !definition) return <Absent />;
  const initial = draftFor(definition, { copy: id === null, scope: search.scope });
  if (!initial) return <Banner tone="warning">This event does more than this form can show, so it cannot be changed here without losing something. Use the API.</Banner>;
  return (
    <EditorForm
      key={id ?? `new:${read ?? ''}`}
      initial={initial}
      definition={id === null ? null : definition}
      catalogue={catalogue.data.eventCatalogue}
      directory={directory.state === 'ready' ? directory.data : null}
      onRefresh={page.refresh}
    />
  );
}

function draftFor(definition: DefinitionData | null, { copy, scope }: { copy: boolean; scope: 'MINE' | 'GLOBAL' }): DefinitionDraft | null {
  if (!definition) return newDraft(scope);
  const draft = draftFrom(definition);
  return draft && copy ? { ...draft, scope, name: `${draft.name} (copy)` } : draft;
}

function Failed({ message, code, onRetry }: { message: string; code: string; onRetry: () => void }): ReactElement {
  return <ErrorState title="The event cannot be loaded" detail={message} code={code} onRetry={onRetry} />;
}

function Absent(): ReactElement {
  return (
    <EmptyState icon="events" title="There is no such event" action={<AppLink className="ui-link" to={paths.events.my()}>See my events</AppLink>}>
      It was deleted, or you may not see it.
    </EmptyState>
  );
}
