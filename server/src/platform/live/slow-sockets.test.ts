import { afterEach, expect, test } from 'vitest';
import { documents, type Fixture, startFixture, until } from './live.fixture.ts';
import { rowsHeard, subscribe, talk } from './socket.fixture.ts';

let fixture: Fixture;
afterEach(() => fixture.stop());

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

test('a replay waits for its reader instead of filling the socket', { timeout: 30_000 }, async () => {
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
});
