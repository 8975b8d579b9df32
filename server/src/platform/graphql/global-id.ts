import { isUuid } from '../ids.ts';
import { RequestError } from './errors.ts';

export interface GlobalId {
  type: string;
  key: string;
}

/** An opaque id that names its type. */
export const globalId = (type: string, key: string | number): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

/** @returns null when the text is no global id. A key is a uuid, or the place of a thing that is known by its place in a log. */
export function readGlobalId(id: string): GlobalId | null {
  const match = /^([A-Z][A-Za-z]+):(\d{1,15}|[\da-f-]{36})$/.exec(Buffer.from(id, 'base64url').toString());
  return match?.[1] && match[2] ? { type: match[1], key: match[2] } : null;
}

/** The key, a uuid, of an id that must be of the given type. Absent, malformed and foreign ids answer alike. */
export function keyOf(type: string, id: string): string {
  const read = readGlobalId(id);
  if (read?.type !== type || !isUuid(read.key))
    throw new RequestError('BAD_REQUEST', `"${id.slice(0, 80)}" is not the id of a ${type}.`);
  return read.key;
}
