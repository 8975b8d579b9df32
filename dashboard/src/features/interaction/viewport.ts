import type { Span } from './timeline-segment.ts';

/** What of the timeline is shown: all of it (growing with the clock), or a span of it. */
export type Viewport = { readonly kind: 'fit' } | { readonly kind: 'span'; readonly span: Span };

export type Move = 'zoom-in' | 'zoom-out' | 'left' | 'right' | 'fit';

export const fit: Viewport = { kind: 'fit' };

const leastMs = 1000;
const zoomFactor = 1.6;
const panShare = 0.25;

export function visibleSpan(viewport: Viewport, whole: Span): Span {
  return viewport.kind === 'fit' ? whole : viewport.span;
}

/** The viewport after one key or button. Zooming out past the whole is fitting it again. */
export function moved(viewport: Viewport, { move, whole }: { move: Move; whole: Span }): Viewport {
  const span = visibleSpan(viewport, whole);
  switch (move) {
    case 'fit':
      return fit;
    case 'zoom-in':
      return scaled(span, { factor: 1 / zoomFactor, whole, at: 0.5 });
    case 'zoom-out':
      return scaled(span, { factor: zoomFactor, whole, at: 0.5 });
    case 'left':
      return shifted(span, -panShare * (span.to - span.from), whole);
    case 'right':
      return shifted(span, panShare * (span.to - span.from), whole);
  }
}

/** Zooms around a place of the visible span (0 its start, 1 its end) that stays where it is. */
export function scaled(span: Span, { factor, whole, at }: { factor: number; whole: Span; at: number }): Viewport {
  const length = Math.max(leastMs, (span.to - span.from) * factor);
  if (length >= whole.to - whole.from) return fit;
  const fixed = span.from + (span.to - span.from) * at;
  return within({ from: fixed - length * at, to: fixed + length * (1 - at) }, whole);
}

export function shifted(span: Span, by: number, whole: Span): Viewport {
  if (span.to - span.from >= whole.to - whole.from) return fit;
  return within({ from: span.from + by, to: span.to + by }, whole);
}

/** Brings a segment into the middle with room on both sides. */
export function centredOn(segment: Span, whole: Span): Viewport {
  const length = Math.max(leastMs, (segment.to - segment.from) * 2);
  if (length >= whole.to - whole.from) return fit;
  const middle = (segment.from + segment.to) / 2;
  return within({ from: middle - length / 2, to: middle + length / 2 }, whole);
}

function within(span: Span, whole: Span): Viewport {
  const length = span.to - span.from;
  const from = Math.min(Math.max(span.from, whole.from), Math.max(whole.from, whole.to - length));
  return { kind: 'span', span: { from, to: from + length } };
}
