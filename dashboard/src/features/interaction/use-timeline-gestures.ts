import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';
import type { Span } from './timeline-segment.ts';
import type { Viewport } from './viewport.ts';
import { scaled, shifted, visibleSpan } from './viewport.ts';

interface Gestures {
  readonly viewport: Viewport;
  readonly whole: Span;
  readonly onChange: (viewport: Viewport) => void;
}

const wheelFactor = 1.2;

/** Ctrl and wheel zoom at the pointer, Shift and wheel pan. Each has a key and a button beside it. */
export function useTimelineGestures(
  track: RefObject<HTMLElement | null>,
  { viewport, whole, onChange }: Gestures,
): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    if (!track.current || (!event.ctrlKey && !event.shiftKey)) return;
    event.preventDefault();
    const span = visibleSpan(viewport, whole);
    const box = track.current.getBoundingClientRect();
    const turned = event.deltaY === 0 ? event.deltaX : event.deltaY;
    if (event.ctrlKey) {
      const factor = turned > 0 ? wheelFactor : 1 / wheelFactor;
      onChange(scaled(span, { factor, whole, at: (event.clientX - box.left) / Math.max(box.width, 1) }));
    } else onChange(shifted(span, (turned / Math.max(box.width, 1)) * (span.to - span.from), whole));
  });
  useEffect(() => {
    const area = track.current?.parentElement;
    const listener = (event: WheelEvent): void => onWheel(event);
    // Not passive: the page must not zoom with the timeline.
    area?.addEventListener('wheel', listener, { passive: false });
    return () => area?.removeEventListener('wheel', listener);
  }, [track]);
}
