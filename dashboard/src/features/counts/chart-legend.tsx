import type { ReactElement } from 'react';
import { lineColour, lineWords } from './line-words.ts';
import type { SeriesLine } from './series.ts';

interface ChartLegendProps {
  readonly lines: readonly SeriesLine[];
  readonly chosen: readonly string[];
  readonly onToggle: (type: string) => void;
}

/** The chart's lines by name, with their totals; a click filters by the type. */
export function ChartLegend({ lines, chosen, onToggle }: ChartLegendProps): ReactElement {
  return (
    <ul className="counts-legend" aria-label="Types in the chart">
      {lines.map(({ type, total }, index) => (
        <li key={type ?? ''}>
          {type === null ? (
            <span className="counts-legend-name">
              <Swatch index={index} type={type} /> {lineWords(type)} <b>{total.toLocaleString('en')}</b>
            </span>
          ) : (
            <button
              type="button"
              className="counts-legend-name"
              aria-pressed={chosen.includes(type)}
              onClick={() => onToggle(type)}
            >
              <Swatch index={index} type={type} /> {lineWords(type)} <b>{total.toLocaleString('en')}</b>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ index, type }: { index: number; type: string | null }): ReactElement {
  return <span className="counts-swatch" style={{ background: `var(${lineColour(index, type)})` }} />;
}
