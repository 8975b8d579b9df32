import { afterEach, expect, test } from 'vitest';
import { documents, type Fixture, startFixture, until } from './live.fixture.ts';
import { clientOf, rowsHeard, subscribe, talk } from './socket.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

interface Notes {
  notes: { seq: number; text: string }[];
}

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
  await Promise.all(talkers.flatMap((talker) => ['1', '2', '3'].map((id) => talker.hears('next', id))));

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
  await until(() => clients.every(({ handles }) => handles.every((handle) => handle.cursor !== null)));
  const change = (organizationId: string, to: string): void => {
    const rows = fixture.changes.append(organizationId, [{ to, text: `for ${to}@${organizationId}` }]);
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
    return values.every((value, index) => index === 0 || value.previousCursor === values[index - 1].cursor);
  });
  expect(chains).toEqual([true, true]);
  expect([rowsHeard(first), rowsHeard(second)]).toEqual([
    [2, 3, 4, 5],
    [4, 5],
  ]);
});

test('after subscribing, completing and cutting at random nothing is left', { timeout: 30_000 }, async () => {
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
});

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
