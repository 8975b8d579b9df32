import { Badge, classNames, Duration, formatDuration, formatTime, Icon, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useEffect, useRef } from 'react';
import { labelOf } from '../../shared/words.ts';
import type { StoryEventData } from './interaction.documents.ts';
import { StoryDetail } from './story-detail.tsx';
import type { StoryEvent, StoryFiring, StoryRow } from './story.ts';
import type { TimeMode } from './story-preferences.ts';

interface StoryLineProps {
  readonly row: StoryRow;
  readonly event: StoryEventData | null;
  /** How long what it began lasted, in milliseconds. */
  readonly duration: number | null;
  readonly times: TimeMode;
  readonly selected: boolean;
  readonly onSelect: (eventId: string | null) => void;
}

export function StoryLine({ row, event, duration, times, selected, onSelect }: StoryLineProps): ReactElement {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (selected) line.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const { entry } = row;
  if (entry.kind === 'firing') return <FiringLine row={row} firing={entry} times={times} />;
  return (
    <li ref={line} className={classNames('interaction-line', selected && 'interaction-line-selected')}>
      <button
        type="button"
        className="interaction-line-button"
        aria-expanded={selected}
        onClick={() => onSelect(selected ? null : entry.id)}
      >
        <LineTime row={row} times={times} />
        <span className="interaction-line-type">{labelOf(entry.type)}</span>
        <span className="interaction-line-detail ui-truncate">
          {entry.detail}
          {duration !== null && (
            <span className="ui-muted ui-tabular">
              {' '}
              · <Duration ms={duration} />
            </span>
          )}
        </span>
        <Marks row={row} event={entry} />
      </button>
      {selected && event && <StoryDetail event={event} />}
    </li>
  );
}

function Marks({ row, event }: { row: StoryRow; event: StoryEvent }): ReactElement {
  return (
    <span className="interaction-line-marks">
      {row.outOfOrder && (
        <Badge tone="warning">
          <span aria-hidden="true">↺</span> Out of order
        </Badge>
      )}
      {event.anomaly !== null && event.anomaly !== 'OUT_OF_ORDER' && (
        <Badge tone="warning">{labelOf(event.anomaly)}</Badge>
      )}
    </span>
  );
}

function FiringLine({ row, firing, times }: { row: StoryRow; firing: StoryFiring; times: TimeMode }): ReactElement {
  return (
    <li className="interaction-line interaction-line-firing">
      <LineTime row={row} times={times} />
      <span className="interaction-line-type">
        <Icon name="bell" /> Event fired
      </span>
      <span className="interaction-line-detail">
        {firing.name}
        <span className="ui-muted">
          {' '}
          · {firing.notifications === 1 ? '1 notification' : `${firing.notifications} notifications`}
        </span>
      </span>
    </li>
  );
}

function LineTime({ row, times }: { row: StoryRow; times: TimeMode }): ReactElement {
  if (times === 'absolute')
    return (
      <span className="interaction-line-time">
        <TimeStamp at={row.at} show="time" />
      </span>
    );
  const ms = times === 'relative' ? row.sinceStart : row.sinceBefore;
  const sign = ms < 0 ? '−' : '+';
  return (
    <span className="interaction-line-time" title={formatTime(row.at)}>
      {sign}
      {formatDuration(Math.abs(ms))}
    </span>
  );
}
