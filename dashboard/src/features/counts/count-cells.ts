/** One number of a count query. What the query does not group by is null; what belongs to nobody or no queue is null too. */
export interface CountCell {
  readonly key: string;
  readonly type: string | null;
  readonly user: Named | null;
  readonly queue: Named | null;
  readonly channel: string | null;
  /** Start of the interval, epoch milliseconds. */
  readonly time: number | null;
  readonly count: number;
  readonly interactions: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The counts of one query as known now. */
export interface Counts {
  readonly cells: ReadonlyMap<string, CountCell>;
  readonly total: number;
  /** Rises with each change the server sends. */
  readonly revision: number;
}

export interface CountFrame {
  readonly cells: readonly CountCell[];
  readonly total: number;
  readonly revision: number;
}

/** A snapshot replaces all that was known. */
export function fromSnapshot(frame: CountFrame): Counts {
  return { cells: byKey(frame.cells), total: frame.total, revision: frame.revision };
}

/** A change holds absolute numbers of the cells that changed; one that is not newer is dropped. */
export function withChange(counts: Counts, frame: CountFrame): Counts {
  if (frame.revision <= counts.revision) return counts;
  return {
    cells: new Map([...counts.cells, ...byKey(frame.cells)]),
    total: frame.total,
    revision: frame.revision,
  };
}

function byKey(cells: readonly CountCell[]): ReadonlyMap<string, CountCell> {
  return new Map(cells.map((cell) => [cell.key, cell]));
}
