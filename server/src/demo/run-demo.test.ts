import { setImmediate } from 'node:timers/promises';
import { demoHistory } from '@belfry/connect';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { DemoServer } from './demo-server.fixture.ts';
import type { Sleep } from './demo-needs.ts';
import { runDemo } from './run-demo.ts';

const seed = 42;
const firstStart = Date.parse('2026-03-02T12:00:00Z');
const history = [...demoHistory({ seed, anchor: firstStart })].map(({ sourceEventId }) => sourceEventId);
const historyLength = history.length;

const LONG = { timeout: 30_000 };

let now: number;
let server: DemoServer;

beforeEach(() => {
  now = firstStart;
  server = new DemoServer(seed, () => now);
});

/** Runs the demo until its clock, which jumps from event to event, has gone on so far. */
async function run({ minutes, rate = 20 }: { minutes: number; rate?: number }): Promise<void> {
  const stop = new AbortController();
  const end = now + minutes * 60_000;
  const sleep: Sleep = async (ms) => {
    // All answers arrive before time goes on.
    for (let turn = 0; turn < 2; turn += 1) await setImmediate();
    now += ms;
    if (now >= end) stop.abort();
  };
  await runDemo({
    request: server.request,
    clock: { now: () => now },
    sleep,
    rate,
    seed,
    startedAt: now,
    log: pino({ level: 'silent' }),
    signal: stop.signal,
  });
}

/** As if a first start had recorded the history already. */
function givenHistory(): void {
  const sourceEventId = history.at(-1) ?? '';
  server.recorded.push({ source: 'demo-history', sourceEventId, type: 'INTERACTION_COMPLETED' });
}

const of = (source: string): number => server.recorded.filter((event) => event.source === source).length;

test('the first start records a day of history, in whole batches', LONG, async () => {
  await run({ minutes: 1 });
  expect([of('demo-history'), server.historicalCalls]).toEqual([historyLength, Math.ceil(historyLength / 1_000)]);
  expect(of('api')).toBeGreaterThan(500);
});

test('live traffic plays through the single mutations, and nothing of it is refused', LONG, async () => {
  givenHistory();
  await run({ minutes: 8 });
  expect([...server.actions.keys()]).toEqual(
    expect.arrayContaining([
      'createInteraction',
      'queueInteraction',
      'offerInteraction',
      'acceptInteraction',
      'rejectInteraction',
      'ignoreInteraction',
      'timeOutOffer',
      'muteInteraction',
      'unmuteInteraction',
      'holdInteraction',
      'transferInteraction',
      'setWrapUpCode',
      'sendMessage',
      'setUserStatus',
    ]),
  );
  expect(of('api')).toBeGreaterThan(5_000);
  expect(server.refused).toEqual([]);
});

test('surveys and tasks come with the live traffic, and later word of them too', LONG, async () => {
  givenHistory();
  await run({ minutes: 8 });
  const types = new Set(server.recorded.flatMap(({ source, type }) => (source === 'demo' ? [type] : [])));
  expect([...types]).toEqual(
    expect.arrayContaining(['SURVEY_OFFERED', 'SURVEY_ANSWERED', 'TASK_CREATED', 'TASK_COMPLETED']),
  );
});

test('a second start records no history again, and ends what the first left open', LONG, async () => {
  await run({ minutes: 3 });
  const left = new Set(server.live);
  expect(left.size).toBeGreaterThan(20);
  now += 3_600_000;
  await run({ minutes: 2 });
  expect(of('demo-history')).toBe(historyLength);
  expect(server.live.filter((id) => left.has(id))).toEqual([]);
  expect([server.duplicates, server.refused]).toEqual([0, []]);
});

test('a history that was broken off is completed, as of the first start', LONG, async () => {
  const recordOnly = server.request;
  let calls = 0;
  server.request = (...words) => {
    calls += 1;
    if (calls > 20) throw new Error('the process was killed');
    return recordOnly(...words);
  };
  await run({ minutes: 1 });
  const before = of('demo-history');
  expect(before).toBeGreaterThan(1_000);
  expect(before).toBeLessThan(historyLength);
  server.request = recordOnly;
  now += 3_600_000;
  await run({ minutes: 1 });
  expect(of('demo-history')).toBe(historyLength);
});

test('a busy server is asked again, and nothing is lost', LONG, async () => {
  server.busy = 3;
  await run({ minutes: 1 });
  expect([of('demo-history'), server.refused]).toEqual([historyLength, []]);
});

test('a mutation that fails does not stop the others', LONG, async () => {
  givenHistory();
  server.broken.add('muteInteraction');
  server.broken.add('createInteraction');
  await run({ minutes: 2 });
  expect(server.actions.get('setUserStatus')).toBeGreaterThan(0);
  expect(server.actions.has('createInteraction')).toBe(false);
});

test('without live traffic it ends after the history', LONG, async () => {
  await run({ minutes: 1, rate: 0 });
  expect([of('demo-history'), of('api')]).toEqual([historyLength, 0]);
});

test('the same seed and start give the same traffic', LONG, async () => {
  givenHistory();
  await run({ minutes: 2 });
  const first = new Map(server.actions);
  now = firstStart;
  server = new DemoServer(seed, () => now);
  givenHistory();
  await run({ minutes: 2 });
  expect(server.actions).toEqual(first);
});
