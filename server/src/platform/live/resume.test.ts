import { afterEach, expect, test } from 'vitest';
import { documents, type Fixture, startFixture, until } from './live.fixture.ts';
import { clientOf } from './socket.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

interface Notes {
  notes: { seq: number; text: string }[];
}

test(
  'fifty cuts while 20,000 rows are appended: the client gets each row once and in order',
  { timeout: 60_000 },
  async () => {
    fixture = await startFixture();
    const got: number[] = [];
    let cuts = 0;
    const client = clientOf(fixture.url);
    const all = client.stream<Notes>(
      { query: documents.notes },
      { onBatch: ({ notes }) => got.push(...notes.map(({ seq }) => seq)) },
    );
    const handle = client.stream<Notes>({ query: documents.notes, variables: { kind: 'none' } }, { onBatch: () => {} });
    await until(() => handle.cursor !== null && all.cursor !== null && fixture.hub.counts().subscriptions === 2);

    for (let written = 0; written < 20_000; written += 100) {
      fixture.append(
        'one',
        Array.from({ length: 100 }, () => ({ text: 'x'.repeat(50) })),
      );
      if (written % 400 === 0) {
        await until(() => client.state.state === 'live');
        cuts += 1;
        for (const socket of fixture.sockets) socket.destroy();
        await until(() => client.state.state !== 'live');
      } else await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => got.length >= 20_000);
    client.close();

    expect(got).toEqual(Array.from({ length: 20_000 }, (_, index) => index + 1));
    expect(cuts).toBe(50);
  },
);

test('a subscriber of a filtered stream resumes over the holes and gets what it asked for', async () => {
  fixture = await startFixture();
  fixture.append('one', [{ kind: 'b' }, { kind: 'a' }, { kind: 'b' }, { kind: 'b' }, { kind: 'a' }]);
  const after = fixture.cursors.seal({ log: 'user_events', organizationId: 'one', seq: 1 });
  const got: number[] = [];
  const client = clientOf(fixture.url);
  client.stream<Notes>(
    { query: documents.notes, variables: { kind: 'b' }, after },
    { onBatch: ({ notes }) => got.push(...notes.map(({ seq }) => seq)) },
  );
  await until(() => got.length === 2);
  fixture.append('one', [{ kind: 'a' }, { kind: 'b' }]);
  await until(() => got.length === 3);
  client.close();

  expect(got).toEqual([3, 4, 7]);
});

test('a subscriber far behind reads the log from the database and then goes on with the others', async () => {
  fixture = await startFixture({ settings: { ringRows: 100, prefillRows: 100 } });
  fixture.append(
    'one',
    Array.from({ length: 5000 }, () => ({})),
  );
  const got: number[] = [];
  const after = fixture.cursors.seal({ log: 'user_events', organizationId: 'one', seq: 0 });
  const client = clientOf(fixture.url);
  client.stream<Notes>(
    { query: documents.notes, after },
    { onBatch: ({ notes }) => got.push(...notes.map(({ seq }) => seq)) },
  );
  await until(() => got.length >= 1000);
  fixture.append(
    'one',
    Array.from({ length: 500 }, () => ({})),
  );
  await until(() => got.length >= 5500);
  client.close();

  expect(got).toEqual(Array.from({ length: 5500 }, (_, index) => index + 1));
});

test('a hundred subscribers coming back from the same place cost a handful of queries', async () => {
  fixture = await startFixture({ settings: { ringRows: 100, prefillRows: 100 } });
  fixture.append(
    'one',
    Array.from({ length: 2000 }, () => ({})),
  );
  const after = fixture.cursors.seal({ log: 'user_events', organizationId: 'one', seq: 0 });
  const got = Array.from({ length: 100 }, () => 0);
  const clients = got.map((_, index) => {
    const client = clientOf(fixture.url, `user${index}@one`);
    client.stream<Notes>(
      { query: documents.notes, after },
      { onBatch: ({ notes }) => (got[index] = (got[index] ?? 0) + notes.length) },
    );
    return client;
  });
  await until(() => got.every((count) => count === 2000));
  for (const client of clients) client.close();

  expect(fixture.log.reads).toBeLessThanOrEqual(8);
});

test('a new life of the database tells every stream to start afresh, and each goes on from the new place', async () => {
  fixture = await startFixture();
  fixture.append('one', [{}, {}, {}]);
  const told: string[] = [];
  const got: number[] = [];
  const client = clientOf(fixture.url);
  const handle = client.stream<Notes>(
    { query: documents.notes },
    {
      onBatch: ({ notes }) => got.push(...notes.map(({ seq }) => seq)),
      onResync: ({ reason }) => void told.push(reason),
    },
  );
  await until(() => handle.cursor !== null);
  const before = handle.cursor;
  fixture.log.rows.set('one', []);
  fixture.log.append('one', [{}]);
  fixture.epoch = 'second life';
  await fixture.tailers.sweep();
  await until(() => told.length > 0 && handle.cursor !== before && fixture.hub.counts().subscriptions === 1);
  fixture.append('one', [{}]);
  await until(() => got.length > 0);
  client.close();

  expect({ told, got }).toEqual({ told: ['EPOCH_CHANGED'], got: [2] });
});

test.each([
  ['of another life of the database', 'EPOCH_CHANGED'],
  ['older than the log is kept for', 'CURSOR_TOO_OLD'],
  ['beyond the end of the log', 'EPOCH_CHANGED'],
])('a cursor %s is answered with %s', async (which, reason) => {
  fixture = await startFixture({ settings: { ringRows: 5, prefillRows: 5 } });
  fixture.append(
    'one',
    Array.from({ length: 50 }, () => ({})),
  );
  fixture.log.floorAt = 20;
  const place = { log: 'user_events', organizationId: 'one' } as const;
  const old = fixture.cursors.seal({ ...place, seq: 10 });
  const beyond = fixture.cursors.seal({ ...place, seq: 99 });
  if (which.includes('life')) fixture.epoch = 'second life';
  const told: string[] = [];
  const client = clientOf(fixture.url);
  client.stream<Notes>(
    { query: documents.notes, after: which.includes('beyond') ? beyond : old },
    { onBatch: () => {}, onResync: (resync) => void told.push(resync.reason) },
  );
  await until(() => told.length > 0);
  client.close();

  expect(told).toEqual([reason]);
});

test.each(['two', 'damaged', 'other log'])(
  'a cursor that is not of this stream (%s) is refused for good',
  async (which) => {
    fixture = await startFixture();
    fixture.append('one', [{}]);
    const foreign = fixture.cursors.seal({ log: 'user_events', organizationId: 'two', seq: 1 });
    const otherLog = fixture.cursors.seal({
      log: 'notification_changes',
      organizationId: 'one',
      seq: 1,
    });
    const after = which === 'two' ? foreign : which === 'other log' ? otherLog : `${foreign.slice(0, -4)}AAAA`;
    const codes: unknown[] = [];
    const client = clientOf(fixture.url);
    client.stream<Notes>(
      { query: documents.notes, after },
      {
        onBatch: () => {},
        onError: (errors) => codes.push(...errors.map((error) => error.extensions?.code)),
      },
    );
    await until(() => codes.length > 0);
    client.close();

    expect(codes).toEqual(['BAD_CURSOR']);
  },
);

test('a database that is away for a while delays rows and loses none', async () => {
  fixture = await startFixture({ settings: { sweepMs: 20 } });
  const got: number[] = [];
  const client = clientOf(fixture.url);
  const handle = client.stream<Notes>(
    { query: documents.notes },
    { onBatch: ({ notes }) => got.push(...notes.map(({ seq }) => seq)) },
  );
  await until(() => handle.cursor !== null);
  fixture.log.failing = true;
  fixture.log.append('one', [{}, {}]);
  await until(() => fixture.problems.length > 0);
  fixture.log.failing = false;
  await until(() => got.length === 2);
  client.close();

  expect(got).toEqual([1, 2]);
});
