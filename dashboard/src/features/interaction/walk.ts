import { laneKey } from './timeline-segment.ts';
import type { TimelineSegment } from './timeline-segment.ts';

/** The segment before or after in the same lane; without a current one, the first of all. At an end it stays. */
export function neighbourOf(
  segments: readonly TimelineSegment[],
  { current, by }: { current: TimelineSegment | null; by: 1 | -1 },
): TimelineSegment | null {
  const inOrder = segments.toSorted((a, b) => a.startedAt - b.startedAt);
  if (!current) return inOrder[0] ?? null;
  const lane = inOrder.filter((segment) => laneKey(segment.lane) === laneKey(current.lane));
  const place = lane.findIndex((segment) => segment.key === current.key);
  return lane[place + by] ?? current;
}
