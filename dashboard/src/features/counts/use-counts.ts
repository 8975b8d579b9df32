import { useState } from 'react';
import type { StreamState } from '../../data/index.ts';
import { useStream } from '../../data/index.ts';
import type { CountCell, CountFrame, Counts } from './count-cells.ts';
import { fromSnapshot, withChange } from './count-cells.ts';
import type { CellData, CountQuery } from './counts.documents.ts';
import { countsStreamDocument } from './counts.documents.ts';

interface LiveCounts {
  /** null: the first snapshot is still on its way. While another query's is, the last numbers stay. */
  readonly counts: Counts | null;
  readonly stream: StreamState;
}

/** The counts of one query, kept up to date by the server. */
export function useCounts(query: CountQuery): LiveCounts {
  const [counts, setCounts] = useState<Counts | null>(null);
  const stream = useStream({
    document: countsStreamDocument,
    variables: { query },
    kind: 'snapshot',
    onFrames: (frames) => setCounts((had) => frames.reduce<Counts | null>(withFrame, had)),
  });
  return { counts, stream };
}

type Frame = {
  readonly __typename: 'CountSnapshot' | 'CountChange';
  readonly cells: readonly CellData[];
  readonly total: number;
  readonly revision: number;
};

function withFrame(had: Counts | null, frame: Frame): Counts | null {
  const parsed: CountFrame = {
    cells: frame.cells.map(cellOf),
    total: frame.total,
    revision: frame.revision,
  };
  if (frame.__typename === 'CountSnapshot') return fromSnapshot(parsed);
  return had && withChange(had, parsed);
}

function cellOf(cell: CellData): CountCell {
  return { ...cell, time: cell.time === null ? null : Date.parse(cell.time) };
}
