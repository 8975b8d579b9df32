import { GraphQLError } from 'graphql';
import type { Log } from '../log.ts';
import { currentRequestId } from '../request-id.ts';
import { RequestError } from './errors.ts';

/** Lets through what was made for callers to read, with a code; hides everything else behind a request id that the log knows. */
export function maskErrors({ log }: { log: Log }) {
  return (error: unknown): GraphQLError => {
    const requestId = currentRequestId();
    if (error instanceof GraphQLError && isForCallers(error)) return withCode(error);
    const cause = error instanceof GraphQLError ? error.originalError : error;
    if (isAbort(cause)) log.debug({ requestId }, 'a request was given up by its caller');
    else log.error({ err: cause, requestId }, 'a request failed');
    const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
    return new GraphQLError(`Something went wrong on the server. Quote the request id ${requestId} to its operator.`, {
      ...place,
      extensions: { code: 'INTERNAL', requestId },
    });
  };
}

/** Nobody waits for the answer any more. */
const isAbort = (cause: unknown): boolean => cause instanceof Error && cause.name === 'AbortError';

const isForCallers = ({ originalError }: GraphQLError): boolean =>
  originalError === undefined || originalError === null || originalError instanceof GraphQLError;

/** A query that cannot be understood is told so by the library without a code of ours. */
export function withCode(error: GraphQLError): GraphQLError {
  const known = error.originalError instanceof RequestError ? error.originalError : error;
  const { code, http, ...rest } = known.extensions;
  if (typeof code === 'string' && !code.startsWith('GRAPHQL_')) return error;
  const { message, nodes, source, positions, path } = error;
  const extensions = { ...rest, code: 'BAD_REQUEST', ...(http === undefined ? {} : { http }) };
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });
}
