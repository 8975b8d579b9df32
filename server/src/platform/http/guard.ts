import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorCode } from '../graphql/errors.ts';
import { currentRequestId } from '../request-id.ts';
import { presentedBy, type PresentedCredentials } from './presented.ts';

/** The header that pages send with every POST. Other sites cannot make a browser send it. */
export const csrfHeader = 'x-belfry-csrf';

/** Answers a request with a GraphQL error before GraphQL has seen it. */
export function refuse(
  response: ServerResponse,
  status: number,
  { code, message }: { code: ErrorCode; message: string },
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId: currentRequestId() } }] }));
}

/** Whether another site may have sent this: it came with a cookie but without what only our own pages can add. */
export const looksForged = ({ method, headers }: IncomingMessage, cookieName: string): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  headers[csrfHeader] === undefined &&
  knownByCookie(presentedBy(headers, { cookieName }));

const knownByCookie = ({ cookie, bearer }: PresentedCredentials): boolean =>
  cookie !== undefined && bearer === undefined;

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** Scripts and connections only from here; workers and inline styles for the explorer's editor. */
const pagePolicy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  response.setHeader('content-security-policy', pagePolicy);
}
