/** A stream's frame as the subscription field gave it. */
export type Frame =
  | {
      kind: 'batch';
      value: unknown;
      cursor: string | null;
      previousCursor: string | null;
      serverTime: string | null;
    }
  | { kind: 'heartbeat'; cursor: string | null; serverTime: string | null }
  | {
      kind: 'resync';
      reason: 'EPOCH_CHANGED' | 'CURSOR_TOO_OLD' | 'ACCESS_CHANGED';
      snapshotCursor: string;
    };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: Fields, name: string): string | null => {
  const text = value[name];
  return typeof text === 'string' ? text : null;
};

/** Reads a result's one field; null when there is nothing in it to go on with. */
export function readFrame(data: unknown): Frame | null {
  const value = isFields(data) ? Object.values(data)[0] : null;
  if (!isFields(value)) return null;
  const serverTime = textIn(value, 'serverTime');
  const cursor = textIn(value, 'cursor');
  switch (value['__typename']) {
    case 'StreamHeartbeat':
      return { kind: 'heartbeat', cursor, serverTime };
    case 'ResyncRequired':
      return resyncOf(value);
    default:
      return {
        kind: 'batch',
        value,
        cursor,
        previousCursor: textIn(value, 'previousCursor'),
        serverTime,
      };
  }
}

function resyncOf(value: Fields): Frame | null {
  const snapshotCursor = textIn(value, 'snapshotCursor');
  const reason = textIn(value, 'reason');
  if (snapshotCursor === null) return null;
  if (reason === 'CURSOR_TOO_OLD' || reason === 'ACCESS_CHANGED') return { kind: 'resync', reason, snapshotCursor };
  return { kind: 'resync', reason: 'EPOCH_CHANGED', snapshotCursor };
}
