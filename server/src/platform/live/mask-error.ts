import { GraphQLError } from 'graphql';

/** Lets errors through that were made for callers to read, and hides all others. */
export function maskError(error: unknown): GraphQLError {
  if (!(error instanceof GraphQLError)) return unexpected();
  const cause = error.originalError;
  return cause === undefined || cause instanceof GraphQLError ? coded(error) : unexpected(error);
}

/** An error of graphql-js itself (syntax, validation, variables) says nothing but that the request was bad. */
export function coded(error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: { ...extensions, code: 'BAD_REQUEST' },
  });
}

function unexpected(error?: GraphQLError): GraphQLError {
  const place = error ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  return new GraphQLError('Unexpected error.', { ...place, extensions: { code: 'INTERNAL' } });
}
