import {
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  subscribe,
} from 'graphql';
import { type Context, makeServer, type OperationResult, type Server, type SubscribePayload } from 'graphql-ws';
import { endings } from './connection.ts';
import type { HubParts } from './group-needs.ts';
import type { Hub } from './hub.ts';
import { StreamRefused } from './open-stream.ts';
import type { Operations, PreparedOperation } from './operations.ts';
import { type Authenticate, signIn } from './sign-in.ts';
import type { SocketSession } from './socket-session.ts';
import { createSocketSink } from './socket-sink.ts';
import type { LiveViewer } from './stream-plan.ts';

export interface SocketServerNeeds {
  readonly hub: Hub;
  readonly operations: Operations;
  readonly authenticate: Authenticate;
  /** Counts the user's sockets; false beyond the limit. */
  readonly admit: (session: SocketSession, viewer: LiveViewer) => boolean;
}

interface Asked {
  readonly id: string;
  readonly session: SocketSession;
  readonly operation: PreparedOperation;
  readonly viewer: LiveViewer;
}

type SocketContext = Context<Record<string, unknown> | undefined, SocketSession>;

const refusal = (code: string, message: string): readonly GraphQLError[] => [
  new GraphQLError(message, { extensions: { code } }),
];

/** The protocol is graphql-ws's; what streams, what may be asked and what may be read of errors is ours. */
export function createSocketServer(needs: SocketServerNeeds): Server<SocketSession> {
  const { hub } = needs;
  const { parts } = hub;
  const operations = new SocketOperations(needs);
  return makeServer<Record<string, unknown> | undefined, SocketSession>({
    connectionInitWaitTimeout: parts.settings.initWaitMs,
    onConnect: ({ extra, connectionParams }) =>
      signIn({ parts, authenticate: needs.authenticate, admit: needs.admit }, extra, connectionParams ?? null),
    onSubscribe: (context, id, payload) => operations.argsOf(context, id, payload),
    subscribe: (args) => operations.subscribe(args),
    execute: (args) => operations.execute(args),
    onError: (...[, , , errors]) => operations.shown(errors),
  });
}

class SocketOperations {
  readonly #needs: SocketServerNeeds;
  readonly #parts: HubParts;
  readonly #asked = new WeakMap<ExecutionArgs, Asked>();

  constructor(needs: SocketServerNeeds) {
    this.#needs = needs;
    this.#parts = needs.hub.parts;
  }

  /** What to execute, or why not. Never rejects: graphql-ws would close the socket for good. */
  async argsOf(
    context: SocketContext,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    try {
      return this.#objection(context, id) ?? (await this.#prepared(context.extra, id, payload));
    } catch (error) {
      return this.#errorsOf(error);
    }
  }

  #objection({ extra: session, subscriptions }: SocketContext, id: string): readonly GraphQLError[] | null {
    const { maxIdLength, maxOperations } = this.#parts.settings;
    if (id.length > maxIdLength) {
      session.end(endings.longId);
      return refusal('BAD_REQUEST', endings.longId.reason);
    }
    if (Object.keys(subscriptions).length <= maxOperations) return null;
    return refusal(
      'THROTTLED',
      `A socket carries at most ${maxOperations} operations at a time. Complete some, or open another.`,
    );
  }

  async #prepared(
    session: SocketSession,
    id: string,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const { viewer } = session;
    if (!viewer) return refusal('UNAUTHENTICATED', 'Nobody is signed in.');
    const operation = this.#needs.operations.prepare(payload, viewer);
    if (!('id' in operation)) return operation;
    const contextValue = operation.stream ? null : await this.#parts.contextFor(await this.#parts.viewerNow(viewer));
    const { schema, document, operationName } = operation;
    const args: ExecutionArgs = {
      schema,
      document,
      operationName,
      variableValues: payload.variables ?? {},
      contextValue,
      rootValue: undefined,
    };
    this.#asked.set(args, { id, session, operation, viewer });
    return args;
  }

  async subscribe(args: ExecutionArgs): Promise<Awaited<OperationResult>> {
    const asked = this.#asked.get(args);
    this.#asked.delete(args);
    if (asked?.operation.stream) return this.#stream(asked, args.variableValues ?? {});
    const result = await subscribe(args);
    return Symbol.asyncIterator in result ? result : this.#masked(result);
  }

  async #stream(
    { id, session, operation, viewer }: Asked,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Awaited<OperationResult>> {
    const sink = createSocketSink(id, session.pump);
    const forget = (): void => void session.sinks.delete(sink);
    session.sinks.add(sink);
    sink.leave = forget;
    try {
      const subscribed = await this.#needs.hub.subscribe({ operation, variables, viewer, sink });
      if ('result' in subscribed) {
        forget();
        return this.#masked(subscribed.result);
      }
      sink.leave = () => {
        forget();
        subscribed.end();
      };
      if (!sink.open) sink.leave();
    } catch (error) {
      forget();
      sink.fail(this.#errorsOf(error));
    }
    return sink.iterator;
  }

  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    return this.#masked(await execute(args));
  }

  shown(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[] {
    const cause = errors[0]?.originalError;
    const those = cause instanceof StreamRefused ? cause.errors : errors.map(this.#parts.maskError);
    return those.map((error) => error.toJSON());
  }

  #masked({ errors, ...result }: ExecutionResult): ExecutionResult {
    return errors ? { ...result, errors: errors.map(this.#parts.maskError) } : result;
  }

  #errorsOf(error: unknown): readonly GraphQLError[] {
    if (error instanceof StreamRefused) return error.errors;
    if (!(error instanceof GraphQLError)) this.#parts.log.error({ error }, 'an operation on a socket failed');
    return [this.#parts.maskError(error)];
  }
}
