import { afterEach, expect, test } from 'vitest';
import { documents, type Fixture, startFixture, until } from './live.fixture.ts';
import { handshake, subscribe, talk } from './socket.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

const messageOf = (payload: unknown): unknown => JSON.parse(JSON.stringify(payload));

test('a socket that never says connection_init is closed with 4408', async () => {
  fixture = await startFixture({ settings: { initWaitMs: 30 } });
  const talker = await talk(fixture.url);
  expect((await talker.closed).code).toBe(4408);
});

test('a sign-in that takes too long is closed with 4408', async () => {
  fixture = await startFixture({ settings: { connectWaitMs: 30 }, signInMs: 200 });
  const talker = await talk(fixture.url);
  talker.say({ type: 'connection_init', payload: { authorization: 'ada@one' } });
  expect((await talker.closed).code).toBe(4408);
});

test('a second connection_init is closed with 4429', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say({ type: 'connection_init' });
  expect((await talker.closed).code).toBe(4429);
});

test('a subscribe before the acknowledgement is closed with 4401', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  talker.say(subscribe('1', documents.notes));
  expect((await talker.closed).code).toBe(4401);
});

test('somebody unknown is closed with 4401', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  talker.say({ type: 'connection_init' });
  expect(await talker.closed).toEqual({ code: 4401, reason: 'not-signed-in' });
});

test('no subprotocol is closed with 4406', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url, { protocol: null });
  expect((await talker.closed).code).toBe(4406);
});

test.each([
  ['of two letters', 'ab'],
  ['of 200 letters', 'x'.repeat(200)],
])('a duplicate id %s is closed with 4409', async (_name, id) => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say(subscribe(id, documents.notes));
  talker.say(subscribe(id, documents.notes));
  expect((await talker.closed).code).toBe(4409);
});

test.each([
  ['an unknown type', (talker: Awaited<ReturnType<typeof talk>>) => talker.say({ type: 'hello' })],
  ['text that is no JSON', (talker: Awaited<ReturnType<typeof talk>>) => talker.say('{')],
  ['a binary frame', (talker: Awaited<ReturnType<typeof talk>>) => talker.ws.send(Buffer.from('{"type":"ping"}'))],
])('%s is closed with 4400', async (_name, send) => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  send(talker);
  expect((await talker.closed).code).toBe(4400);
});

test.each([
  ['a syntax error', 'subscription {', {}],
  ['more tokens than allowed', `{ ${'hello '.repeat(1100)} }`, {}],
  ['an unknown field', '{ nothing }', {}],
  ['a refused stream', documents.notes, { kind: 'forbidden' }],
  ['a stream that throws', documents.notes, { kind: 'fault' }],
])('%s is answered with an error message, and the socket stays open', async (_name, query, variables) => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say(subscribe('1', query, variables));
  const refused = await talker.hears('error', '1');
  talker.say(subscribe('2', '{ hello }'));
  const answered = await talker.hears('next', '2');
  expect(JSON.stringify(refused)).not.toContain('secret detail');
  expect(answered.payload).toEqual({ data: { hello: 'world' } });
});

test('a resolver that throws is masked', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say(subscribe('1', '{ broken }'));
  const { payload } = await talker.hears('next', '1');
  expect(messageOf(payload)).toEqual({
    data: { broken: null },
    errors: [
      {
        message: 'Unexpected error.',
        locations: [{ line: 1, column: 3 }],
        path: ['broken'],
        extensions: { code: 'INTERNAL' },
      },
    ],
  });
});

test('a frame that throws ends its stream with a masked error', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say(
    subscribe(
      '1',
      'subscription { notes { ... on StreamHeartbeat { cursor } ... on NoteBatch { notes { broken } cursor } } }',
    ),
  );
  await talker.hears('next', '1');
  fixture.append('one', [{}]);
  const { payload } = await talker.hears('next', '1');
  expect(JSON.stringify(payload)).not.toContain('secret detail');
});

test('a variable of the wrong type is answered with a result of errors', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say(
    subscribe('1', 'subscription ($size: Int) { notes(size: $size) { __typename } }', {
      size: 'many',
    }),
  );
  const { payload } = await talker.hears('next', '1');
  expect(messageOf(payload)).toEqual({
    errors: [expect.objectContaining({ message: expect.stringContaining('$size') })],
  });
});

test('the fifty-first operation on a socket is refused, and the fifty go on', async () => {
  fixture = await startFixture({ settings: { messagesPerSecond: 1000, messageBurst: 1000 } });
  const talker = await talk(fixture.url);
  await talker.init();
  for (let id = 1; id <= 51; id += 1) talker.say(subscribe(String(id), documents.notes));
  const refused = await talker.hears('error');
  await until(() => fixture.hub.counts().subscriptions === 50);
  expect(refused).toEqual({
    type: 'error',
    id: '51',
    payload: [expect.objectContaining({ extensions: { code: 'THROTTLED' } })],
  });
});

test('a message of more than 64 KiB is closed with 1009', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  talker.say({ type: 'ping', payload: { text: 'x'.repeat(65_536) } });
  expect((await talker.closed).code).toBe(1009);
});

test('a flood of messages is closed with 4420', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init();
  for (let count = 0; count < 60; count += 1) talker.say({ type: 'ping' });
  expect((await talker.closed).code).toBe(4420);
});

test('a peer that does not answer pings is given up', async () => {
  fixture = await startFixture({ settings: { keepAliveMs: 40, tickMs: 10 } });
  const talker = await talk(fixture.url, { autoPong: false });
  await talker.init();
  expect((await talker.closed).code).toBe(1006);
  await until(() => fixture.hub.counts().connections === 0);
});

test.each([
  [{ Origin: 'http://belfry.test' }, 101],
  [{ Origin: 'http://belfry.test', Cookie: 'ada@one' }, 101],
  [{}, 101],
  [{ Cookie: 'ada@one' }, 403],
  [{ Origin: 'null' }, 403],
  [{ Origin: '' }, 403],
  [{ Origin: 'http://BELFRY.test' }, 403],
  [{ Origin: 'http://belfry.test.evil.test' }, 403],
  [{ Origin: 'http://evil.belfry.test' }, 403],
  [{ Origin: 'http://belfry.test:81' }, 403],
  [{ Origin: 'https://belfry.test' }, 403],
  [{ Origin: 'http://belfry.test/' }, 403],
])('a handshake with %j is answered with %i', async (headers, status) => {
  fixture = await startFixture();
  const answer = await handshake(fixture.port, { ...headers });
  answer.socket.destroy();
  expect(answer.status).toBe(status);
});

test('another path is not found, and a node that drains asks to come back later', async () => {
  fixture = await startFixture();
  const elsewhere = await handshake(fixture.port, {}, '/elsewhere');
  await fixture.upgrades.drain(0);
  const draining = await handshake(fixture.port, {});
  expect([elsewhere.status, draining.status]).toEqual([404, 503]);
  expect(draining.headers).toContain('Retry-After: 5');
});

test('handshakes beyond the rate, and sockets beyond a user’s or an address’s number, are refused', async () => {
  fixture = await startFixture({ settings: { upgradesPerSecond: 3 } });
  const known = { Authorization: 'Bearer ada@one' };
  const statuses = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await handshake(fixture.port, known)).status);
  expect(statuses).toEqual([101, 101, 101, 503]);
  await fixture.stop();

  fixture = await startFixture({ settings: { socketsPerUser: 1 } });
  const first = await handshake(fixture.port, known);
  const second = await handshake(fixture.port, known);
  const third = await talk(fixture.url);
  third.say({ type: 'connection_init', payload: { authorization: 'ada@one' } });
  expect([first.status, second.status, (await third.closed).code]).toEqual([101, 429, 4420]);
  first.socket.destroy();
  await until(() => fixture.hub.counts().connections === 0);
  const again = await handshake(fixture.port, known);
  expect(again.status).toBe(101);
  await fixture.stop();

  fixture = await startFixture({ settings: { socketsPerAddress: 1 } });
  const one = await handshake(fixture.port, {});
  const two = await handshake(fixture.port, {});
  expect([one.status, two.status]).toEqual([101, 429]);
});

test('a session’s end closes its socket with 4403, and other sessions go on', async () => {
  fixture = await startFixture();
  const [ada, bob] = [await talk(fixture.url), await talk(fixture.url)];
  await ada.init('ada@one');
  await bob.init('bob@one');
  fixture.hub.endSession('session of ada');
  expect(await ada.closed).toEqual({ code: 4403, reason: 'session-ended' });
  bob.say(subscribe('1', '{ hello }'));
  expect((await bob.hears('next', '1')).payload).toEqual({ data: { hello: 'world' } });
});

test('a session that expires closes its socket with 4403', async () => {
  fixture = await startFixture();
  const talker = await talk(fixture.url);
  await talker.init('brief@one');
  expect(await talker.closed).toEqual({ code: 4403, reason: 'token-expired' });
});

test('a drain closes every socket with 1012', async () => {
  fixture = await startFixture();
  const talkers = await Promise.all([1, 2, 3, 4, 5].map(() => talk(fixture.url)));
  const drained = fixture.upgrades.drain(200);
  const codes = await Promise.all(talkers.map(async (talker) => (await talker.closed).code));
  await drained;
  expect(codes).toEqual([1012, 1012, 1012, 1012, 1012]);
});

test('a socket that has served its time is closed with 1012', async () => {
  fixture = await startFixture({ settings: { rotateAfterMs: 10, tickMs: 10 } });
  const talker = await talk(fixture.url);
  expect(await talker.closed).toEqual({ code: 1012, reason: 'rotation' });
});

test('the schema is told on a socket only to those who may see it, and names are not guessed', async () => {
  fixture = await startFixture({ maySeeSchema: (viewer) => viewer.userId === 'ada' });
  const [ada, bob] = [await talk(fixture.url), await talk(fixture.url)];
  await ada.init('ada@one');
  await bob.init('bob@one');
  for (const talker of [ada, bob]) {
    talker.say(subscribe('1', '{ __schema { queryType { name } } }'));
    talker.say(subscribe('2', '{ helo }'));
  }
  const told = await ada.hears('next', '1');
  const refused = [await bob.hears('error', '1'), await bob.hears('error', '2')];

  expect(told.payload).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  expect(refused.map(({ payload }) => messageOf(payload))).toEqual([
    [expect.objectContaining({ extensions: { code: 'BAD_REQUEST' } })],
    [
      expect.objectContaining({
        message: 'Cannot query field "helo" on type "Query".',
        extensions: { code: 'BAD_REQUEST' },
      }),
    ],
  ]);
});
