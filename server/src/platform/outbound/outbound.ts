import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { isPublic } from './addresses.ts';
import { type Allowed, readAllowed } from './allowed.ts';

export interface OutboundRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** From the start to the last byte that is read. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

export type OutboundResult =
  /** What came back. Its body was read to its end or to the limit, and thrown away. */
  | { kind: 'answered'; status: number; retryAfterMs: number | null }
  /** The address may not be called; trying again does not help. */
  | { kind: 'refused'; error: string }
  | { kind: 'failed'; error: string };

/** All addresses of a name, as `dns.lookup` gives them. */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

export interface OutboundNeeds {
  /** Hosts, `host:port` and networks that may be called though they are not public, and without TLS. */
  allow: readonly string[];
  now?: () => number;
  lookup?: Lookup;
}

/** Calls what tenants name, and nothing that is not theirs to reach: the one way out for all that goes by HTTP. */
export interface Outbound {
  /** What is wrong with an address, as a sentence; null when it may be called. Names are looked up only when they are called. */
  problemWith(url: string): string | null;
  send(request: OutboundRequest): Promise<OutboundResult>;
  close(): Promise<void>;
}

const ports = new Set([443, 8443]);
const maxRead = 65_536;
const usualTimeoutMs = 20_000;
const connectTimeoutMs = 10_000;

class BlockedError extends Error {
  override readonly name = 'BlockedError';
  readonly code = 'BLOCKED';
}

const notPublic = (host: string): string =>
  `${host} is not on the public internet. An operator can allow it with BELFRY_OUTBOUND_ALLOW.`;

function check(url: string, allowed: Allowed): string | null {
  if (url.length > 2_000 || !URL.canParse(url)) return 'This is no address. Give one such as https://example.com/hook.';
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return 'The address must begin with https://.';
  if (username !== '' || password !== '') return 'The address must not hold a user name or password.';
  const taken = Number(port) || (protocol === 'https:' ? 443 : 80);
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (allowed.names(hostname, taken) || (isIP(bare) !== 0 && allowed.holds(bare))) return null;
  if (protocol !== 'https:') return 'The address must begin with https://.';
  if (!ports.has(taken)) return `Port ${taken} may not be called. Use 443 or 8443.`;
  if (isIP(bare) !== 0 && !isPublic(bare)) return notPublic(hostname);
  return null;
}

const resolve: Lookup = (host) =>
  new Promise((done, fail) => {
    systemLookup(host, { all: true }, (error, found) => (error ? fail(error) : done(found)));
  });

/** Looks up and judges in the same step that connects, so that a name cannot lead elsewhere in between. */
function guardedConnector(allowed: Allowed, lookup: Lookup): buildConnector.connector {
  const judge = (host: string, port: number, address: string): boolean =>
    isPublic(address) || allowed.names(host, port) || allowed.holds(address);
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    if (isIP(host) !== 0 && !judge(host, port, host)) {
      callback(new BlockedError(notPublic(host)), null);
      return;
    }
    const connect = buildConnector({
      timeout: connectTimeoutMs,
      autoSelectFamily: true,
      lookup: (name, _options, answer) => {
        lookup(name).then(
          (found) => {
            const open = found.filter(({ address }) => judge(host, port, address));
            if (open.length > 0) answer(null, [...open]);
            else answer(new BlockedError(notPublic(host)), []);
          },
          (error: Error) => answer(error, []),
        );
      },
    });
    connect(options, callback);
  };
}

async function readAway(body: Dispatcher.ResponseData['body']): Promise<void> {
  let read = 0;
  for await (const piece of body) {
    read += Buffer.byteLength(piece as Uint8Array);
    if (read >= maxRead) break;
  }
  body.destroy();
}

/** Seconds, or a date, as the answer gives it. */
function retryAfterOf(header: string | string[] | undefined, now: number): number | null {
  const text = Array.isArray(header) ? header[0] : header;
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

const causes = function* (error: unknown): Generator<object> {
  for (let one = error, depth = 0; typeof one === 'object' && one !== null && depth < 5; depth += 1) {
    yield one;
    if (one instanceof AggregateError)
      for (const inner of one.errors) if (typeof inner === 'object' && inner) yield inner;
    one = Reflect.get(one, 'cause');
  }
};

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Its name cannot be found.',
  EAI_AGAIN: 'Its name cannot be looked up just now.',
  ECONNREFUSED: 'It refuses connections.',
  ECONNRESET: 'It broke off the connection.',
  UND_ERR_SOCKET: 'It broke off the connection.',
  UND_ERR_CONNECT_TIMEOUT: 'It did not take the connection in time.',
  UND_ERR_HEADERS_TIMEOUT: 'It did not answer in time.',
  UND_ERR_BODY_TIMEOUT: 'It did not finish its answer in time.',
  TimeoutError: 'It did not answer in time.',
  AbortError: 'The server stopped before it answered.',
};

function failureOf(error: unknown): OutboundResult {
  const named = [...causes(error)];
  const blocked = named.find((one) => one instanceof BlockedError);
  if (blocked) return { kind: 'refused', error: blocked.message };
  const codes = named.flatMap((one) => [Reflect.get(one, 'code'), Reflect.get(one, 'name')]);
  const known = codes.find((code): code is string => typeof code === 'string' && Object.hasOwn(sentences, code));
  if (known !== undefined) return { kind: 'failed', error: sentences[known] ?? known };
  const [code] = codes.filter((one) => typeof one === 'string' && one !== 'Error');
  return { kind: 'failed', error: `It cannot be reached (${String(code ?? 'no reason given').slice(0, 80)}).` };
}

export function createOutbound({ allow, lookup = resolve, now = () => Date.now() }: OutboundNeeds): Outbound {
  const allowed = readAllowed(allow);
  const agent = new Agent({
    connect: guardedConnector(allowed, lookup),
    connections: 16,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16_384,
  });
  const problemWith = (url: string): string | null => check(url, allowed);
  return {
    problemWith,
    async send({ method, url, headers = {}, body, timeoutMs = usualTimeoutMs, signal }) {
      const problem = problemWith(url);
      if (problem !== null) return { kind: 'refused', error: problem };
      const { origin, pathname, search } = new URL(url);
      const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
      try {
        const answer = await agent.request({
          origin,
          path: `${pathname}${search}`,
          method,
          headers: { 'user-agent': 'Belfry', ...headers },
          body: body ?? null,
          signal: AbortSignal.any(limits),
        });
        const retryAfterMs = retryAfterOf(answer.headers['retry-after'], now());
        // The status is the answer; what comes after it can only be wasted.
        await readAway(answer.body).catch(() => {});
        return { kind: 'answered', status: answer.statusCode, retryAfterMs };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => agent.destroy(),
  };
}
