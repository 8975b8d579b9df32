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
import { createTally } from './tally.ts';

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

export function createEventStreams({
  hub,
  operations,
}: {
  hub: Hub;
  operations: Operations;
}): EventStreams {
  const { parts } = hub;
  const users = createTally(parts.settings.socketsPerUser);

  function errorsOf(error: unknown): readonly GraphQLError[] {
    if (error instanceof StreamRefused) return error.errors;
    if (!(error instanceof GraphQLError))
      parts.log.error({ error }, 'an operation on an event stream failed');
    return [parts.maskError(error)];
  }

  async function feed(
    sink: EventSink,
    operation: PreparedOperation,
    { request, viewer }: EventStreaming,
  ): Promise<void> {
    const variables = request.variables ?? {};
    if (!operation.stream)
      return sink.finish(await resultOf(parts, { operation, variables, viewer }));
    const subscribed = await hub.subscribe({ operation, variables, viewer, sink });
    if ('result' in subscribed) return sink.finish(subscribed.result);
    sink.leave = subscribed.end;
    if (!sink.open) subscribed.end();
  }

  function open({ viewer, response }: EventStreaming): EventSink | null {
    const { socket } = response;
    const key = `${viewer.organizationId}|${viewer.userId ?? viewer.tokenId ?? ''}`;
    if (!socket || !users.take(key)) return null;
    const pump = createPump({
      out: response,
      socket,
      settings: parts.settings,
      metrics: parts.metrics,
      onSlow: () => connection.end(endings.slow),
    });
    const sink = createEventSink(response, pump);
    const connection: Connection = {
      viewer,
      end: ({ code }) => sink.cut(code === 4401 || code === 4403),
      tick: (now) => pump.tick(now),
    };
    hub.connections.add(connection);
    response.on('error', () => response.destroy());
    response.once('close', () => {
      users.give(key);
      sink.closed();
      pump.close();
      hub.connections.remove(connection, 1000);
    });
    return sink;
  }

  return {
    async serve(streaming) {
      const { request, viewer, response } = streaming;
      const operation = operations.prepare(request, viewer);
      if (!('id' in operation)) return answer(response, 400, operation);
      const sink = open(streaming);
      if (!sink)
        return answer(response, 429, [
          new GraphQLError('Too many event streams are open.', {
            extensions: { code: 'THROTTLED' },
          }),
        ]);
      response.writeHead(200, headers);
      response.write(opening);
      await feed(sink, operation, streaming).catch((error: unknown) => sink.fail(errorsOf(error)));
    },
  };
}

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
