import type { InboxNotification } from './inbox.documents.ts';

type Placed = Pick<InboxNotification, 'createdAt' | 'id'>;

/** Newest first; of two made in the same millisecond, one order for all. */
export function newestFirst(one: Placed, other: Placed): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  if (one.id === other.id) return 0;
  return one.id < other.id ? 1 : -1;
}

/** Leaves out those of which a later state is known: answers and the stream may overtake each other. */
export function withoutOlder<Row extends Pick<InboxNotification, 'id' | 'seq'>>(
  rows: readonly Row[],
  known: (id: string) => Pick<Row, 'seq'> | undefined,
): readonly Row[] {
  return rows.filter((row) => (known(row.id)?.seq ?? -1) <= row.seq);
}

/** Parts a list at the row that was first when the reader scrolled away: what came above it waits. */
export function splitAtHead<Row extends Placed>(
  rows: readonly Row[],
  head: Placed | null,
): { arrived: number; rows: readonly Row[] } {
  if (head === null) return { arrived: 0, rows };
  const place = rows.findIndex((row) => newestFirst(row, head) >= 0);
  const arrived = place === -1 ? rows.length : place;
  return { arrived, rows: rows.slice(arrived) };
}

/** What the polite announcement says of what has arrived; empty when nothing has. */
export function arrivalWords(arrived: readonly Pick<InboxNotification, 'severity'>[]): string {
  if (arrived.length === 0) return '';
  const critical = arrived.filter(({ severity }) => severity === 'CRITICAL').length;
  const news = `${arrived.length} new ${arrived.length === 1 ? 'notification' : 'notifications'}`;
  return critical === 0 ? news : `${news}, ${critical} critical`;
}
