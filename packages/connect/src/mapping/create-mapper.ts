import { compileMapping, type MappedRow } from './compile-mapping.ts';
import type { Cells } from './expression.ts';
import type { Mapping } from './mapping.ts';
import { createRowMemory } from './row-memory.ts';

/** Maps the rows of one file, in their order. */
export interface RowMapper {
  map(row: Cells): MappedRow;
}

export interface MapperOptions {
  /** How many interactions it remembers the last row of. */
  readonly remember?: number;
}

/** A mapper for one pass over one file. Throws RangeError where `parseMapping` would have refused. */
export function createMapper(mapping: Mapping, { remember = 10_000 }: MapperOptions = {}): RowMapper {
  const compiled = compileMapping(mapping);
  const columns = compiled.lookUps.flatMap(({ kind, name }) => (kind === 'before' ? [name] : []));
  const looksBack = compiled.lookUps.some(({ kind }) => kind === 'before' || kind === 'first');
  const memory = createRowMemory([...new Set(columns)], remember);
  return {
    map(row) {
      if (!looksBack) return compiled.map(row, null);
      const interaction = compiled.interactionOf(row);
      const mapped = compiled.map(row, interaction === null ? null : memory.before(interaction));
      if (interaction !== null && mapped.kind === 'events') memory.keep(interaction, row);
      return mapped;
    },
  };
}
