import { GraphQLError } from 'graphql';

/** Lets errors through that were made for callers to read, and hides all others. */
export function maskError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return unexpected();
  const cause = error.originalError;
  return cause === undefined || cause instanceof GraphQLError ? error : unexpected(error);
}

function unexpected(error?: GraphQLError): GraphQLError {
  const place = error ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  return new GraphQLError('Unexpected error.', { ...place, extensions: { code: 'INTERNAL' } });
}
