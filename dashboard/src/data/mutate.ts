import type { AnyVariables } from '@urql/core';
import type { TadaDocumentNode } from 'gql.tada';
import { useCallback, useState } from 'react';
import { graphqlClient } from './graphql-client.ts';
import { problemIn, problemOf, type Problem } from './problem.ts';

type ErrorMember = { __typename: `${string}Error` };

/** The success member of the union of a mutation's one field. */
export type Success<Data> = Exclude<NonNullable<Data[keyof Data]>, ErrorMember>;

/** What became of a mutation: expected failures are values. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** Runs a mutation with one field. Its document selects `__typename` and, of errors, `message` and `code`. */
export async function mutate<Data, Variables extends AnyVariables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Outcome<Success<Data>>> {
  const result = await graphqlClient.mutation<Data, Variables>(document, variables).toPromise();
  if (result.error) return { ok: false, problem: problemOf(result.error) };
  const member = Object.values(result.data ?? {})[0];
  const problem = problemIn(member);
  if (problem) return { ok: false, problem };
  if (!isSuccess<Data>(member)) return { ok: false, problem: nothing };
  return { ok: true, value: member };
}

function isSuccess<Data>(member: unknown): member is Success<Data> {
  return typeof member === 'object' && member !== null;
}

const nothing: Problem = {
  code: 'INTERNAL',
  message: 'The server gave no answer.',
  issues: [],
  requestId: null,
};

/** A mutation with its state, for forms: one at a time. */
export function useMutate<Data, Variables extends AnyVariables>(
  document: TadaDocumentNode<Data, Variables>,
): {
  run: (variables: Variables) => Promise<Outcome<Success<Data>>>;
  busy: boolean;
  problem: Problem | null;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (variables: Variables) => {
      setBusy(true);
      const outcome = await mutate(document, variables);
      setBusy(false);
      setProblem(outcome.ok ? null : outcome.problem);
      return outcome;
    },
    [document],
  );
  return { run, busy, problem };
}
