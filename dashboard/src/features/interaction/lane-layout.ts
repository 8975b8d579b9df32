import { laneKey, spanOf } from './timeline-segment.ts';
import type { SegmentKind, Span, TimelineSegment } from './timeline-segment.ts';

/** One drawn bar: `left` and `width` are per cent of the visible span. */
export interface Bar {
  readonly key: string;
  /** The first segment it stands for. */
  readonly segment: TimelineSegment;
  /** How many neighbours too narrow to tell apart were drawn as one. */
  readonly merged: number;
  readonly left: number;
  readonly width: number;
  readonly open: boolean;
  /** Drawn on top of what goes on beneath it: mute lies over talk. */
  readonly over: boolean;
}

export interface Lane {
  readonly key: string;
  readonly name: string;
  readonly customer: boolean;
  readonly bars: readonly Bar[];
  /** All of the lane's segments in order of time, seen or not: what `,` and `.` walk through. */
  readonly segments: readonly TimelineSegment[];
}

export interface View {
  readonly span: Span;
  readonly now: number;
  readonly widthPx: number;
}

const minimumPx = 2;
const overlays: ReadonlySet<SegmentKind> = new Set(['MUTE', 'CONSULT', 'RECORDING_PAUSED', 'TRANSFER']);

/** Segments as lanes: the customer first, then each participant in order of first part taken. */
export function layOut(segments: readonly TimelineSegment[], view: View): readonly Lane[] {
  return [...byLane(segments)].map(([key, own]) => ({
    key,
    name: nameOf(own),
    customer: key === 'customer',
    bars: barsOf(own, view),
    segments: own,
  }));
}

function byLane(segments: readonly TimelineSegment[]): ReadonlyMap<string, readonly TimelineSegment[]> {
  const lanes = new Map<string, TimelineSegment[]>([['customer', []]]);
  const inOrder = segments.toSorted((a, b) => a.startedAt - b.startedAt);
  for (const segment of inOrder) {
    const key = laneKey(segment.lane);
    lanes.set(key, [...(lanes.get(key) ?? []), segment]);
  }
  return lanes;
}

function nameOf(segments: readonly TimelineSegment[]): string {
  const lane = segments[0]?.lane;
  return lane?.kind === 'user' ? lane.name : 'Customer';
}

function barsOf(segments: readonly TimelineSegment[], view: View): readonly Bar[] {
  const seen = segments.filter((segment) => isSeen(spanOf(segment, view.now), view.span));
  const bars = seen.map((segment) => barOf(segment, view));
  const beneath = merge(
    bars.filter((bar) => !bar.over),
    view,
  );
  const above = merge(
    bars.filter((bar) => bar.over),
    view,
  );
  return [...beneath, ...above];
}

function isSeen(span: Span, visible: Span): boolean {
  return span.to >= visible.from && span.from <= visible.to;
}

function barOf(segment: TimelineSegment, view: View): Bar {
  const span = spanOf(segment, view.now);
  const left = percent(Math.max(span.from, view.span.from), view.span);
  const right = percent(Math.min(span.to, view.span.to), view.span);
  return {
    key: segment.key,
    segment,
    merged: 1,
    left,
    width: Math.max(right - left, 0),
    open: segment.endedAt === null,
    over: overlays.has(segment.kind),
  };
}

function merge(bars: readonly Bar[], view: View): readonly Bar[] {
  const onePx = 100 / Math.max(view.widthPx, 1);
  const merged: Bar[] = [];
  for (const bar of bars) {
    const before = merged.at(-1);
    if (before && tooSmallToTellApart(before, bar, onePx)) merged[merged.length - 1] = joined(before, bar);
    else merged.push(bar);
  }
  return merged;
}

function tooSmallToTellApart(before: Bar, bar: Bar, onePx: number): boolean {
  const gap = bar.left - (before.left + before.width);
  return before.segment.kind === bar.segment.kind && bar.width < minimumPx * onePx && gap < onePx;
}

function joined(before: Bar, bar: Bar): Bar {
  const right = Math.max(before.left + before.width, bar.left + bar.width);
  return {
    ...before,
    merged: before.merged + 1,
    width: right - before.left,
    open: before.open || bar.open,
  };
}

/** Where an instant lies in a span, in per cent. An empty span has everything at its start. */
export function percent(at: number, span: Span): number {
  const length = span.to - span.from;
  return length <= 0 ? 0 : ((at - span.from) / length) * 100;
}
