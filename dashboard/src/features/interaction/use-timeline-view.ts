import { useState } from 'react';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { spanOf } from './timeline-segment.ts';
import type { Span, TimelineSegment } from './timeline-segment.ts';
import type { Move, Viewport } from './viewport.ts';
import { centredOn, fit, moved } from './viewport.ts';
import { neighbourOf } from './walk.ts';

interface Timeline {
  readonly segments: readonly TimelineSegment[];
  readonly whole: Span;
  readonly now: number;
  readonly selectedEvent: string | null;
  readonly onSelect: (eventId: string | null) => void;
}

interface TimelineView {
  readonly viewport: Viewport;
  readonly setViewport: (viewport: Viewport) => void;
  /** Key of the segment that the keyboard is at; null before anything was chosen. */
  readonly current: string | null;
  readonly select: (segment: TimelineSegment) => void;
  readonly step: (by: 1 | -1) => void;
  readonly move: (move: Move) => void;
  readonly centre: () => void;
}

/** What part of the timeline is shown and which segment is chosen, with its keys. */
export function useTimelineView({ segments, whole, now, selectedEvent, onSelect }: Timeline): TimelineView {
  const [viewport, setViewport] = useState<Viewport>(fit);
  const [chosen, setChosen] = useState<string | null>(null);
  const current =
    segments.find((segment) => segment.key === chosen) ??
    segments.find((segment) => segment.eventId === selectedEvent) ??
    null;
  const select = (segment: TimelineSegment): void => {
    setChosen(segment.key);
    onSelect(segment.eventId);
  };
  const step = (by: 1 | -1): void => {
    const next = neighbourOf(segments, { current, by });
    if (!next) return;
    select(next);
    document.querySelector<HTMLElement>(`[data-segment="${CSS.escape(next.key)}"]`)?.focus();
  };
  const move = (one: Move): void => setViewport((had) => moved(had, { move: one, whole }));
  const centre = (): void =>
    setViewport((had) => (current && had.kind === 'fit' ? centredOn(spanOf(current, now), whole) : fit));
  useShortcuts('Timeline', [
    { keys: 'w', label: 'Zoom in', run: () => move('zoom-in') },
    { keys: 's', label: 'Zoom out', run: () => move('zoom-out') },
    { keys: 'a', label: 'Earlier', run: () => move('left') },
    { keys: 'd', label: 'Later', run: () => move('right') },
    { keys: 'f', label: 'Centre the segment, or show all', run: centre },
    { keys: ',', label: 'Previous segment', run: () => step(-1) },
    { keys: '.', label: 'Next segment', run: () => step(1) },
  ]);
  return { viewport, setViewport, current: current?.key ?? null, select, step, move, centre };
}
