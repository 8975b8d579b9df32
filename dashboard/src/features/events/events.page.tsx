import { buttonClass, PageHeader } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useViewer } from '../../data/index.ts';
import { AppLink, useGo, useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { paths } from '../../shared/paths.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { DefinitionList } from './definition-list.tsx';
import type { ScopeName } from './events.documents.ts';
import './events.css';
import { parseEventListSearch } from './event-list-filter.ts';
import { ListFilters } from './list-filters.tsx';

const scopeWords = { MINE: 'My Events', GLOBAL: 'Global events', EMPLOYEES: 'Employees’ events' };
const anything = { q: null, category: null, state: null, owner: null };

/** The events of one kind of owner: mine, everyone's, or the employees'. */
export function EventsPage({ scope }: { scope: ScopeName }): ReactElement {
  usePageTitle(scopeWords[scope]);
  const viewer = useViewer();
  const [search, setSearch] = useUrlState(parseEventListSearch);
  const go = useGo();
  const mayCreate =
    viewer.can('events:write', scope === 'GLOBAL' ? 'ALL' : 'OWN') && scope !== 'EMPLOYEES';
  const create = paths.events.new(scope === 'GLOBAL' ? { scope: 'global' } : {});
  useShortcuts(
    'Events',
    mayCreate ? [{ keys: 'c', label: 'New event', run: () => go(create) }] : [],
  );
  return (
    <div className="events-page">
      <PageHeader
        title="Events"
        actions={
          mayCreate ? (
            <AppLink to={create} className={buttonClass({ variant: 'primary' })}>
              New event
            </AppLink>
          ) : null
        }
      >
        <ScopeTabs scope={scope} seesEmployees={viewer.can('events:read', 'TEAM')} />
        <ListFilters scope={scope} search={search} onChange={setSearch} />
      </PageHeader>
      <DefinitionList
        key={JSON.stringify([scope, search])}
        scope={scope}
        search={search}
        createPath={mayCreate ? create : null}
        onClear={() => setSearch(anything)}
      />
    </div>
  );
}

function ScopeTabs({
  scope,
  seesEmployees,
}: {
  scope: ScopeName;
  seesEmployees: boolean;
}): ReactElement {
  return (
    <nav className="ui-tabs" aria-label="Whose events">
      <AppLink className="ui-tab" to={paths.events.my()} current={scope === 'MINE'}>
        My Events
      </AppLink>
      <AppLink className="ui-tab" to={paths.events.global()} current={scope === 'GLOBAL'}>
        Global
      </AppLink>
      {seesEmployees && (
        <AppLink className="ui-tab" to={paths.events.employees()} current={scope === 'EMPLOYEES'}>
          Employees
        </AppLink>
      )}
    </nav>
  );
}
