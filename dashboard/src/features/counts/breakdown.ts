import type { CountCell } from './count-cells.ts';

export type Dimension = 'type' | 'queue' | 'user' | 'channel';

export interface BreakdownRow {
  /** What a click filters by; null where the events have none (no queue, no user). */
  readonly value: string | null;
  /** The name the server gave; null where the value itself is the word to show. */
  readonly name: string | null;
  readonly count: number;
  readonly interactions: number;
  /** Of the largest row, 0 to 1: the length of its bar. */
  readonly share: number;
}

export interface Breakdown {
  readonly rows: readonly BreakdownRow[];
  /** What the rows left out add up to. */
  readonly other: { readonly rows: number; readonly count: number };
}

export type BreakdownOrder = 'count' | 'name';

const most = 50;

/** The largest rows of one dimension, the rest added up. Cells of one value (other dimensions, intervals) are summed. */
export function breakdownOf(cells: Iterable<CountCell>, by: Dimension, order: BreakdownOrder = 'count'): Breakdown {
  const rows = summed(cells, by).toSorted((a, b) => b.count - a.count || nameOf(a).localeCompare(nameOf(b)));
  const largest = rows[0]?.count ?? 0;
  const kept = rows.slice(0, most).map((row) => ({ ...row, share: largest === 0 ? 0 : row.count / largest }));
  const left = rows.slice(most);
  return {
    rows: order === 'name' ? kept.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b))) : kept,
    other: { rows: left.length, count: left.reduce((sum, row) => sum + row.count, 0) },
  };
}

function summed(cells: Iterable<CountCell>, by: Dimension): readonly Omit<BreakdownRow, 'share'>[] {
  const rows = new Map<string | null, Omit<BreakdownRow, 'share'>>();
  for (const cell of cells) {
    if (cell.count === 0) continue;
    const { value, name } = valueOf(cell, by);
    const before = rows.get(value);
    rows.set(value, {
      value,
      name,
      count: (before?.count ?? 0) + cell.count,
      interactions: (before?.interactions ?? 0) + cell.interactions,
    });
  }
  return [...rows.values()];
}

function valueOf(cell: CountCell, by: Dimension): { value: string | null; name: string | null } {
  if (by === 'type' || by === 'channel') return { value: cell[by], name: null };
  return { value: cell[by]?.id ?? null, name: cell[by]?.name ?? null };
}

function nameOf(row: { value: string | null; name: string | null }): string {
  return row.name ?? row.value ?? '';
}
