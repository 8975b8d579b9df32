import { Button, classNames, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { channelWord, labelOf } from '../../shared/words.ts';
import type { BreakdownOrder, BreakdownRow, Dimension } from './breakdown.ts';
import { breakdownOf } from './breakdown.ts';
import type { CountFilter, FilterList } from './count-filter.ts';
import type { Period } from './count-query.ts';
import { drillPeriod, eventFilterOf, instantText } from './count-query.ts';
import { useCounts } from './use-counts.ts';

interface BreakdownsProps {
  readonly filter: CountFilter;
  readonly period: Period;
  readonly onToggle: (list: FilterList, value: string) => void;
}

interface Panel {
  readonly by: Dimension;
  readonly list: FilterList;
  readonly group: 'TYPE' | 'QUEUE' | 'USER' | 'CHANNEL';
  readonly title: string;
  readonly without: string;
}

const panels: readonly Panel[] = [
  { by: 'type', list: 'types', group: 'TYPE', title: 'By type', without: 'No type' },
  { by: 'queue', list: 'queues', group: 'QUEUE', title: 'By queue', without: 'No queue' },
  { by: 'user', list: 'users', group: 'USER', title: 'By user', without: 'No user' },
  { by: 'channel', list: 'channels', group: 'CHANNEL', title: 'By channel', without: 'No channel' },
];

/** The same events by type, queue, user and channel; a click on a row filters everything by it. */
export function Breakdowns({ filter, period, onToggle }: BreakdownsProps): ReactElement {
  return (
    <div className="counts-breakdowns">
      {panels.map((panel) => (
        <BreakdownPanel key={panel.by} panel={panel} filter={filter} period={period} onToggle={onToggle} />
      ))}
    </div>
  );
}

interface BreakdownPanelProps extends BreakdownsProps {
  readonly panel: Panel;
}

function BreakdownPanel({ panel, filter, period, onToggle }: BreakdownPanelProps): ReactElement {
  const [order, setOrder] = useState<BreakdownOrder>('count');
  const { from, to } = drillPeriod(filter, period);
  const { counts, stream } = useCounts({
    filter: eventFilterOf(filter),
    groupBy: [panel.group],
    from: instantText(from),
    to: instantText(to),
  });
  const breakdown = counts && breakdownOf(counts.cells.values(), panel.by, order);
  return (
    <section className="counts-panel" aria-labelledby={`counts-by-${panel.by}`}>
      <div className="counts-panel-header">
        <h2 id={`counts-by-${panel.by}`}>{panel.title}</h2>
        <Button size="small" variant="ghost" onClick={() => setOrder(order === 'count' ? 'name' : 'count')}>
          {order === 'count' ? 'Largest first' : 'By name'}
        </Button>
      </div>
      {stream.state === 'refused' && <p className="counts-refused">{stream.message}</p>}
      {!breakdown && stream.state === 'open' && <Skeleton lines={5} />}
      {breakdown?.rows.length === 0 && <p className="ui-muted">No events in this time.</p>}
      {breakdown && breakdown.rows.length > 0 && (
        <table className="counts-table">
          <thead className="ui-sr">
            <tr>
              <th scope="col">{panel.title.slice(3)}</th>
              <th scope="col">Events</th>
            </tr>
          </thead>
          <tbody>
            {breakdown.rows.map((row) => (
              <Row
                key={row.value ?? ''}
                row={row}
                panel={panel}
                chosen={row.value !== null && filter[panel.list].includes(row.value)}
                onToggle={onToggle}
              />
            ))}
          </tbody>
        </table>
      )}
      {breakdown && breakdown.other.rows > 0 && (
        <p className="ui-muted">
          {breakdown.other.rows} more rows with {breakdown.other.count.toLocaleString('en')} events
        </p>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: BreakdownRow;
  readonly panel: Panel;
  readonly chosen: boolean;
  readonly onToggle: (list: FilterList, value: string) => void;
}

function Row({ row, panel, chosen, onToggle }: RowProps): ReactElement {
  const { value } = row;
  const words = wordsOf(row, panel);
  return (
    <tr className={classNames('counts-row', chosen && 'counts-row-chosen')}>
      <th scope="row">
        <span className="counts-bar" style={{ inlineSize: `${row.share * 100}%` }} />
        {value === null ? (
          <span className="counts-row-name ui-muted">{words}</span>
        ) : (
          <button
            type="button"
            className="counts-row-name counts-row-button ui-truncate"
            aria-pressed={chosen}
            onClick={() => onToggle(panel.list, value)}
          >
            {words}
          </button>
        )}
      </th>
      <td className="ui-num">{row.count.toLocaleString('en')}</td>
    </tr>
  );
}

function wordsOf({ value, name }: BreakdownRow, panel: Panel): string {
  if (value === null) return panel.without;
  if (name !== null) return name;
  return panel.by === 'channel' ? channelWord(value) : labelOf(value);
}
