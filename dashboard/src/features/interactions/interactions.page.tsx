import { Banner, Button, EmptyState, ErrorState, PageHeader, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData } from '../../data/index.ts';
import { useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { Filters } from './filters.tsx';
import { interactionsDocument } from './interactions.documents.ts';
import type { InteractionsSearch } from './interactions-filter.ts';
import { isNarrowed, parseInteractionsSearch } from './interactions-filter.ts';
import { variablesOf } from './interactions-query.ts';
import { InteractionsTable } from './interactions-table.tsx';
import './interactions.css';
import { useArrivals } from './use-arrivals.ts';

const anything: Record<keyof InteractionsSearch, undefined> = {
  q: undefined,
  channel: undefined,
  phase: undefined,
  queue: undefined,
  participant: undefined,
  live: undefined,
  since: undefined,
  sort: undefined,
  after: undefined,
  before: undefined,
};

/** All interactions the viewer may see, a page at a time. */
export function InteractionsPage(): ReactElement {
  const [search, setSearch] = useUrlState(parseInteractionsSearch);
  usePageTitle('Interactions');
  const page = useData(interactionsDocument, variablesOf(search));
  const arrivals = useArrivals();
  const refresh = (): void => {
    arrivals.forget();
    page.refresh();
  };
  return (
    <div className="interactions-page">
      <PageHeader title="Interactions" actions={<RefreshButton arrived={arrivals.count} onRefresh={refresh} />}>
        <Filters search={search} onChange={(patch) => setSearch({ ...patch, after: undefined, before: undefined })} />
      </PageHeader>
      {page.state === 'loading' && <Skeleton lines={10} />}
      {page.state === 'failed' && (
        <ErrorState
          title="The interactions cannot be loaded"
          detail={page.problem.message}
          code={page.problem.code}
          onRetry={page.refresh}
        />
      )}
      {page.state === 'ready' && page.problem && (
        <Banner tone="warning">This list may be out of date: {page.problem.message}</Banner>
      )}
      {page.state === 'ready' && (
        <InteractionsTable
          connection={page.data.interactions}
          stale={page.problem !== null}
          search={search}
          onSearch={setSearch}
          empty={<Nothing narrowed={isNarrowed(search)} onClear={() => setSearch(anything)} />}
        />
      )}
    </div>
  );
}

function RefreshButton({ arrived, onRefresh }: { arrived: number; onRefresh: () => void }): ReactElement {
  return (
    <Button icon="refresh" onClick={onRefresh}>
      {arrived > 0 ? `${arrived} new: refresh` : 'Refresh'}
    </Button>
  );
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }): ReactElement {
  if (narrowed) {
    return (
      <EmptyState
        icon="filter"
        title="No interaction matches"
        action={<Button onClick={onClear}>Clear the filters</Button>}
      >
        Widen the filters to see more.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="interactions" title="No interactions yet">
      They appear as soon as user events are recorded: by the API, by an import, or by the demo.
    </EmptyState>
  );
}
