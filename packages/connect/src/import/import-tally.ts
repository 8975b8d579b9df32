/** What the recorder said of one event. */
export interface RecordedResult {
  readonly status: 'RECORDED' | 'DUPLICATE' | 'REJECTED';
  readonly anomaly: string | null;
}

/** What an import has come to. `read` = `mapped` + `leftOut` + `problems`. */
export interface ImportTally {
  /** Rows. */
  read: number;
  mapped: number;
  leftOut: number;
  problems: number;
  /** User events. */
  recorded: number;
  duplicates: number;
  refused: number;
  /** Recorded events that are kept but flagged, by anomaly code. */
  readonly flagged: Map<string, number>;
}

export function emptyTally(): ImportTally {
  return {
    read: 0,
    mapped: 0,
    leftOut: 0,
    problems: 0,
    recorded: 0,
    duplicates: 0,
    refused: 0,
    flagged: new Map(),
  };
}

/** Counts one event's result. */
export function countResult(tally: ImportTally, { status, anomaly }: RecordedResult): void {
  switch (status) {
    case 'RECORDED':
      tally.recorded += 1;
      if (anomaly !== null) tally.flagged.set(anomaly, (tally.flagged.get(anomaly) ?? 0) + 1);
      return;
    case 'DUPLICATE':
      tally.duplicates += 1;
      return;
    case 'REJECTED':
      tally.refused += 1;
  }
}
