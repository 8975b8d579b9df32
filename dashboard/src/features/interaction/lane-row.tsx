import { classNames } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { Bar, Lane } from './lane-layout.ts';
import { barWords, letterOf, stateOf } from './segment-words.ts';
import type { TimelineSegment } from './timeline-segment.ts';

interface LaneRowProps {
  readonly lane: Lane;
  readonly now: number;
  /** Key of the one segment that Tab reaches; the others are walked to. */
  readonly current: string | null;
  readonly selectedEvent: string | null;
  readonly onSelect: (segment: TimelineSegment) => void;
}

export function LaneRow({ lane, now, current, selectedEvent, onSelect }: LaneRowProps): ReactElement {
  return (
    <div className="interaction-lane" role="group" aria-label={lane.name}>
      <div className="interaction-lane-name ui-truncate" title={lane.name}>
        {lane.name}
      </div>
      <div className="interaction-track">
        {lane.bars.map((bar) => (
          <SegmentButton
            key={bar.key}
            bar={bar}
            label={barWords(lane, bar, now)}
            reached={bar.segment.key === current}
            selected={bar.segment.eventId !== null && bar.segment.eventId === selectedEvent}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

interface SegmentButtonProps {
  readonly bar: Bar;
  readonly label: string;
  readonly reached: boolean;
  readonly selected: boolean;
  readonly onSelect: (segment: TimelineSegment) => void;
}

function SegmentButton({ bar, label, reached, selected, onSelect }: SegmentButtonProps): ReactElement {
  const state = stateOf(bar.segment.kind);
  return (
    <button
      type="button"
      className={classNames(
        'interaction-segment',
        'ui-state-fill',
        bar.over && 'interaction-segment-over',
        bar.open && 'interaction-segment-open',
      )}
      data-state={state}
      data-segment={bar.key}
      aria-label={label}
      aria-pressed={selected}
      title={label}
      tabIndex={reached ? 0 : -1}
      style={{ insetInlineStart: `${bar.left}%`, inlineSize: `${bar.width}%` }}
      onClick={() => onSelect(bar.segment)}
    >
      <span aria-hidden="true">{letterOf(bar.segment.kind)}</span>
    </button>
  );
}
