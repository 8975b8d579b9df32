import { expect, test } from 'vitest';
import { createRequest, RequestFailure } from './request.ts';

interface Seen {
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

function answering(answer: () => Response | Promise<Response>) {
  const seen: Seen[] = [];
  const send = async (url: unknown, init?: RequestInit): Promise<Response> => {
    seen.push({
      url: String(url),
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
    });
    return answer();
  };
  return { seen, send: send as typeof fetch };
}

const json = (value: unknown, init?: ResponseInit): Response => new Response(JSON.stringify(value), init);

test('a request sends the document, its variables and the token, and answers the data', async () => {
  const { seen, send } = answering(() => json({ data: { hello: 'world' } }));
  const request = createRequest({
    url: 'http://belfry.test/graphql',
    token: () => 'secret',
    fetch: send,
  });
  const data = await request<{ hello: string }, { name: string }>('query Hello { hello }', {
    name: 'Ada',
  });
  expect(data).toEqual({ hello: 'world' });
  expect(seen).toEqual([
    {
      url: 'http://belfry.test/graphql',
      headers: expect.objectContaining({
        authorization: 'Bearer secret',
        'content-type': 'application/json',
      }),
      body: { query: 'query Hello { hello }', variables: { name: 'Ada' } },
    },
  ]);
});

test.each([
  [
    'no answer',
    () => Promise.reject(new TypeError('fetch failed')),
    { kind: 'network', status: null, retryable: true, retryAfterMs: null },
  ],
  [
    'a proxy’s page',
    () => new Response('<html>', { status: 502 }),
    { kind: 'http', status: 502, retryable: true, retryAfterMs: null },
  ],
  [
    'a page of another server',
    () => new Response('<html>', { status: 404 }),
    { kind: 'http', status: 404, retryable: false, retryAfterMs: null },
  ],
  [
    'busy',
    () => json({ errors: [{ message: 'Busy.', extensions: { code: 'BUSY', retryAfter: 2 } }] }),
    { kind: 'graphql', status: 200, retryable: true, retryAfterMs: 2000 },
  ],
  [
    'throttled',
    () => json({ errors: [{ message: 'Slow down.' }] }, { status: 429, headers: { 'retry-after': '3' } }),
    { kind: 'graphql', status: 429, retryable: true, retryAfterMs: 3000 },
  ],
  [
    'forbidden',
    () => json({ data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] }),
    { kind: 'graphql', status: 200, retryable: false, retryAfterMs: null },
  ],
] as const)('%s is told as a failure that says whether to try again', async (_name, answer, expected) => {
  const { send } = answering(answer);
  const failure = await createRequest({ url: 'http://belfry.test/graphql', fetch: send })('{ hello }').catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(RequestFailure);
  const { kind, status, retryable, retryAfterMs } = failure as RequestFailure;
  expect({ kind, status, retryable, retryAfterMs }).toEqual(expected);
});
