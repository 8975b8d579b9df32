import type { GraphiQLProps } from 'graphiql';
import { GraphQLError, parse, type ExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';

type Fetcher = GraphiQLProps['fetcher'];
type Operation = Parameters<Fetcher>[0];

/** Whether the operation that would run is a subscription. */
export function isSubscription({ query, operationName }: Operation): boolean {
  return parse(query).definitions.some(
    (definition) =>
      definition.kind === 'OperationDefinition' &&
      definition.operation === 'subscription' &&
      (!operationName || definition.name?.value === operationName),
  );
}

async function post(operation: Operation, headers: Record<string, string>): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      'x-belfry-csrf': '1',
      ...headers,
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

async function* subscribe(operation: Operation): AsyncGenerator<ExecutionResult> {
  const { protocol, host } = globalThis.location;
  const client = createClient({ url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql` });
  const { query, variables, operationName = null } = operation;
  const results = client.iterate({ query, variables, operationName });
  try {
    for await (const { data = null, errors = [] } of results) {
      const thrown = errors.map(({ message, ...rest }) => new GraphQLError(message, rest));
      yield thrown.length === 0 ? { data } : { data, errors: thrown };
    }
  } finally {
    await client.dispose();
  }
}

/** Sends what is written in the explorer: subscriptions over a socket, the rest by POST. */
export const fetchOperation: Fetcher = (operation, options) =>
  isSubscription(operation) ? subscribe(operation) : post(operation, options?.headers ?? {});
