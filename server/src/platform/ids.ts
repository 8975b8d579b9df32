import { randomBytes } from 'node:crypto';

/** Makes the ids of new rows: uuids of version 7, so that rows made together lie together in their indexes. */
export interface Ids {
  next(): string;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** RFC 9562 §5.7: 48 bits of milliseconds, then random bits. */
export function uuidAt(ms: number, random: Uint8Array): string {
  const tail = Buffer.from(random.buffer, random.byteOffset, random.byteLength).toString('hex');
  const time = hex(ms, 12);
  const variant = hex(8 + (Number.parseInt(tail[3] ?? '0', 16) & 3), 1);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}

export const randomIds: Ids = { next: () => uuidAt(Date.now(), randomBytes(10)) };

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => uuidPattern.test(text);
