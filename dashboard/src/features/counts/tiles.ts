import type { CountCell } from './count-cells.ts';

/** The three numbers above the chart, from counts by the minute since the start of the day. */
export interface Tiles {
  /** Events of the last five minutes, the running one among them. */
  readonly lastFive: number;
  /** Of the five minutes before those. */
  readonly fiveBefore: number;
  readonly today: number;
  readonly peak: { readonly at: number; readonly count: number } | null;
}

const minute = 60_000;

export function tilesOf(cells: Iterable<CountCell>, now: number): Tiles {
  const running = Math.floor(now / minute) * minute;
  let tiles: Tiles = { lastFive: 0, fiveBefore: 0, today: 0, peak: null };
  for (const { time, count } of cells) {
    if (time === null || count === 0) continue;
    const age = (running - time) / minute;
    tiles = {
      lastFive: tiles.lastFive + (age < 5 ? count : 0),
      fiveBefore: tiles.fiveBefore + (age >= 5 && age < 10 ? count : 0),
      today: tiles.today + count,
      peak: count > (tiles.peak?.count ?? 0) ? { at: time, count } : tiles.peak,
    };
  }
  return tiles;
}

/** The start of the day `now` lies in, in the viewer's own time zone. */
export function startOfDay(now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}
