import { isIP } from 'node:net';
import { isIn, networks } from './addresses.ts';

/** Exceptions to what the server may not reach, as an operator wrote them. */
export interface Allowed {
  /** A name or address that was allowed as such: any scheme, any port or the given one, wherever it leads. */
  names(host: string, port: number): boolean;
  /** An address in a network that was allowed. */
  holds(address: string): boolean;
}

interface Entry {
  host: string;
  port: number | null;
}

const hostPattern = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?))(?::(\d{1,5}))?$/i;
const networkPattern = /^([0-9a-f:.]+)\/(\d{1,3})$/i;

function readNetwork(text: string): boolean {
  const match = networkPattern.exec(text);
  const family = isIP(match?.[1] ?? '');
  return family !== 0 && Number(match?.[2]) <= (family === 4 ? 32 : 128);
}

function readEntry(text: string): Entry | null {
  const match = hostPattern.exec(text);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined || Number(match?.[3] ?? 0) > 65_535) return null;
  return { host: host.toLowerCase(), port: match?.[3] === undefined ? null : Number(match[3]) };
}

/** Whether a text is a host, `host:port` or a network that can be allowed. */
export const isAllowable = (text: string): boolean => readNetwork(text) || readEntry(text) !== null;

/** @param list hosts, each with or without a port, and networks such as `10.20.0.0/16`. */
export function readAllowed(list: readonly string[]): Allowed {
  const open = networks(list.filter(readNetwork));
  const entries = list.filter((text) => !readNetwork(text)).flatMap((text) => readEntry(text) ?? []);
  return {
    names(host, port) {
      const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
      return entries.some((entry) => entry.host === bare && (entry.port ?? port) === port);
    },
    holds: (address) => isIn(open, address),
  };
}
