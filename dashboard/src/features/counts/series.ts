import type { CountCell } from './count-cells.ts';

/** Counts over time, stacked: `stacked[i]` is the top edge of series i at each instant. */
export interface Series {
  /** Starts of the intervals, epoch milliseconds, without holes. */
  readonly times: readonly number[];
  readonly lines: readonly SeriesLine[];
}

export interface SeriesLine {
  /** A user-event type, or null for all the types that have no line of their own. */
  readonly type: string | null;
  readonly counts: readonly number[];
  readonly stacked: readonly number[];
  readonly total: number;
}

export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

const mostLines = 6;

/** The six most frequent types as lines of their own, the rest as one. Cells outside the interval are left out. */
export function seriesOf(cells: Iterable<CountCell>, interval: Interval): Series {
  const times = timesOf(interval);
  const byType = countsByType(cells, { times, interval });
  const ranked = [...byType].toSorted(([a, x], [b, y]) => sum(y) - sum(x) || a.localeCompare(b));
  const own: [string | null, readonly number[]][] = ranked.slice(0, mostLines);
  const rest = ranked.slice(mostLines).map(([, counts]) => counts);
  const lines = rest.length > 0 ? [...own, [null, added(rest, times.length)] as const] : own;
  return { times, lines: stack(lines) };
}

function timesOf({ from, to, stepMs }: Interval): readonly number[] {
  const first = Math.floor(from / stepMs) * stepMs;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / stepMs)) }, (_, index) => first + index * stepMs);
}

function countsByType(
  cells: Iterable<CountCell>,
  { times, interval }: { times: readonly number[]; interval: Interval },
): ReadonlyMap<string, readonly number[]> {
  const first = times[0] ?? 0;
  const byType = new Map<string, number[]>();
  for (const cell of cells) {
    if (cell.time === null || cell.type === null) continue;
    const index = Math.floor((cell.time - first) / interval.stepMs);
    if (index < 0 || index >= times.length) continue;
    const counts = byType.get(cell.type) ?? Array.from(times, () => 0);
    counts[index] = (counts[index] ?? 0) + cell.count;
    byType.set(cell.type, counts);
  }
  return byType;
}

function stack(lines: readonly (readonly [string | null, readonly number[]])[]): readonly SeriesLine[] {
  let below: readonly number[] = [];
  return lines.map(([type, counts]) => {
    const under = below;
    const stacked = counts.map((count, index) => count + (under[index] ?? 0));
    below = stacked;
    return { type, counts, stacked, total: sum(counts) };
  });
}

function added(all: readonly (readonly number[])[], length: number): readonly number[] {
  return Array.from({ length }, (_, index) => all.reduce((total, counts) => total + (counts[index] ?? 0), 0));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
