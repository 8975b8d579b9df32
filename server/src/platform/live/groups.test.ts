import { createLiveClient } from '@belfry/client';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { documents, type Fixture, startFixture, until } from './live.fixture.ts';
import { talk, type Talker } from './socket.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

interface Notes {
  notes: { seq: number; text: string }[];
}

const subscribe = (id: string, query: string, variables: Record<string, unknown> = {}) => ({
  type: 'subscribe',
  id,
  payload: { query, variables },
});
const rowsHeard = (talker: Talker): number[] =>
  talker.heard.flatMap(({ payload }) => {
    const { data } = JSON.parse(JSON.stringify(payload ?? {}));
    return (data?.notes?.notes ?? data?.mine?.notes ?? []).map((note: { seq: number }) => note.seq);
  });
const clientOf = (url: string, token: string) =>
  createLiveClient({
    url,
    webSocket: WebSocket,
    connectionParams: () => ({ authorization: token }),
    random: () => 0,
  });

test('equal questions of one audience form one group; other questions, audiences and organizations do not', async () => {
  fixture = await startFixture();
  const talkers = await Promise.all(
    ['ada@one', 'bob@one', 'cleo@two'].map(async (token) => {
      const talker = await talk(fixture.url);
      await talker.init(token);
      talker.say(subscribe('1', documents.notes));
      talker.say(subscribe('2', documents.notes, { kind: 'b' }));
      talker.say(subscribe('3', documents.mine));
      return talker;
    }),
  );
  await Promise.all(
    talkers.flatMap((talker) => ['1', '2', '3'].map((id) => talker.hears('next', id))),
  );

  expect(fixture.hub.counts()).toEqual({ connections: 3, subscriptions: 9, groups: 7, feeds: 4 });
});

test('nothing of one organization, and nothing of another user, reaches a subscriber', async () => {
  fixture = await startFixture();
  const got = new Map<string, string[]>();
  const clients = ['ada@one', 'bob@one', 'ada@two'].map((token) => {
    const texts: string[] = [];
    got.set(token, texts);
    const client = clientOf(fixture.url, token);
    const observer = {
      onBatch: ({ notes }: Notes) => void texts.push(...notes.map((note) => note.text)),
    };
    return {
      client,
      handles: [
        client.stream<Notes>({ query: documents.notes }, observer),
        client.stream<Notes>({ query: documents.mine }, observer),
      ],
    };
  });
  await until(() =>
    clients.every(({ handles }) => handles.every((handle) => handle.cursor !== null)),
  );
  const change = (organizationId: string, to: string): void => {
    const rows = fixture.changes.append(organizationId, [
      { to, text: `for ${to}@${organizationId}` },
    ]);
    fixture.tailers.appended('notification_changes', organizationId, rows);
  };
  for (let round = 0; round < 20; round += 1) {
    fixture.append('one', [{ text: 'of one' }]);
    fixture.append('two', [{ text: 'of two' }]);
    change('one', 'ada');
    change('one', 'bob');
    change('two', 'ada');
  }
  await until(() => [...got.values()].every((texts) => texts.length === 40));
  for (const { client } of clients) client.close();

  const kinds = [...got].map(([token, texts]) => [token, [...new Set(texts)].toSorted()]);
  expect(kinds).toEqual([
    ['ada@one', ['for ada@one', 'of one']],
    ['bob@one', ['for bob@one', 'of one']],
    ['ada@two', ['for ada@two', 'of two']],
  ]);
});

test('each frame names the frame before it, also for those who joined later or resumed', async () => {
  fixture = await startFixture();
  fixture.append('one', [{}, {}, {}]);
  const first = await talk(fixture.url);
  await first.init();
  first.say(
    subscribe('1', documents.notes, {
      after: fixture.cursors.seal({ log: 'user_events', organizationId: 'one', seq: 1 }),
    }),
  );
  await until(() => rowsHeard(first).length === 2);
  const second = await talk(fixture.url);
  await second.init('bob@one');
  second.say(subscribe('a-long-id-of-its-own', documents.notes));
  await second.hears('next');
  fixture.append('one', [{}, {}]);
  await until(() => rowsHeard(first).length === 4 && rowsHeard(second).length === 2);

  const chains = [first, second].map((talker) => {
    const values = talker.heard
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => JSON.parse(JSON.stringify(payload)).data.notes);
    return values.every(
      (value, index) => index === 0 || value.previousCursor === values[index - 1].cursor,
    );
  });
  expect(chains).toEqual([true, true]);
  expect([rowsHeard(first), rowsHeard(second)]).toEqual([
    [2, 3, 4, 5],
    [4, 5],
  ]);
});

test(
  'a socket that stops reading is cut with 1013 and made whole when it comes back, and nobody else waits for it',
  { timeout: 60_000 },
  async () => {
    fixture = await startFixture({ settings: { ceilingBytes: 64 * 1024 } });
    const healthy = await talk(fixture.url);
    await healthy.init('ada@one');
    healthy.say(subscribe('1', documents.notes));
    await healthy.hears('next');
    const stalled = await talk(fixture.url);
    await stalled.init('bob@one');
    stalled.say(subscribe('1', documents.notes));
    await stalled.hears('next');
    stalled.ws.pause();

    let written = 0;
    while ((fixture.counted.get('rt_slow_client_closed_total') ?? 0) === 0) {
      fixture.append(
        'one',
        Array.from({ length: 50 }, () => ({ text: 'x'.repeat(1000) })),
      );
      written += 50;
      await until(() => rowsHeard(healthy).length === written);
    }
    fixture.append('one', [{}]);
    await until(() => rowsHeard(healthy).length === written + 1);
    stalled.ws.resume();
    const { code } = await stalled.closed;
    const had = rowsHeard(stalled);
    const last = stalled.heard.findLast(({ type }) => type === 'next');
    const again = await talk(fixture.url);
    await again.init('bob@one');
    again.say(
      subscribe('1', documents.notes, {
        after: JSON.parse(JSON.stringify(last?.payload)).data.notes.cursor,
      }),
    );
    await until(() => had.length + rowsHeard(again).length >= written + 1);

    const all = Array.from({ length: written + 1 }, (_, index) => index + 1);
    expect(code).toBe(1013);
    expect(rowsHeard(healthy)).toEqual(all);
    expect([...had, ...rowsHeard(again)]).toEqual(all);
  },
);

test(
  'a socket that takes nothing for long enough is cut with 1013, however little is queued',
  { timeout: 30_000 },
  async () => {
    fixture = await startFixture({
      settings: { stallMs: 100, tickMs: 20, ceilingBytes: Number.MAX_SAFE_INTEGER },
    });
    const stalled = await talk(fixture.url);
    await stalled.init();
    stalled.say(subscribe('1', documents.notes));
    await stalled.hears('next');
    stalled.ws.pause();
    while ((fixture.counted.get('rt_slow_client_closed_total') ?? 0) === 0) {
      fixture.append(
        'one',
        Array.from({ length: 50 }, () => ({ text: 'x'.repeat(2000) })),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }
    stalled.ws.resume();
    expect((await stalled.closed).code).toBe(1013);
  },
);

test(
  'a replay waits for its reader instead of filling the socket',
  { timeout: 30_000 },
  async () => {
    fixture = await startFixture();
    fixture.append(
      'one',
      Array.from({ length: 20_000 }, () => ({ text: 'x'.repeat(1000) })),
    );
    const after = fixture.cursors.seal({ log: 'user_events', organizationId: 'one', seq: 0 });
    const slow = await talk(fixture.url);
    await slow.init();
    slow.say(subscribe('1', documents.notes, { after }));
    await slow.hears('next');
    for (let pauses = 0; pauses < 5; pauses += 1) {
      slow.ws.pause();
      await new Promise((resolve) => setTimeout(resolve, 20));
      slow.ws.resume();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await until(() => rowsHeard(slow).length === 20_000);

    expect(fixture.counted.get('rt_slow_client_closed_total') ?? 0).toBe(0);
  },
);

test(
  'after subscribing, completing and cutting at random nothing is left',
  { timeout: 30_000 },
  async () => {
    fixture = await startFixture({
      settings: { lingerMs: 0, messagesPerSecond: 1000, messageBurst: 1000 },
    });
    fixture.append('one', [{}]);
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const talker = await talk(fixture.url);
        if (index % 5 === 0) return talker.ws.terminate();
        await talker.init(`user${index % 7}@one`);
        for (let id = 0; id < 20; id += 1) {
          talker.say(subscribe(String(id), id % 2 === 0 ? documents.notes : documents.totals, {}));
          if (id % 3 === 0) talker.say({ type: 'complete', id: String(id) });
        }
        if (index % 2 === 0) await talker.hears('next');
        if (index % 3 === 0) talker.ws.terminate();
        else talker.ws.close();
      }),
    );
    await until(() => fixture.hub.counts().connections === 0 && fixture.hub.counts().feeds === 0);
    await fixture.tailers.sweep();

    expect({ ...fixture.hub.counts(), ...fixture.tailers.counts() }).toEqual({
      connections: 0,
      subscriptions: 0,
      groups: 0,
      feeds: 0,
      tailers: 0,
      followers: 0,
    });
  },
);

test('a change of access ends the streams of those it concerns, and they come back', async () => {
  fixture = await startFixture();
  const told: string[] = [];
  const [ada, bob] = [clientOf(fixture.url, 'ada@one'), clientOf(fixture.url, 'bob@one')];
  const handles = [ada, bob].map((client, index) =>
    client.stream<Notes>(
      { query: documents.notes },
      {
        onBatch: () => {},
        onResync: ({ reason }) => void told.push(`${['ada', 'bob'][index]} ${reason}`),
      },
    ),
  );
  await until(() => handles.every((handle) => handle.cursor !== null));
  await fixture.hub.resync((viewer) => viewer.userId === 'ada', 'ACCESS_CHANGED');
  await until(() => told.length > 0 && fixture.hub.counts().subscriptions === 2);
  ada.close();
  bob.close();

  expect(told).toEqual(['ada ACCESS_CHANGED']);
});

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
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      text += chunk;
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
