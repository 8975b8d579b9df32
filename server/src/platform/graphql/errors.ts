import { GraphQLError } from 'graphql';

/** The closed list of top-level error codes. Everything a caller can expect beside these is data in a result union. */
export const errorCodes = {
  UNAUTHENTICATED: { status: 401, meaning: 'Nobody is signed in. Sign in, or send a valid token.' },
  FORBIDDEN: { status: 403, meaning: 'The role or token does not allow this.' },
  BAD_REQUEST: { status: 400, meaning: 'The request cannot be understood. The message says what to change.' },
  BAD_CURSOR: {
    status: 400,
    meaning: 'The cursor is damaged, or of another organization or stream. Start from a fresh one.',
  },
  NOT_FOUND: { status: 404, meaning: 'There is no such thing, or it is not yours to see.' },
  THROTTLED: { status: 429, meaning: 'Too many requests. Try again after the time named in retryAfter (seconds).' },
  BUSY: {
    status: 503,
    meaning: 'The backlog is full and nothing was recorded. Send the same again after retryAfter (seconds).',
  },
  INTERNAL: { status: 500, meaning: 'A fault of the server. Quote the request id to its operator.' },
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** A top-level error that callers may read. Anything else that is thrown is masked. */
export class RequestError extends GraphQLError {
  override readonly name = 'RequestError';

  constructor(code: ErrorCode, message: string, more: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...more, http: { status: errorCodes[code].status } } });
  }
}

export const unauthenticated = (): RequestError =>
  new RequestError('UNAUTHENTICATED', 'Sign in first, or send a valid token.');

export const forbidden = (permission: string): RequestError =>
  new RequestError('FORBIDDEN', `Your role does not include "${permission}". Ask an administrator for it.`, {
    permission,
  });

/** For a field whose permission the schema demands. */
export const notIncluded = (): RequestError =>
  new RequestError(
    'FORBIDDEN',
    'Your role or token does not include the permission for this. Ask an administrator for it.',
  );
