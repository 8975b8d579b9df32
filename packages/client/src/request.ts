import type { WireError } from './live-types.ts';

/** A document's text that knows what it takes and gives. Make one with `graphql<Data, Variables>(text)` or any tool whose documents print as text. */
export interface GraphqlDocument<Data, Variables> {
  toString(): string;
  /** Types only; never there. */
  __types?: (variables: Variables) => Data;
}

export interface RequestOptions {
  /** `https://…/graphql` */
  url: string;
  /** An API token. Absent in a browser that has the session's cookie. */
  token?: string | (() => string | Promise<string>);
  headers?: Readonly<Record<string, string>>;
  /** The machine's own by default. */
  fetch?: typeof fetch;
  /** Milliseconds until a request counts as lost; 30,000 by default. */
  timeoutMs?: number;
}

/** Sends one query or mutation and answers its data. Rejects with RequestFailure. */
export type Request = <Data, Variables extends object>(
  document: GraphqlDocument<Data, Variables> | string,
  variables?: Variables,
  signal?: AbortSignal,
) => Promise<Data>;

export type FailureKind =
  /** No answer: it may or may not have been done. */
  | 'network'
  /** An answer that is no GraphQL result. */
  | 'http'
  /** The server answered with errors. */
  | 'graphql';

interface FailureDetails {
  kind: FailureKind;
  status?: number;
  errors?: readonly WireError[];
  retryAfterMs?: number;
  cause?: unknown;
}

/** Why a request gave no data. `retryable` when the same request may well succeed later. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly kind: FailureKind;
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  readonly errors: readonly WireError[];
  /** How long the server asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, details: FailureDetails) {
    super(message, { cause: details.cause });
    this.kind = details.kind;
    this.status = details.status ?? null;
    this.errors = details.errors ?? [];
    this.retryAfterMs = details.retryAfterMs ?? null;
  }

  get retryable(): boolean {
    if (this.kind === 'network') return true;
    if (this.errors.some((error) => transientCodes.has(error.extensions?.code ?? ''))) return true;
    return this.status !== null && transientStatuses.has(this.status);
  }
}

const transientCodes: ReadonlySet<string> = new Set(['BUSY', 'THROTTLED', 'INTERNAL']);
const transientStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** A typed `fetch` of GraphQL documents. */
export function createRequest(options: RequestOptions): Request {
  const send = options.fetch ?? fetch;
  return async <Data, Variables extends object>(
    document: GraphqlDocument<Data, Variables> | string,
    variables?: Variables,
    signal?: AbortSignal,
  ): Promise<Data> => {
    const limits = [AbortSignal.timeout(options.timeoutMs ?? 30_000), ...(signal ? [signal] : [])];
    const body = JSON.stringify({ query: document.toString(), variables: variables ?? {} });
    const init = {
      method: 'POST',
      headers: await headersOf(options),
      body,
      signal: AbortSignal.any(limits),
    };
    const response = await exchange(send, options.url, init);
    return dataOf<Data>(response);
  };
}

async function headersOf({ token, headers }: RequestOptions): Promise<Record<string, string>> {
  const bearer = typeof token === 'function' ? await token() : token;
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'x-belfry-csrf': '1',
    ...headers,
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
}

interface Exchanged {
  response: Response;
  text: string;
}

async function exchange(send: typeof fetch, url: string, init: RequestInit): Promise<Exchanged> {
  try {
    const response = await send(url, init);
    return { response, text: await response.text() };
  } catch (cause) {
    throw new RequestFailure('The server gave no answer.', { kind: 'network', cause });
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly WireError[];
}

function dataOf<Data>({ response, text }: Exchanged): Data {
  const answer = readAnswer<Data>(text);
  const retryAfterMs = retryAfterOf(response, answer?.errors ?? []);
  const wait = retryAfterMs === null ? {} : { retryAfterMs };
  if (answer === null) {
    throw new RequestFailure(`The server answered ${response.status} and no GraphQL result.`, {
      kind: 'http',
      status: response.status,
      ...wait,
    });
  }
  const { data, errors = [] } = answer;
  if (errors.length === 0 && data !== undefined && data !== null) return data;
  const message = errors[0]?.message ?? 'The server answered no data.';
  throw new RequestFailure(message, { kind: 'graphql', status: response.status, errors, ...wait });
}

function readAnswer<Data>(text: string): Answer<Data> | null {
  try {
    const answer: unknown = JSON.parse(text);
    return isAnswer<Data>(answer) ? answer : null;
  } catch {
    return null;
  }
}

const isAnswer = <Data>(value: unknown): value is Answer<Data> =>
  typeof value === 'object' &&
  value !== null &&
  ('data' in value || ('errors' in value && Array.isArray(value.errors)));

function retryAfterOf(response: Response, errors: readonly WireError[]): number | null {
  const inBody = errors.map((error) => error.extensions?.['retryAfter']).find((seconds) => typeof seconds === 'number');
  const seconds = inBody ?? Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}
