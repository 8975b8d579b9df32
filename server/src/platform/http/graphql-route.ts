import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignedInViewer } from '../graphql/context.ts';
import type { EventStreams, OperationRequest } from '../live/index.ts';
import { refuse } from './guard.ts';

interface Needs {
  /** GraphQL over HTTP, told who asks. */
  yoga: (request: IncomingMessage, response: ServerResponse, viewer: SignedInViewer | null) => void | Promise<void>;
  streams: EventStreams;
  authenticate: (request: IncomingMessage) => Promise<SignedInViewer | null>;
}

const bodyAtMost = 8 * 1024 * 1024;

/** Event streams go to the live hub, everything else to GraphQL over HTTP. */
export const graphqlRoute =
  ({ yoga, streams, authenticate }: Needs) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (Number(request.headers['content-length'] ?? 0) > bodyAtMost) {
      refuse(response, 413, { code: 'BAD_REQUEST', message: 'The request is larger than 8 MiB. Send less at a time.' });
      return;
    }
    const viewer = await authenticate(request);
    if (!prefersEvents(request.headers.accept ?? '')) return yoga(request, response, viewer);
    if (!viewer)
      return refuse(response, 401, { code: 'UNAUTHENTICATED', message: 'Sign in first, or send a valid token.' });
    const asked = await readOperation(request);
    if (!asked)
      return refuse(response, 400, {
        code: 'BAD_REQUEST',
        message: 'Send a JSON object with "query", or the same as parameters of a GET.',
      });
    return streams.serve({ request: asked, viewer, response });
  };

/** Many clients name event streams last among all they understand: they want JSON. */
function prefersEvents(accept: string): boolean {
  const [events, json] = [accept.indexOf('text/event-stream'), accept.search(/json|\*\/\*/)];
  return events >= 0 && (json < 0 || events < json);
}

async function readOperation(request: IncomingMessage): Promise<OperationRequest | null> {
  if (request.method === 'GET') return fromParameters(new URL(request.url ?? '/', 'http://localhost').searchParams);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > bodyAtMost) return null;
    chunks.push(bytes);
  }
  return operationOf(parsed(Buffer.concat(chunks).toString()));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const fromParameters = (parameters: URLSearchParams): OperationRequest | null =>
  operationOf({
    query: parameters.get('query'),
    operationName: parameters.get('operationName'),
    variables: parsed(parameters.get('variables') ?? 'null'),
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function operationOf(value: unknown): OperationRequest | null {
  if (!isRecord(value) || typeof value['query'] !== 'string') return null;
  const { query, operationName, variables } = value;
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isRecord(variables) ? variables : null,
  };
}
