import { useStore } from './store.ts';

/** Rows of a stream: bounded, each once, read as one list that changes only when a row does. */
export interface Ring<Row> {
  /** Adds rows, or replaces those with the same id. */
  put: (rows: readonly Row[]) => void;
  remove: (ids: readonly string[]) => void;
  row: (id: string) => Row | undefined;
  /** In order; the same array until something changes. */
  get: () => readonly Row[];
  subscribe: (listener: () => void) => () => void;
  clear: () => void;
}

interface RingOptions<Row> {
  /** At most so many rows are kept: the first in order. */
  limit: number;
  idOf: (row: Row) => string;
  /** Negative when the first comes before the second. */
  order: (one: Row, other: Row) => number;
}

export function createRing<Row>({ limit, idOf, order }: RingOptions<Row>): Ring<Row> {
  const byId = new Map<string, Row>();
  const listeners = new Set<() => void>();
  let sorted: readonly Row[] | null = [];
  const changed = (): void => {
    sorted = null;
    for (const listener of listeners) listener();
  };
  const sort = (): readonly Row[] => {
    const rows = [...byId.values()].sort(order);
    for (const dropped of rows.splice(limit)) byId.delete(idOf(dropped));
    return rows;
  };
  return {
    put(rows) {
      for (const row of rows) byId.set(idOf(row), row);
      if (rows.length > 0) changed();
    },
    remove(ids) {
      const removed = ids.map((id) => byId.delete(id));
      if (removed.includes(true)) changed();
    },
    row: (id) => byId.get(id),
    get: () => (sorted ??= sort()),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear() {
      byId.clear();
      changed();
    },
  };
}

/** The rows of a ring, as they change. */
export function useRing<Row>(ring: Ring<Row>): readonly Row[] {
  return useStore(ring);
}
