import { useServerNow } from '../../data/index.ts';
import type { IconName } from '@belfry/ui';
import { formatDuration, IconButton, StateMark } from '@belfry/ui';
import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { InteractionData } from './interaction.documents.ts';
import { segmentsOf, wholeSpan } from './interaction-view.ts';
import { LaneRow } from './lane-row.tsx';

import { layOut } from './lane-layout.ts';
import './lanes.css';
import { stateOf } from './segment-words.ts';
import { ticksOf } from './ticks.ts';
import type { TimelineSegment } from './timeline-segment.ts';
import { useElementWidth } from './use-element-width.ts';
import { useTimelineGestures } from './use-timeline-gestures.ts';
import { useTimelineView } from './use-timeline-view.ts';
import { visibleSpan } from './viewport.ts';

/** A tick further right would be cut off. */
const lastTick = 96;

interface LanesProps {
  readonly interaction: InteractionData;
  readonly selectedEvent: string | null;
  readonly onSelect: (eventId: string | null) => void;
}

/** The swim lanes of one interaction: the customer's and one per participant, growing with the clock. */
export function Lanes({ interaction, selectedEvent, onSelect }: LanesProps): ReactElement {
  const track = useRef<HTMLDivElement>(null);
  const segments = segmentsOf(interaction);
  // The clock beats once a second: what has begun since its last beat is shown at once all the same.
  const now = Math.max(useServerNow(), ...segments.map(({ startedAt }) => startedAt));
  const widthPx = useElementWidth(track);
  const whole = wholeSpan(interaction, now);
  const view = useTimelineView({ segments, whole, now, selectedEvent, onSelect });
  useTimelineGestures(track, { viewport: view.viewport, whole, onChange: view.setViewport });
  const span = visibleSpan(view.viewport, whole);
  const lanes = layOut(segments, { span, now, widthPx });
  const current = view.current ?? lanes.flatMap((lane) => lane.segments)[0]?.key ?? null;
  return (
    <section className="interaction-timeline" aria-labelledby="interaction-timeline">
      <LanesHeader segments={segments} view={view} />
      <div className="interaction-lanes">
        <div className="interaction-measure" ref={track} aria-hidden="true" />
        {lanes.map((lane) => (
          <LaneRow
            key={lane.key}
            lane={lane}
            now={now}
            current={current}
            selectedEvent={selectedEvent}
            onSelect={view.select}
          />
        ))}
        <Axis span={span} origin={whole.from} widthPx={widthPx} />
      </div>
    </section>
  );
}

interface LanesHeaderProps {
  readonly segments: readonly TimelineSegment[];
  readonly view: ReturnType<typeof useTimelineView>;
}

function LanesHeader({ segments, view }: LanesHeaderProps): ReactElement {
  const states = [...new Set(segments.map((segment) => stateOf(segment.kind)))];
  return (
    <div className="interaction-timeline-header">
      <h2 id="interaction-timeline">Timeline</h2>
      <ul className="interaction-legend" aria-label="What the lanes show">
        {states.map((state) => (
          <li key={state}>
            <StateMark state={state} />
          </li>
        ))}
      </ul>
      <div className="interaction-timeline-tools" role="toolbar" aria-label="Timeline">
        {toolsOf(view).map(({ icon, label, keys, run }) => (
          <IconButton key={label} icon={icon} label={label} shortcut={keys} onClick={run} />
        ))}
      </div>
    </div>
  );
}

interface Tool {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly run: () => void;
}

function toolsOf(view: ReturnType<typeof useTimelineView>): readonly Tool[] {
  return [
    { icon: 'arrow-left', label: 'Previous segment', keys: ',', run: () => view.step(-1) },
    { icon: 'arrow-right', label: 'Next segment', keys: '.', run: () => view.step(1) },
    { icon: 'minus', label: 'Zoom out', keys: 's', run: () => view.move('zoom-out') },
    { icon: 'plus', label: 'Zoom in', keys: 'w', run: () => view.move('zoom-in') },
    { icon: 'chevron-left', label: 'Earlier', keys: 'a', run: () => view.move('left') },
    { icon: 'chevron-right', label: 'Later', keys: 'd', run: () => view.move('right') },
    { icon: 'screen', label: 'Centre the segment, or show all', keys: 'f', run: view.centre },
  ];
}

function Axis({
  span,
  origin,
  widthPx,
}: {
  span: { from: number; to: number };
  origin: number;
  widthPx: number;
}): ReactElement {
  return (
    <div className="interaction-axis" aria-hidden="true">
      <div className="interaction-track">
        {ticksOf(span, { origin, widthPx })
          .filter(({ left }) => left < lastTick)
          .map(({ left, offset }) => (
            <span key={offset} className="interaction-tick" style={{ insetInlineStart: `${left}%` }}>
              {formatDuration(offset)}
            </span>
          ))}
      </div>
    </div>
  );
}
