import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { isPublic } from './addresses.ts';
import type { Allowed } from './allowed.ts';
import { bareHost, notPublic } from './check-url.ts';
import { BlockedError } from './failure.ts';

/** All addresses of a name, as `dns.lookup` gives them. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

const connectTimeoutMs = 10_000;

/** Looks up and judges in the same step that connects, so that a name cannot lead elsewhere in between. */
export function guardedConnector(allowed: Allowed, lookup: Lookup): buildConnector.connector {
  return (options, callback) => {
    const host = bareHost(options.hostname);
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const isOpen = (address: string): boolean =>
      isPublic(address) || allowed.names(host, port) || allowed.holds(address);
    // Node looks up no addresses, so they are judged here.
    if (isIP(host) !== 0 && !isOpen(host)) return callback(new BlockedError(notPublic(host)), null);
    const connect = buildConnector({
      timeout: connectTimeoutMs,
      autoSelectFamily: true,
      lookup: (name, _options, answer) => {
        lookup(name).then(
          (found) => {
            const open = found.filter(({ address }) => isOpen(address));
            if (open.length > 0) answer(null, open);
            else answer(new BlockedError(notPublic(host)), []);
          },
          (error: Error) => answer(error, []),
        );
      },
    });
    return connect(options, callback);
  };
}
