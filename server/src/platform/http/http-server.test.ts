import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, startHttp } from './http-server.ts';

let dir: string;
let listening: Listening;
let unready: string | null = null;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'belfry-http-'));
  await mkdir(join(dir, 'assets'));
  await writeFile(join(dir, 'index.html'), '<title>Belfry</title>');
  await writeFile(join(dir, 'assets', 'app-1a2b3c.js'), 'app()');
  await writeFile(join(dir, '..', `${dir.split('/').at(-1)}-secret`), 'secret');
  listening = await startHttp({
    host: '127.0.0.1',
    port: 0,
    cookieName: 'belfry_session',
    graphql: (request, response) => {
      if (request.headers['x-fail']) throw new Error('It fails.');
      response.end('graphql');
    },
    upgrade: (_request, socket) => socket.destroy(),
    schemaText: 'type Query',
    unreadyBecause: async () => unready,
    dashboardDir: dir,
  });
});
afterAll(async () => {
  await listening.close();
  await rm(dir, { recursive: true, force: true });
  await rm(`${dir}-secret`, { force: true });
});

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${listening.port}${path}`, init);

async function answer(path: string, init: RequestInit = {}) {
  const response = await ask(path, init);
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    text: (await response.text()).trim(),
  };
}

test('files with a digest in their name are kept for ever, pages never', async () => {
  expect(await answer('/assets/app-1a2b3c.js')).toEqual({
    status: 200,
    cache: 'public, max-age=31536000, immutable',
    text: 'app()',
  });
  expect(await answer('/')).toMatchObject({ status: 200, cache: 'no-cache' });
});

test.each(['/events/my', '/interactions/SW50?tab=1'])('%s is a page of the dashboard', async (path) => {
  expect(await answer(path)).toMatchObject({ status: 200, text: '<title>Belfry</title>', cache: 'no-cache' });
});

test('a file that is gone is no page', async () => {
  expect(await answer('/assets/app-old.js')).toMatchObject({ status: 404, text: 'There is no such file.' });
});

test('nothing outside the dashboard’s folder is served', async () => {
  const name = `${dir.split('/').at(-1)}-secret`;
  for (const path of [`/../${name}`, `/%2e%2e/${name}`, `/assets/..%2f..%2f${name}`, '/%00', '/%'])
    expect((await answer(path)).text).not.toBe('secret');
});

test('only GET is served beside GraphQL', async () => {
  expect(await answer('/', { method: 'POST' })).toMatchObject({ status: 405 });
});

test('alive is not ready: readiness says what is missing, and comes back', async () => {
  expect(await answer('/readyz')).toEqual({ status: 200, cache: 'no-store', text: 'ready' });
  unready = 'The database cannot be reached.';
  expect(await answer('/readyz')).toMatchObject({ status: 503, text: unready });
  expect(await answer('/livez')).toMatchObject({ status: 200, text: 'alive' });
  unready = null;
  expect(await answer('/readyz')).toMatchObject({ status: 200 });
});

test('every answer has a request id and the headers that keep other sites out', async () => {
  for (const path of ['/', '/graphql', '/livez', '/assets/none.js']) {
    const { headers } = await ask(path);
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});

test('a forged request does not reach GraphQL', async () => {
  const cookie = 'belfry_session=abc';
  const forged = await ask('/graphql', { method: 'POST', headers: { cookie } });
  expect([forged.status, await forged.json()]).toMatchObject([
    403,
    { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
  ]);
  expect((await answer('/graphql', { method: 'POST', headers: { cookie, 'x-belfry-csrf': '1' } })).text).toBe(
    'graphql',
  );
});

test('a fault while answering ends that answer and no other', async () => {
  await expect(ask('/graphql', { headers: { 'x-fail': '1' } })).rejects.toThrow('fetch failed');
  expect((await answer('/graphql')).text).toBe('graphql');
});

test('the schema is served as text', async () => {
  expect(await answer('/schema.graphql')).toMatchObject({ status: 200, text: 'type Query' });
});
