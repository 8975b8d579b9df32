import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Typed documents of the server's schema. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: {
    Cursor: string;
    DateTime: string;
    DateTimeOrDuration: string;
    Duration: string;
    EmailAddress: string;
    JSON: unknown;
    URL: string;
  };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
