import {
  createSourceEventStream,
  type ExecutionResult,
  getArgumentValues,
  getVariableValues,
  type GraphQLError,
} from 'graphql';
import type { Context } from '../graphql/context.ts';
import type { ExecutorNeeds } from './executor.ts';
import type { PreparedOperation, PreparedStream } from './operations.ts';
import type { LiveViewer, StreamPlan } from './stream-plan.ts';

export interface StreamRequest {
  readonly operation: PreparedOperation;
  readonly stream: PreparedStream;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: LiveViewer;
}

/** The subscription was refused before it began; the errors are fit to be shown. */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('A subscription was refused.');
    this.errors = errors;
  }
}

export type OpenedStream = { readonly plan: StreamPlan } | { readonly result: ExecutionResult };

/**
 * Asks a subscription's field for its plan: variables first (a wrong one is answered as a result), then the field's
 * own authorization, then the plan. Rejects with StreamRefused when the field refuses.
 */
export async function openStream(needs: ExecutorNeeds, request: StreamRequest): Promise<OpenedStream> {
  const { operation, stream, variables, viewer } = request;
  const coerced = getVariableValues(operation.schema, operation.operation.variableDefinitions ?? [], variables, {
    hideSuggestions: true,
  });
  if (coerced.errors) return { result: { errors: coerced.errors } };
  try {
    const context = await needs.contextFor(viewer);
    await authorize(needs, request, context);
    const args = getArgumentValues(stream.field, stream.node, coerced.coerced);
    return { plan: await stream.source.open(args, viewer, context) };
  } catch (error) {
    if (error instanceof StreamRefused) throw error;
    throw new StreamRefused([needs.maskError(error)]);
  }
}

/** Runs the field's `subscribe`, which carries the authorization that the schema puts around it. */
async function authorize(
  { maskError }: ExecutorNeeds,
  { operation, variables }: StreamRequest,
  contextValue: Context,
): Promise<void> {
  const source = await createSourceEventStream({
    schema: operation.schema,
    document: operation.document,
    operationName: operation.operationName,
    contextValue,
    variableValues: variables,
  });
  if ('errors' in source && source.errors) throw new StreamRefused(source.errors.map(maskError));
}
