import type { TadaDocumentNode } from 'gql.tada';
import { useCallback } from 'react';
import { useQuery, type AnyVariables } from 'urql';
import { problemOf, type Problem } from './problem.ts';

/** What a view has of its data. */
export type DataState<Data> =
  | { state: 'loading' }
  | { state: 'failed'; problem: Problem }
  /** `stale`: newer data is on its way. `problem`: it could not be had, and this is the old. */
  | { state: 'ready'; data: Data; stale: boolean; problem: Problem | null };

/** Reads a bounded page: from memory at once when it was read before, then from the server. */
export function useData<Data, Variables extends AnyVariables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): DataState<Data> & { refresh: () => void } {
  const [result, execute] = useQuery<Data, Variables>({ query: document, variables, pause });
  const refresh = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return { ...stateOf(result), refresh };
}

interface QueryResult<Data> {
  data?: Data | undefined;
  error?: Parameters<typeof problemOf>[0] | undefined;
  fetching: boolean;
  stale: boolean;
}

function stateOf<Data>({ data, error, fetching, stale }: QueryResult<Data>): DataState<Data> {
  const problem = error ? problemOf(error) : null;
  if (data !== undefined && data !== null) {
    return { state: 'ready', data, stale: stale || fetching, problem };
  }
  if (problem && !fetching) return { state: 'failed', problem };
  return { state: 'loading' };
}
