/** The bytes of one GraphQL result, shared by all who get the same. */
export interface Encoded {
  readonly body: Buffer;
  /** The whole WebSocket frame of a `next` message for an operation's id, or the whole server-sent event. */
  framed(id: string | null): Buffer;
}

/** A result in which one value (a cursor) differs from reader to reader. */
export interface Payload {
  with(value: string): Encoded;
}

const textFrame = 0x81;

/** An unmasked, unfragmented WebSocket text frame (RFC 6455 §5.2). */
export function frameOf(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = textFrame;
  frame[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  let at = head;
  for (const part of parts) at += part.copy(frame, at);
  return frame;
}

const nextStart = Buffer.from('{"type":"next","payload":');
const eventStart = Buffer.from('event: next\ndata: ');
const eventEnd = Buffer.from('\n\n');

const asMessage = (body: Buffer, id: string): Buffer =>
  frameOf([nextStart, body, Buffer.from(`,"id":${JSON.stringify(id)}}`)]);

// Counters are the same on many sockets, so their frames are worth keeping; random ids are each other's only once.
const sharedIdLength = 8;

export function encode(text: string): Encoded {
  const body = Buffer.from(text);
  const frames = new Map<string | null, Buffer>();
  return {
    body,
    framed(id) {
      const known = frames.get(id);
      if (known) return known;
      const frame = id === null ? Buffer.concat([eventStart, body, eventEnd]) : asMessage(body, id);
      if (id === null || id.length <= sharedIdLength) frames.set(id, frame);
      return frame;
    },
  };
}

/** `slot` is a text that stands in `text` wherever the differing value belongs, and nowhere else. */
export function payloadOf(text: string, slot: string): Payload {
  const pieces = text.split(slot);
  const filled = new Map<string, Encoded>();
  return {
    with(value) {
      const key = pieces.length > 1 ? value : '';
      const known = filled.get(key) ?? encode(pieces.join(key));
      filled.set(key, known);
      return known;
    },
  };
}
