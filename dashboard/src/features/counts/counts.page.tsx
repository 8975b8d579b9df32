import { Banner, PageHeader, ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useIsStale } from '../../data/index.ts';
import { usePageTitle } from '../../shared/page-title.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { useUrlState } from '../../shared/navigation.tsx';
import { Breakdowns } from './breakdowns.tsx';
import { ChartPanel } from './chart-panel.tsx';
import type { CountFilter, CountSearch } from './count-filter.ts';
import { filterOf, parseCountSearch, ranges, searchOf, toggled } from './count-filter.ts';
import { periodOf } from './count-query.ts';
import './counts.css';
import { Drill } from './drill.tsx';
import { FilterChips } from './filter-chips.tsx';
import { CountTiles } from './count-tiles.tsx';
import { useSteps } from './use-steps.ts';

const nothing: Record<keyof CountSearch, undefined> = {
  range: undefined,
  type: undefined,
  queue: undefined,
  user: undefined,
  channel: undefined,
  at: undefined,
  events: undefined,
};

/** How many user events there are, live: by type over time, by queue, user and channel, and the events behind a number. */
export function CountsPage(): ReactElement {
  const [search, setSearch] = useUrlState(parseCountSearch);
  usePageTitle('Counts');
  const stale = useIsStale();
  const filter = filterOf(search);
  const now = useSteps(periodOf(filter, 0).stepMs);
  const period = periodOf(filter, now);
  const change = (next: CountFilter): void => setSearch({ ...nothing, ...searchOf(next) });
  useShortcuts('Counts', [
    ...ranges.map((range, index) => ({
      keys: `t ${index + 1}`,
      label: range.label,
      run: () => change({ ...filter, range: range.name, at: null }),
    })),
    {
      keys: 'v',
      label: 'Show or hide the events',
      run: () => change({ ...filter, events: !filter.events }),
    },
  ]);
  return (
    <div className="counts-page" data-stale={stale}>
      <PageHeader
        title="Counts"
        actions={
          <ToggleGroup
            label="Time range"
            value={filter.range}
            onValueChange={(range) => change({ ...filter, range, at: null })}
            options={ranges.map(({ name }) => ({ value: name, label: name }))}
          />
        }
      >
        <FilterChips filter={filter} period={period} onChange={change} />
      </PageHeader>
      {stale && <Banner tone="warning">The numbers stand still: the server cannot be reached.</Banner>}
      <CountTiles filter={filter} />
      <ChartPanel filter={filter} period={period} onChange={change} />
      <Breakdowns filter={filter} period={period} onToggle={(list, value) => change(toggled(filter, list, value))} />
      <Drill filter={filter} period={period} onToggle={() => change({ ...filter, events: !filter.events })} />
    </div>
  );
}
