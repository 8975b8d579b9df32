import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { RequestError } from '../graphql/errors.ts';
import { logNames, type LogName } from './log-source.ts';

export interface CursorPlace {
  readonly log: LogName;
  readonly organizationId: string;
  readonly seq: number;
}

export interface OpenedCursor {
  readonly seq: number;
  /** False for a cursor of an earlier life of the database: its seq means nothing now. */
  readonly sameEpoch: boolean;
}

/** Makes and reads the places that subscribers hold. */
export interface Cursors {
  seal(place: CursorPlace): string;
  /** Throws BAD_CURSOR for what this server did not seal for this organization and log. */
  open(cursor: string, at: Omit<CursorPlace, 'seq'>): OpenedCursor;
}

interface Needs {
  /** At least 32 bytes; the same on every node. */
  secret: string | Uint8Array;
  /** The random value of the database's present life. */
  epoch: () => string;
}

// version · log · organization (16) · epoch (8) · seq (6) · seal (16)
const version = 1;
const sealed = { log: 1, organization: 2, epoch: 18, seq: 26, seal: 32, end: 48 } as const;

const digest = (text: string, bytes: number): Buffer => createHash('sha256').update(text).digest().subarray(0, bytes);

/** Remembers the digest of what it was last asked for: epochs hardly change. */
function rememberingDigest(bytes: number): (text: string) => Buffer {
  let last = { text: '', bytes: digest('', bytes) };
  return (text) => {
    if (text !== last.text) last = { text, bytes: digest(text, bytes) };
    return last.bytes;
  };
}

const badCursor = (): RequestError =>
  new RequestError(
    'BAD_CURSOR',
    'This cursor is damaged, or is of another organization or stream. Start from a fresh one.',
  );

export function createCursors({ secret, epoch }: Needs): Cursors {
  const organizationDigest = rememberingDigest(16);
  const epochDigest = rememberingDigest(8);
  const sealOf = (body: Buffer): Buffer => createHmac('sha256', secret).update(body).digest().subarray(0, 16);

  function headOf({ log, organizationId }: Omit<CursorPlace, 'seq'>): Buffer {
    const head = Buffer.alloc(sealed.epoch);
    head[0] = version;
    head[sealed.log] = logNames.indexOf(log);
    organizationDigest(organizationId).copy(head, sealed.organization);
    return head;
  }

  return {
    seal({ seq, ...place }) {
      const bytes = Buffer.alloc(sealed.end);
      headOf(place).copy(bytes);
      epochDigest(epoch()).copy(bytes, sealed.epoch);
      bytes.writeUIntBE(seq, sealed.seq, 6);
      sealOf(bytes.subarray(0, sealed.seal)).copy(bytes, sealed.seal);
      return bytes.toString('base64url');
    },
    open(cursor, place) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length !== sealed.end || bytes.toString('base64url') !== cursor) throw badCursor();
      const seal = bytes.subarray(sealed.seal);
      if (!timingSafeEqual(seal, sealOf(bytes.subarray(0, sealed.seal)))) throw badCursor();
      if (!bytes.subarray(0, sealed.epoch).equals(headOf(place))) throw badCursor();
      const sameEpoch = bytes.subarray(sealed.epoch, sealed.seq).equals(epochDigest(epoch()));
      return { seq: bytes.readUIntBE(sealed.seq, 6), sameEpoch };
    },
  };
}
