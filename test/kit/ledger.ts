/** What is wrong with what somebody got, against what there was to get. Empty arrays: nothing. */
export interface LedgerProblems {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly unexpected: readonly string[];
  /** Entries that came behind one that they should have come before. */
  readonly reordered: readonly string[];
}

export const flawless: LedgerProblems = { lost: [], doubled: [], unexpected: [], reordered: [] };

/**
 * Compares two whole ledgers.
 * @param expected every entry once, in the order in which they must come
 * @param got in the order in which they came
 */
export function ledgerProblems(expected: readonly string[], got: readonly string[]): LedgerProblems {
  const places = new Map(expected.map((entry, place) => [entry, place]));
  if (places.size !== expected.length) throw new Error('What is expected names an entry twice');
  const seen = new Set<string>();
  const doubled: string[] = [];
  const unexpected: string[] = [];
  const reordered: string[] = [];
  let furthest = -1;
  for (const entry of got) {
    const place = places.get(entry);
    if (place === undefined) unexpected.push(entry);
    else if (seen.has(entry)) doubled.push(entry);
    else if (place < furthest) reordered.push(entry);
    furthest = Math.max(furthest, place ?? -1);
    seen.add(entry);
  }
  return { lost: expected.filter((entry) => !seen.has(entry)), doubled, unexpected, reordered };
}
