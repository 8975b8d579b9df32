import { percent } from './lane-layout.ts';
import type { Span } from './timeline-segment.ts';

export interface Tick {
  /** Per cent of the visible span. */
  readonly left: number;
  /** Milliseconds since the interaction began. */
  readonly offset: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 4, 6, 12].map((n) => n * hour),
  ...[1, 2, 5, 10, 30, 90, 365].map((n) => n * day),
];
const leastPx = 96;

/** Ticks at round distances from the interaction's start, at least 96 px apart. */
export function ticksOf(span: Span, { origin, widthPx }: { origin: number; widthPx: number }): readonly Tick[] {
  const step = stepFor(span.to - span.from, widthPx);
  const first = Math.ceil((span.from - origin) / step) * step;
  const count = Math.max(0, Math.floor((span.to - origin - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const offset = first + index * step;
    return { offset, left: percent(origin + offset, span) };
  });
}

function stepFor(length: number, widthPx: number): number {
  const least = length / Math.max(1, Math.floor(widthPx / leastPx));
  return steps.find((step) => step >= least) ?? Math.ceil(least / day) * day;
}
