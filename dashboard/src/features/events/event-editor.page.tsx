import { Banner, EmptyState, ErrorState, PageHeader, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData, useViewer } from '../../data/index.ts';
import { AppLink, useUrlState } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { draftFrom, newDraft } from './definition-draft.ts';
import { EditorForm } from './editor-form.tsx';
import './editor.css';
import './side.css';
import type { NewEventSearch } from './event-list-filter.ts';
import { parseNewEventSearch } from './event-list-filter.ts';
import type { CatalogueData, DefinitionData } from './events.documents.ts';
import {
  catalogueDocument,
  definitionDocument,
  directoryDocument,
  rolesDocument,
  webhooksDocument,
} from './events.documents.ts';

/** Makes a new event definition (`id` null, or a copy of the one named by `from`), or changes one. */
export function EventEditorPage({ id }: { id: string | null }): ReactElement {
  const [search] = useUrlState(parseNewEventSearch);
  const viewer = useViewer();
  const mayCreate = viewer.can('events:write', search.scope === 'GLOBAL' ? 'ALL' : 'OWN');
  if (id === null && !mayCreate) return <NotForYou scope={search.scope} />;
  return <OpenEditor id={id} search={search} />;
}

function NotForYou({ scope }: Pick<NewEventSearch, 'scope'>): ReactElement {
  return (
    <div className="events-editor">
      <PageHeader title="New event" />
      <EmptyState icon="key" title="You may not create events here">
        It takes the permission “Create and Edit My Events”
        {scope === 'GLOBAL' ? ', for everyone' : ''}. Ask an administrator if you need it.
      </EmptyState>
    </div>
  );
}

interface OpenEditorProps {
  readonly id: string | null;
  readonly search: NewEventSearch;
}

function OpenEditor({ id, search }: OpenEditorProps): ReactElement {
  const catalogue = useData(catalogueDocument, {});
  if (catalogue.state === 'failed')
    return <Failed message={catalogue.problem.message} code={catalogue.problem.code} onRetry={catalogue.refresh} />;
  if (catalogue.state === 'loading') return <Loading />;
  const known = catalogue.data.eventCatalogue;
  const read = id ?? search.from;
  if (read === undefined)
    return (
      <Editor key="new" catalogue={known} definition={null} initial={newDraft(search.scope)} onRefresh={nothing} />
    );
  return <ReadEditor key={read} id={read} copyTo={id === null ? search.scope : null} catalogue={known} />;
}

function nothing(): void {
  // A new event has nothing to read anew.
}

interface ReadEditorProps {
  readonly id: string;
  /** null: this one is changed; else a copy of it is made. */
  readonly copyTo: DefinitionDraft['scope'] | null;
  readonly catalogue: CatalogueData;
}

function ReadEditor({ id, copyTo, catalogue }: ReadEditorProps): ReactElement {
  const page = useData(definitionDocument, { id });
  if (page.state === 'failed')
    return <Failed message={page.problem.message} code={page.problem.code} onRetry={page.refresh} />;
  if (page.state === 'loading') return <Loading />;
  const definition = page.data.eventDefinition;
  if (!definition) return <Absent />;
  const draft = draftFrom(definition);
  if (!draft)
    return (
      <div className="events-editor">
        <Banner tone="warning">
          This event does more than this form can show, so it cannot be changed here without losing something. Use the
          API.
        </Banner>
      </div>
    );
  const initial = copyTo === null ? draft : { ...draft, scope: copyTo, name: `${draft.name} (copy)` };
  return (
    <Editor
      catalogue={catalogue}
      definition={copyTo === null ? definition : null}
      initial={initial}
      onRefresh={page.refresh}
    />
  );
}

interface EditorProps {
  readonly catalogue: CatalogueData;
  readonly definition: DefinitionData | null;
  readonly initial: DefinitionDraft;
  readonly onRefresh: () => void;
}

function Editor(props: EditorProps): ReactElement {
  const viewer = useViewer();
  const directory = useData(directoryDocument, {});
  const roles = useData(rolesDocument, {}, { pause: !viewer.can('roles:read') });
  const registered = useData(webhooksDocument, {}, { pause: !viewer.can('webhooks:manage') });
  const known = {
    ...(directory.state === 'ready' ? directory.data : unknown),
    ...(registered.state === 'ready' ? registered.data : noneRegistered),
    roles: roles.state === 'ready' ? roles.data.roles : [],
  };
  const { definition } = props;
  return <EditorForm key={definition?.id ?? 'new'} {...props} directory={known} />;
}

const noneRegistered = { webhooks: { nodes: [] }, providers: { nodes: [] } };
const unknown = { users: { nodes: [] }, queues: { nodes: [] }, teams: { nodes: [] }, departments: { nodes: [] } };

function Loading(): ReactElement {
  return (
    <div className="events-editor">
      <Skeleton lines={10} />
    </div>
  );
}

function Failed({ message, code, onRetry }: { message: string; code: string; onRetry: () => void }): ReactElement {
  return <ErrorState title="The event cannot be loaded" detail={message} code={code} onRetry={onRetry} />;
}

function Absent(): ReactElement {
  return (
    <EmptyState
      icon="events"
      title="There is no such event"
      action={
        <AppLink className="ui-link" to={paths.events.my()}>
          See my events
        </AppLink>
      }
    >
      It was deleted, or you may not see it.
    </EmptyState>
  );
}
