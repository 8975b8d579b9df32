import { formatDateTime } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { serverNow } from '../../data/index.ts';
import type { Bar } from './trial.ts';
import { barsOf } from './trial.ts';

const width = 320;
const height = 72;
const most = 56;

/** How often it would have fired, over time; the same as a table behind its button. */
export function Histogram({ label, hours }: { label: string; hours: readonly Bar[] }): ReactElement | null {
  const [asTable, setAsTable] = useState(false);
  const told = barsOf(hours, most);
  if (told.bars.length === 0) return null;
  return (
    <figure className="events-histogram">
      <figcaption className="events-histogram-head">
        <span>
          {label}, {told.hours === 1 ? 'by hour' : `by ${told.hours} hours`}
        </span>
        <button type="button" className="ui-link events-plain" onClick={() => setAsTable(!asTable)}>
          {asTable ? 'View as chart' : 'View as table'}
        </button>
      </figcaption>
      {asTable ? <BarTable bars={told.bars} label={label} /> : <Bars bars={told.bars} label={label} />}
    </figure>
  );
}

function Bars({ bars, label }: { bars: readonly Bar[]; label: string }): ReactElement {
  const top = Math.max(1, ...bars.map((bar) => bar.count));
  const step = width / bars.length;
  return (
    <svg
      className="events-bars"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: at most ${top}. View as table for the numbers.`}
    >
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} className="events-bar-base" />
      {bars.map((bar, place) => {
        const tall = (bar.count / top) * (height - 4);
        return (
          <rect
            key={bar.at}
            x={place * step + step * 0.1}
            y={height - tall}
            width={step * 0.8}
            height={tall}
            className="events-bar"
          />
        );
      })}
    </svg>
  );
}

function BarTable({ bars, label }: { bars: readonly Bar[]; label: string }): ReactElement {
  const now = serverNow();
  return (
    <div className="events-bar-table" role="region" aria-label={label} tabIndex={0}>
      <table className="ui-table" data-dense>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col" className="ui-num">
              Fired
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.at}>
              <td>{formatDateTime(bar.at, now)}</td>
              <td className="ui-num">{bar.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
