import { ErrorState, Skeleton, ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import { durationFromMs } from '../../shared/durations.ts';
import { ChartLegend } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';
import type { CountFilter } from './count-filter.ts';
import { rangeNamed, toggled } from './count-filter.ts';
import type { Period } from './count-query.ts';
import { eventFilterOf, instantText } from './count-query.ts';
import { CountsChart } from './counts-chart.tsx';
import { lineWords } from './line-words.ts';
import { seriesOf } from './series.ts';
import { useCounts } from './use-counts.ts';

interface ChartPanelProps {
  readonly filter: CountFilter;
  readonly period: Period;
  readonly onChange: (filter: CountFilter) => void;
}

type Look = 'chart' | 'table';

const looks: { value: Look; label: string }[] = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
];

/** Events over time, stacked by type: as a chart, or as the table with the same numbers. */
export function ChartPanel({ filter, period, onChange }: ChartPanelProps): ReactElement {
  const [look, setLook] = useState<Look>('chart');
  const { counts, stream } = useCounts({
    filter: eventFilterOf(filter),
    groupBy: ['TYPE', 'TIME'],
    interval: durationFromMs(period.stepMs),
    from: instantText(period.from),
  });
  const { from, to, stepMs } = period;
  const series = useMemo(
    () => counts && seriesOf(counts.cells.values(), { from, to, stepMs }),
    [counts, from, to, stepMs],
  );
  const choose = (at: number): void => onChange({ ...filter, at: filter.at === at ? null : at });
  return (
    <section className="counts-panel" aria-labelledby="counts-over-time">
      <div className="counts-panel-header">
        <h2 id="counts-over-time">
          Events over time <span className="ui-muted">{rangeNamed(filter.range).label.toLowerCase()}</span>
        </h2>
        <ToggleGroup label="View as" value={look} onValueChange={setLook} options={looks} />
      </div>
      {stream.state === 'refused' && <ErrorState title="These counts cannot be shown" detail={stream.message} />}
      {!series && stream.state === 'open' && <Skeleton height="16rem" />}
      {series && look === 'chart' && (
        <>
          <CountsChart
            series={series}
            stepMs={stepMs}
            at={filter.at}
            onChoose={choose}
            describe={`Stacked bars of user events over time: ${series.lines.map(({ type, total }) => `${lineWords(type)} ${total}`).join(', ')}. View as table for the numbers.`}
          />
          <ChartLegend
            lines={series.lines}
            chosen={filter.types}
            onToggle={(type) => onChange(toggled(filter, 'types', type))}
          />
        </>
      )}
      {series && look === 'table' && <ChartTable series={series} at={filter.at} onChoose={choose} />}
    </section>
  );
}
