/** Why an address was not called: it, or what its name led to, is not for tenants to reach. */
export class BlockedError extends Error {
  override readonly name = 'BlockedError';
  readonly code = 'BLOCKED';
}

const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'Its name cannot be found.',
  EAI_AGAIN: 'Its name cannot be looked up just now.',
  ECONNREFUSED: 'It refuses connections.',
  ECONNRESET: 'It broke off the connection.',
  UND_ERR_SOCKET: 'It broke off the connection.',
  UND_ERR_CONNECT_TIMEOUT: 'It did not take the connection in time.',
  UND_ERR_HEADERS_TIMEOUT: 'It did not answer in time.',
  UND_ERR_BODY_TIMEOUT: 'It did not finish its answer in time.',
  TimeoutError: 'It did not answer in time.',
  AbortError: 'The server stopped before it answered.',
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** An error with all that led to it, from the outside in. */
function chainOf(error: unknown, depth = 0): object[] {
  if (!isObject(error) || depth > 5) return [];
  const within = error instanceof AggregateError ? error.errors : [];
  return [error, ...within.filter(isObject), ...chainOf(Reflect.get(error, 'cause'), depth + 1)];
}

export type CallFailure = { kind: 'refused'; error: string } | { kind: 'failed'; error: string };

/** What an error of a call means, in words that tell nothing of what lies behind the address. */
export function callFailure(error: unknown): CallFailure {
  const chain = chainOf(error);
  const blocked = chain.find((one) => one instanceof BlockedError);
  if (blocked) return { kind: 'refused', error: blocked.message };
  const names = chain.flatMap((one) => [Reflect.get(one, 'code'), Reflect.get(one, 'name')]).map(String);
  const known = names.find((name) => Object.hasOwn(sentences, name));
  const [other = 'no reason given'] = names.filter((name) => name !== 'undefined' && name !== 'Error');
  return { kind: 'failed', error: (known && sentences[known]) ?? `It cannot be reached (${other.slice(0, 80)}).` };
}
