import type { Projection } from '../interactions/index.ts';
import type { UserEventRow } from '../interactions/index.ts';

/** The width of a roll-up's bucket. Every time zone's days and hours begin at one of its borders. */
export const bucketMs = 15 * 60_000;

interface Cell {
  bucket: string;
  type: string;
  user_id: string | null;
  queue_id: string | null;
  channel: string | null;
  count: number;
}

function cellsOf(events: readonly UserEventRow[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const { occurredAt, type, userId, queueId, channel } of events) {
    const bucket = new Date(Math.floor(occurredAt / bucketMs) * bucketMs).toISOString();
    const key = `${bucket}|${type}|${queueId}|${userId}|${channel}`;
    const cell = cells.get(key);
    if (cell) cell.count += 1;
    else cells.set(key, { bucket, type, user_id: userId, queue_id: queueId, channel, count: 1 });
  }
  // In one order everywhere, so that two batches never wait for each other.
  return [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

/** Adds a batch to the counts by quarter of an hour, type, user, queue and channel, in the transaction that records it. */
export const countRollups: Projection = ({ rows }, organizationId, events) => [
  rows(
    `insert into count_rollups (organization_id, bucket, type, user_id, queue_id, channel, count)
     select $1::uuid, x.* from json_to_recordset($2) as x(bucket timestamptz, type text, user_id uuid, queue_id uuid, channel text, count bigint)
     on conflict (organization_id, bucket, type, queue_id, user_id, channel) do update set count = count_rollups.count + excluded.count`,
    [organizationId, JSON.stringify(cellsOf(events))],
  ),
];
