import { formatDateTime, Table } from '@belfry/ui';
import type { ReactElement } from 'react';
import { serverNow } from '../../data/index.ts';
import { lineWords } from './line-words.ts';
import type { Series } from './series.ts';

interface ChartTableProps {
  readonly series: Series;
  readonly at: number | null;
  readonly onChoose: (at: number) => void;
}

/** The chart's numbers, the newest interval first; choosing one shows its events. */
export function ChartTable({ series, at, onChoose }: ChartTableProps): ReactElement {
  const newestFirst = series.times.map((time, index) => ({ time, index })).toReversed();
  return (
    <div className="counts-chart-table">
      <Table label="Events over time" dense>
        <thead>
          <tr>
            <th scope="col">From</th>
            {series.lines.map(({ type }) => (
              <th key={type ?? ''} scope="col" className="ui-num">
                {lineWords(type)}
              </th>
            ))}
            <th scope="col" className="ui-num">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ time, index }) => (
            <tr key={time}>
              <th scope="row">
                <button
                  type="button"
                  className="counts-plain ui-link"
                  aria-pressed={time === at}
                  onClick={() => onChoose(time)}
                >
                  {formatDateTime(time, serverNow())}
                </button>
              </th>
              {series.lines.map(({ type, counts }) => (
                <td key={type ?? ''} className="ui-num">
                  {counts[index]}
                </td>
              ))}
              <td className="ui-num">{series.lines.at(-1)?.stacked[index] ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
