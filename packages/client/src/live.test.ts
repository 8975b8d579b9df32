import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeSocket } from './fake-socket.fixture.ts';
import { createLiveClient } from './live.ts';
import type { LiveClient, LiveState } from './live-types.ts';

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
});
afterEach(() => vi.useRealTimers());

const query = 'subscription ($after: Cursor) { notes(after: $after) { __typename } }';
const later = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

async function connect(): Promise<FakeSocket> {
  await later();
  const socket = FakeSocket.last;
  socket.opens();
  await later();
  socket.says({ type: 'connection_ack' });
  await later();
  return socket;
}

const next = (id: string, value: unknown) => ({
  type: 'next',
  id,
  payload: { data: { notes: value } },
});
const batch = (cursor: string, previousCursor: string) => ({
  __typename: 'Batch',
  cursor,
  previousCursor,
});
const heartbeat = (cursor: string, serverTime = '2026-11-22T10:00:00.000Z') => ({
  __typename: 'StreamHeartbeat',
  cursor,
  serverTime,
});

interface Batch {
  cursor: string;
}

function watch(client: LiveClient, after: string | null = null) {
  const got: string[] = [];
  const told: string[] = [];
  const handle = client.stream<Batch>(
    { query, after },
    {
      onBatch: ({ cursor }) => void got.push(cursor),
      onResync: ({ reason }) => void told.push(reason),
      onError: ([error]) => void told.push(String(error?.extensions?.code)),
    },
  );
  return { got, told, handle };
}

const clientOf = (more: { refresh?: () => boolean; random?: () => number; states?: LiveState[] } = {}) =>
  createLiveClient({
    url: 'ws://belfry.test/graphql',
    webSocket: FakeSocket,
    random: more.random ?? (() => 0.5),
    ...(more.refresh ? { refresh: more.refresh } : {}),
    onState: (state) => more.states?.push(state),
  });

test('after a cut the stream asks for what follows the last frame applied', async () => {
  const client = clientOf();
  const { got } = watch(client, 'c1');
  const first = await connect();
  first.says(next('1', batch('c2', 'c1')));
  first.says(next('1', heartbeat('c3')));
  first.ends(1006);
  await later(20_000);
  const second = await connect();
  client.close();

  expect(got).toEqual(['c2']);
  expect([first, second].map(({ subscribed }) => subscribed.map(({ payload }) => payload?.variables))).toEqual([
    [{ after: 'c1' }],
    [{ after: 'c3' }],
  ]);
});

test('frames that were applied already are dropped, and a gap is asked for again from the own place', async () => {
  const client = clientOf();
  const { got } = watch(client, 'c1');
  const socket = await connect();
  socket.says(next('1', batch('c2', 'c1')));
  socket.says(next('1', batch('c2', 'c1')));
  socket.says(next('1', batch('c5', 'c4')));
  socket.says(next('1', batch('c6', 'c5')));
  await later(20_000);
  socket.says(next('2', batch('c3', 'c2')));
  client.close();

  expect(got).toEqual(['c2', 'c3']);
  expect(socket.subscribed.map(({ payload }) => payload?.variables)).toEqual([{ after: 'c1' }, { after: 'c2' }]);
});

test('a connection silent for 25 seconds is given up; any message keeps it', async () => {
  const states: LiveState[] = [];
  const client = clientOf({ states });
  watch(client);
  const socket = await connect();
  await later(20_000);
  socket.says({ type: 'ping' });
  await later(24_900);
  const stillLive = client.state.state;
  await later(200);
  const after = client.state.state;
  client.close();

  expect([stillLive, after]).toEqual(['live', 'reconnecting']);
});

test('tries go on for ever, each wait within its jittered bound', async () => {
  const states: LiveState[] = [];
  const client = clientOf({ states, random: () => 1 });
  watch(client);
  for (let tries = 0; tries < 12; tries += 1) {
    await later();
    FakeSocket.last.ends(1006);
    await later(20_000);
  }
  client.close();
  const waits = states.flatMap((state) => (state.state === 'reconnecting' ? [state.inMs] : []));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000]);
});

test('waits start anew after thirty seconds of connection, and never are shorter than a tenth of a second', async () => {
  const states: LiveState[] = [];
  const client = clientOf({ states, random: () => 0 });
  watch(client);
  const socket = await connect();
  for (let seconds = 0; seconds < 40; seconds += 10) {
    await later(10_000);
    socket.says({ type: 'ping' });
  }
  socket.ends(1012);
  await later();
  client.close();
  expect(states.flatMap((state) => (state.state === 'reconnecting' ? [state.inMs] : []))).toEqual([100]);
});

test.each([4401, 4403])('a close with %i asks to refresh; without success the client stops', async (code) => {
  let asked = 0;
  const client = clientOf({ refresh: () => (asked += 1) === 1 });
  watch(client);
  (await connect()).ends(code);
  await later(20_000);
  (await connect()).ends(code);
  await later(60_000);

  expect({ asked, state: client.state, sockets: FakeSocket.all.length }).toEqual({
    asked: 2,
    state: { state: 'stopped', reason: 'not-signed-in' },
    sockets: 2,
  });
  client.close();
});

test('told to start afresh, the stream waits for the page and goes on after the new place', async () => {
  const client = clientOf();
  const page = Promise.withResolvers<void>();
  const told: string[] = [];
  client.stream<Batch>(
    { query, after: 'c1' },
    {
      onBatch: () => {},
      onResync: ({ reason }) => {
        told.push(reason);
        return page.promise;
      },
    },
  );
  const socket = await connect();
  socket.says(next('1', { __typename: 'ResyncRequired', reason: 'CURSOR_TOO_OLD', snapshotCursor: 'c9' }));
  socket.says({ type: 'complete', id: '1' });
  await later(500);
  const before = socket.subscribed.length;
  page.resolve();
  await later();
  client.close();

  expect(told).toEqual(['CURSOR_TOO_OLD']);
  expect([before, socket.subscribed.map(({ payload }) => payload?.variables)]).toEqual([
    1,
    [{ after: 'c1' }, { after: 'c9' }],
  ]);
});

test('a refused stream ends and says why; a fault of the server is asked again', async () => {
  const client = clientOf();
  const refused = watch(client);
  const faulty = watch(client);
  const socket = await connect();
  socket.says({
    type: 'error',
    id: '1',
    payload: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }],
  });
  socket.says({
    type: 'error',
    id: '2',
    payload: [{ message: 'Oh.', extensions: { code: 'INTERNAL' } }],
  });
  await later(20_000);
  client.close();

  expect([refused.told, faulty.told, socket.subscribed.length]).toEqual([['FORBIDDEN'], [], 3]);
});

test('a stream whose variables are wrong ends and says why', async () => {
  const client = clientOf();
  const { got, told } = watch(client);
  const socket = await connect();
  socket.says({
    type: 'next',
    id: '1',
    payload: { errors: [{ message: 'No such field.', extensions: { code: 'BAD_REQUEST' } }] },
  });
  socket.says({ type: 'complete', id: '1' });
  await later(60_000);

  expect([got, told, socket.subscribed.length]).toEqual([[], ['BAD_REQUEST'], 1]);
});

test('a paused stream delivers nothing from that very moment and resumes where it was', async () => {
  const client = clientOf();
  const other = watch(client);
  const { got, handle } = watch(client, 'c1');
  const socket = await connect();
  socket.says(next('2', batch('c2', 'c1')));
  handle.pause();
  socket.says(next('2', batch('c3', 'c2')));
  handle.resume();
  await later();
  socket.says(next('3', batch('c3', 'c2')));
  handle.close();
  socket.says(next('3', batch('c4', 'c3')));
  client.close();

  expect([got, other.got]).toEqual([['c2', 'c3'], []]);
});

test('all streams share one socket, which is closed when the last has ended', async () => {
  const client = clientOf();
  const [one, two] = [watch(client), watch(client)];
  const socket = await connect();
  one.handle.close();
  two.handle.close();
  await later(2000);

  expect({
    sockets: FakeSocket.all.length,
    state: socket.readyState,
    client: client.state,
  }).toEqual({ sockets: 1, state: FakeSocket.CLOSED, client: { state: 'connecting' } });
});

test('the server’s clock is told by its frames', async () => {
  vi.setSystemTime('2026-11-22T10:00:00.000Z');
  const client = clientOf();
  watch(client);
  const socket = await connect();
  socket.says(next('1', heartbeat('c1', '2026-11-22T10:00:04.000Z')));
  socket.says(next('1', heartbeat('c2', '2026-11-22T10:00:05.000Z')));
  client.close();
  expect(client.clockSkew).toBe(5000);
});
