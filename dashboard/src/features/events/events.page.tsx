import { Button, buttonClass, EmptyState, PageHeader } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useData, useViewer } from '../../data/index.ts';
import { AppLink, useGo, useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { paths } from '../../shared/paths.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { DefinitionList } from './definition-list.tsx';
import type { ScopeName } from './events.documents.ts';
import { catalogueDocument } from './events.documents.ts';
import { ImportDialog } from './import-dialog.tsx';
import './events.css';
import './side.css';
import { parseEventListSearch } from './event-list-filter.ts';
import { ListFilters } from './list-filters.tsx';

const scopeWords = { MINE: 'My Events', GLOBAL: 'Global events', EMPLOYEES: 'Employees’ events' };
/** How far "See events" must reach for each list. */
const reach = { MINE: 'OWN', GLOBAL: 'ALL', EMPLOYEES: 'TEAM' } as const;
const anything = { q: null, category: null, state: null, owner: null };

/** The events of one kind of owner: mine, everyone's, or the employees'. */
export function EventsPage({ scope }: { scope: ScopeName }): ReactElement {
  usePageTitle(scopeWords[scope]);
  const viewer = useViewer();
  if (viewer.can('events:read', reach[scope])) return <OpenEvents scope={scope} />;
  return (
    <div className="events-page">
      <PageHeader title="Events">
        <ScopeTabs scope={scope} />
      </PageHeader>
      <EmptyState icon="key" title={`${scopeWords[scope]} are not open to you`}>
        Your role shows you only events of your own. Ask an administrator if you need more.
      </EmptyState>
    </div>
  );
}

function OpenEvents({ scope }: { scope: ScopeName }): ReactElement {
  const viewer = useViewer();
  const [search, setSearch] = useUrlState(parseEventListSearch);
  const go = useGo();
  const [importing, setImporting] = useState(false);
  const [turn, setTurn] = useState(0);
  const catalogue = useData(catalogueDocument, {});
  const mayCreate = viewer.can('events:write', scope === 'GLOBAL' ? 'ALL' : 'OWN') && scope !== 'EMPLOYEES';
  const create = paths.events.new(scope === 'GLOBAL' ? { scope: 'global' } : {});
  useShortcuts('Events', mayCreate ? [{ keys: 'c', label: 'New event', run: () => go(create) }] : []);
  return (
    <div className="events-page">
      <PageHeader
        title="Events"
        actions={
          mayCreate ? (
            <>
              <Button onClick={() => setImporting(true)}>Import</Button>
              <AppLink to={create} className={buttonClass({ variant: 'primary' })}>
                New event
              </AppLink>
            </>
          ) : null
        }
      >
        <ScopeTabs scope={scope} />
        <ListFilters scope={scope} search={search} onChange={setSearch} />
      </PageHeader>
      <DefinitionList
        key={JSON.stringify([scope, search, turn])}
        scope={scope}
        search={search}
        catalogue={catalogue.state === 'ready' ? catalogue.data.eventCatalogue : null}
        createPath={mayCreate ? create : null}
        onClear={() => setSearch(anything)}
      />
      {importing && (
        <ImportDialog
          scope={scope === 'GLOBAL' ? 'GLOBAL' : 'MINE'}
          onClose={() => setImporting(false)}
          onImported={() => setTurn(turn + 1)}
        />
      )}
    </div>
  );
}

const tabs = [
  { scope: 'MINE', label: 'My Events', to: paths.events.my() },
  { scope: 'GLOBAL', label: 'Global', to: paths.events.global() },
  { scope: 'EMPLOYEES', label: 'Employees', to: paths.events.employees() },
] as const;

function ScopeTabs({ scope }: { scope: ScopeName }): ReactElement {
  const viewer = useViewer();
  return (
    <nav className="ui-tabs" aria-label="Whose events">
      {tabs
        .filter((tab) => viewer.can('events:read', reach[tab.scope]))
        .map((tab) => (
          <AppLink key={tab.scope} className="ui-tab" to={tab.to} current={tab.scope === scope}>
            {tab.label}
          </AppLink>
        ))}
    </nav>
  );
}
