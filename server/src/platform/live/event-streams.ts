import type { ServerResponse } from 'node:http';
import { execute, type ExecutionResult, GraphQLError } from 'graphql';
import { type Connection, endings } from './connection.ts';
import { createEventSink, type EventSink } from './event-sink.ts';
import type { HubParts } from './group-needs.ts';
import type { Hub, Subscribing } from './hub.ts';
import { StreamRefused } from './open-stream.ts';
import type { OperationRequest, Operations, PreparedOperation } from './operations.ts';
import { createPump } from './pump.ts';
import type { LiveViewer } from './stream-plan.ts';
import { createUserPlaces, type UserPlaces } from './user-places.ts';

export interface EventStreaming {
  readonly request: OperationRequest;
  readonly viewer: LiveViewer;
  readonly response: ServerResponse;
}

/** GraphQL over server-sent events, one connection an operation ("distinct connections mode"). */
export interface EventStreams {
  /** Answers the request; resolves when the answer has begun or is complete. */
  serve(streaming: EventStreaming): Promise<void>;
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};
const opening = Buffer.from(':\n\n');

export function createEventStreams({ hub, operations }: Needs): EventStreams {
  return new UserEventStreams(hub, operations);
}

interface Needs {
  readonly hub: Hub;
  readonly operations: Operations;
}

class UserEventStreams implements EventStreams {
  readonly #hub: Hub;
  readonly #operations: Operations;
  readonly #users: UserPlaces;

  constructor(hub: Hub, operations: Operations) {
    this.#hub = hub;
    this.#operations = operations;
    this.#users = createUserPlaces(hub.parts.settings.socketsPerUser);
  }

  async serve(streaming: EventStreaming): Promise<void> {
    const { request, viewer, response } = streaming;
    const operation = this.#operations.prepare(request, viewer);
    if (!('id' in operation)) return answer(response, 400, operation);
    const sink = this.#open(streaming);
    if (!sink) return answer(response, 429, [tooMany()]);
    response.writeHead(200, headers);
    response.write(opening);
    try {
      await this.#feed(sink, operation, streaming);
    } catch (error) {
      sink.fail(this.#errorsOf(error));
    }
  }

  async #feed(sink: EventSink, operation: PreparedOperation, { request, viewer }: EventStreaming): Promise<void> {
    const variables = request.variables ?? {};
    if (!operation.stream) return sink.finish(await resultOf(this.#hub.parts, { operation, variables, viewer }));
    const subscribed = await this.#hub.subscribe({ operation, variables, viewer, sink });
    if ('result' in subscribed) return sink.finish(subscribed.result);
    sink.leave = subscribed.end;
    if (!sink.open) subscribed.end();
  }

  #open({ viewer, response }: EventStreaming): EventSink | null {
    const { connections, parts } = this.#hub;
    const { socket } = response;
    const place = this.#users.reserve(viewer);
    if (!socket || !place) return null;
    const onSlow = (): void => connection.end(endings.slow);
    const pump = createPump({
      out: response,
      socket,
      settings: parts.settings,
      metrics: parts.metrics,
      onSlow,
    });
    const sink = createEventSink(response, pump);
    const connection: Connection = {
      viewer,
      end: ({ code }) => sink.cut(code === endings.notSignedIn.code || code === endings.expired.code),
      tick: (now) => pump.tick(now),
    };
    connections.add(connection);
    response.on('error', () => response.destroy());
    response.once('close', () => {
      place.give();
      sink.closed();
      pump.close();
      connections.remove(connection, 1000);
    });
    return sink;
  }

  #errorsOf(error: unknown): readonly GraphQLError[] {
    const { log, maskError } = this.#hub.parts;
    if (error instanceof StreamRefused) return error.errors;
    if (!(error instanceof GraphQLError)) log.error({ error }, 'an operation on an event stream failed');
    return [maskError(error)];
  }
}

const tooMany = (): GraphQLError =>
  new GraphQLError('Too many event streams are open. Close some.', {
    extensions: { code: 'THROTTLED' },
  });

function answer(response: ServerResponse, status: number, errors: readonly GraphQLError[]): void {
  response.writeHead(status, {
    'content-type': 'application/graphql-response+json; charset=utf-8',
  });
  response.end(JSON.stringify({ errors }));
}

async function resultOf(
  parts: HubParts,
  { operation, variables, viewer }: Omit<Subscribing, 'sink'>,
): Promise<ExecutionResult> {
  const { schema, document, operationName } = operation;
  if (operation.operation.operation === 'mutation')
    throw new GraphQLError('Send mutations as plain POST requests.', {
      extensions: { code: 'BAD_REQUEST' },
    });
  const contextValue = await parts.contextFor(await parts.viewerNow(viewer));
  const { errors, ...result } = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
  });
  return errors ? { ...result, errors: errors.map(parts.maskError) } : result;
}
