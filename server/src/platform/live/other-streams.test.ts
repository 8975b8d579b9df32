import { afterEach, expect, test } from 'vitest';
import { documents, type Fixture, startFixture, until } from './live.fixture.ts';
import { clientOf } from './socket.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

test('a snapshot stream begins with the whole and goes on with changes of rising revision, for latecomers too', async () => {
  fixture = await startFixture({ settings: { snapshotEveryMs: 5 } });
  fixture.append('one', [{}, {}]);
  interface Total {
    __typename: string;
    total: number;
    revision: number;
  }
  const seen: Total[][] = [[], []];
  const client = clientOf(fixture.url, 'ada@one');
  const watch = (index: number): void =>
    void client.stream<Total>(
      { query: documents.totals, kind: 'snapshot' },
      { onBatch: (value) => void seen[index]?.push(value) },
    );
  watch(0);
  await until(() => seen[0]?.length === 1);
  fixture.append('one', [{}]);
  await until(() => seen[0]?.at(-1)?.total === 3);
  watch(1);
  await until(() => seen[1]?.length === 1);
  for (let count = 0; count < 50; count += 1) {
    fixture.append('one', [{}]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => seen.every((values) => values.at(-1)?.total === 53));
  client.close();

  const first = seen.map(([start]) => ({
    kind: start?.__typename,
    total: start?.total,
    revision: start?.revision,
  }));
  expect(first).toEqual([
    { kind: 'TotalSnapshot', total: 2, revision: 1 },
    { kind: 'TotalSnapshot', total: 3, revision: 2 },
  ]);
  for (const values of seen)
    expect(values.map(({ revision }) => revision)).toEqual(
      values.map((_, index) => (values[0]?.revision ?? 0) + index),
    );
});

test('server-sent events carry the same stream', async () => {
  fixture = await startFixture();
  fixture.append('one', [{ text: 'old' }]);
  const after = fixture.cursors.seal({ log: 'user_events', organizationId: 'one', seq: 0 });
  const query = new URLSearchParams({
    query: documents.notes,
    variables: JSON.stringify({ after }),
  });
  const aborter = new AbortController();
  const response = await fetch(`http://127.0.0.1:${fixture.port}/graphql?${query}`, {
    headers: { authorization: 'Bearer ada@one' },
    signal: aborter.signal,
  });
  let text = '';
  const reading = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
  })();
  await until(() => text.includes('"old"'));
  fixture.append('one', [{ text: 'new' }]);
  await until(() => text.includes('"new"'));
  fixture.hub.endSession('session of ada');
  await reading;

  const events = text.split('\n\n').filter((event) => event.startsWith('event'));
  expect(events.map((event) => event.split('\n')[0])).toEqual([
    'event: next',
    'event: next',
    'event: next',
    'event: complete',
  ]);
  expect(events[2]).toContain('UNAUTHENTICATED');
  expect(fixture.hub.counts().subscriptions).toBe(0);
});
