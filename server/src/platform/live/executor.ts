import { randomBytes } from 'node:crypto';
import { execute, type ExecutionResult, type GraphQLError } from 'graphql';
import type { Context } from '../graphql/context.ts';
import { encode, type Encoded, payloadOf, type Payload } from './encoded.ts';
import type { PreparedOperation } from './operations.ts';
import type { LiveViewer } from './stream-plan.ts';

/** What a group needs to turn a value into the bytes of a result. */
export interface ExecutorNeeds {
  /** A fresh GraphQL context, made for one execution and never kept: authorization answers are remembered in it. */
  readonly contextFor: (viewer: LiveViewer) => Context | Promise<Context>;
  readonly maskError: (error: unknown) => GraphQLError;
}

export interface Asked {
  readonly operation: PreparedOperation;
  readonly fieldName: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Stands where the cursor that differs belongs; shaped as a cursor, and never sent. */
export const cursorSlot = randomBytes(48).toString('base64url');

/** A frame that resolved to nothing: the stream cannot go on. */
export class FrameFailure extends Error {
  override readonly name = 'FrameFailure';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('A frame of a stream could not be made.');
    this.errors = errors;
  }
}

/** Executes a stream's document for one value of its field. Rejects with FrameFailure when nothing came out. */
export interface Executor {
  encode(value: unknown, viewer: LiveViewer): Promise<Encoded>;
  /** As `encode`, for values that hold `cursorSlot`. */
  payload(value: unknown, viewer: LiveViewer): Promise<Payload>;
}

export function createExecutor(
  { contextFor, maskError }: ExecutorNeeds,
  { operation, fieldName, variables }: Asked,
): Executor {
  async function run(value: unknown, viewer: LiveViewer): Promise<string> {
    const { data, errors }: ExecutionResult = await execute({
      schema: operation.schema,
      document: operation.document,
      operationName: operation.operationName,
      rootValue: { [fieldName]: value },
      contextValue: await contextFor(viewer),
      variableValues: variables,
    });
    const masked = errors?.map(maskError);
    if (data === null || data === undefined) throw new FrameFailure(masked ?? [maskError(null)]);
    return JSON.stringify(masked ? { data, errors: masked } : { data });
  }

  return {
    encode: async (value, viewer) => encode(await run(value, viewer)),
    payload: async (value, viewer) => payloadOf(await run(value, viewer), cursorSlot),
  };
}
