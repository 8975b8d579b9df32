import type { Cells } from './expression.ts';

/**
 * Remembers the last row of each interaction, and of it only the columns that the mapping asks for.
 *
 * It holds the `size` interactions seen last, so it stays as small however long the file is.
 * An interaction that comes back after more than `size` others is taken for a new one.
 */
export function createRowMemory(columns: readonly string[], size: number) {
  const rows = new Map<string, Cells>();
  return {
    before(interaction: string): Cells | null {
      return rows.get(interaction) ?? null;
    },
    keep(interaction: string, row: Cells): void {
      rows.delete(interaction);
      rows.set(interaction, pick(row, columns));
      if (rows.size <= size) return;
      const [oldest] = rows.keys();
      if (oldest !== undefined) rows.delete(oldest);
    },
  };
}

function pick(row: Cells, columns: readonly string[]): Cells {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));
}
