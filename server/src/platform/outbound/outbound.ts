import { lookup as systemLookup } from 'node:dns';
import { Agent, type Dispatcher } from 'undici';
import { readAllowed } from './allowed.ts';
import { problemWithUrl } from './check-url.ts';
import { guardedConnector, type Lookup } from './connector.ts';
import { callFailure, type CallFailure } from './failure.ts';

export interface OutboundRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** From the start to the last byte that is read. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** What came of a call. `refused`: the address may not be called, and trying again does not help. */
export type OutboundResult =
  /** The answer's body was read to its end or to the limit, and thrown away. */
  { kind: 'answered'; status: number; retryAfterMs: number | null } | CallFailure;

export interface OutboundNeeds {
  /** Hosts, `host:port` and networks that may be called though they are not public; those named by host also without TLS. */
  allow: readonly string[];
  /** The only ports of what is not allowed by name. */
  ports?: readonly number[];
  now?: () => number;
  lookup?: Lookup;
}

/** Calls what tenants name, and nothing that is not theirs to reach: the one way out for all that goes by HTTP. Redirects are not followed. */
export interface Outbound {
  /** What is wrong with an address, as a sentence; null when it may be called. Names are looked up only when they are called. */
  problemWith(url: string): string | null;
  send(request: OutboundRequest): Promise<OutboundResult>;
  close(): Promise<void>;
}

const maxRead = 65_536;
const usualTimeoutMs = 20_000;

const resolve: Lookup = (host) =>
  new Promise((done, fail) => {
    systemLookup(host, { all: true }, (error, found) => (error ? fail(error) : done(found)));
  });

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

export function createOutbound(needs: OutboundNeeds): Outbound {
  const { allow, ports = [443, 8443], lookup = resolve, now = () => Date.now() } = needs;
  const allowed = readAllowed(allow);
  const rules = { allowed, ports: new Set(ports) };
  const agent = new Agent({
    connect: guardedConnector(allowed, lookup),
    connections: 16,
    keepAliveTimeout: 4_000,
    maxHeaderSize: 16_384,
  });

  async function call({ method, url, headers = {}, body, timeoutMs = usualTimeoutMs, signal }: OutboundRequest) {
    const { origin, pathname, search } = new URL(url);
    const answer = await agent.request({
      origin,
      path: `${pathname}${search}`,
      method,
      headers: { 'user-agent': 'Belfry', ...headers },
      body: body ?? null,
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
    });
    // The status is the answer; what comes after it can only be wasted.
    await readAway(answer.body).catch(() => {});
    return { status: answer.statusCode, retryAfterMs: retryAfterOf(answer.headers['retry-after'], now()) };
  }

  return {
    problemWith: (url) => problemWithUrl(url, rules),
    async send(request) {
      const problem = problemWithUrl(request.url, rules);
      if (problem !== null) return { kind: 'refused', error: problem };
      try {
        return { kind: 'answered', ...(await call(request)) };
      } catch (error) {
        return callFailure(error);
      }
    },
    close: () => agent.destroy(),
  };
}
