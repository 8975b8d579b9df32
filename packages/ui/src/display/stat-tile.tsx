import type { ReactElement, ReactNode } from 'react';
import type { Tone } from './badge.tsx';

interface StatTileProps {
  label: string;
  /** The number, first and large. */
  value: ReactNode;
  /** The change since the window before, in the unit of the value. */
  delta?: number | null;
  /** What the number counts, over which window. */
  hint?: string;
  tone?: Tone;
  /** Makes the tile a button, which filters by it. */
  onSelect?: () => void;
  pressed?: boolean;
}

export function StatTile(props: StatTileProps): ReactElement {
  const { label, value, delta, hint, tone, onSelect, pressed } = props;
  const inside = (
    <>
      <span className="ui-tile-value">
        {value}
        {delta !== undefined && delta !== null && delta !== 0 && <Delta delta={delta} />}
      </span>
      <span className="ui-tile-label">{label}</span>
      {hint && <span className="ui-tile-hint">{hint}</span>}
    </>
  );
  if (!onSelect) {
    return (
      <div className="ui-tile" data-tone={tone}>
        {inside}
      </div>
    );
  }
  return (
    <button type="button" className="ui-tile ui-tile-button" data-tone={tone} aria-pressed={pressed} onClick={onSelect}>
      {inside}
    </button>
  );
}

function Delta({ delta }: { delta: number }): ReactElement {
  const up = delta > 0;
  return (
    <span className="ui-tile-delta">
      <span aria-hidden="true">{up ? '▲' : '▼'}</span>
      <span className="ui-sr">{up ? 'up by' : 'down by'} </span>
      {Math.abs(delta).toLocaleString('en')}
    </span>
  );
}
