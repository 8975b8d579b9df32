import { setTimeout as pause } from 'node:timers/promises';
import { createLiveClient } from '@belfry/client';
import { setUpCompany } from '../kit/people.ts';
import { startProduct } from '../kit/product.ts';
import { cpuOf, medianOf, shareOf } from './cpu.ts';

/** From asking for a mutation to the last of its subscribers having it: 100 mutations a second, 50 subscribers, one machine for all. */
const targetMs = 250;
const subscribers = 50;
const aSecond = 100;
const seconds = 10;

const document = `subscription Bench($after: Cursor) { userEvents(after: $after) { __typename
  ... on UserEventBatch { cursor previousCursor serverTime userEvents { seq sourceEventId } }
  ... on StreamHeartbeat { cursor serverTime } ... on ResyncRequired { reason snapshotCursor } } }`;
const record = `mutation Bench($input: RecordUserEventsInput!) { recordUserEvents(input: $input) { results { status } } }`;

interface Batch {
  userEvents: readonly { sourceEventId: string }[];
}

await using product = await startProduct({ store: 'embedded' });
const company = await setUpCompany(
  product,
  'Bench',
  Object.fromEntries(['a', 'b', 'c'].map((who) => [who, 'Administrator'])),
);
const sent = new Map<string, number>();
const waits: number[] = [];

const clients = Array.from({ length: subscribers }, (_, i) => {
  const { token } = company.person(['a', 'b', 'c'][i % 3] ?? 'a');
  const client = createLiveClient({
    url: product.socketUrl,
    connectionParams: () => ({ authorization: `Bearer ${token}` }),
  });
  client.stream<Batch>(
    { query: document, kind: 'log' },
    {
      onBatch({ userEvents }) {
        const now = performance.now();
        for (const { sourceEventId } of userEvents) waits.push(now - (sent.get(sourceEventId) ?? now));
      },
    },
  );
  return client;
});
while (clients.some(({ state }) => state.state !== 'live')) await pause(20);
await pause(500);

const request = product.request();
const began = performance.now();
const cpuBefore = cpuOf(product.pid);
const asked: Promise<unknown>[] = [];
for (let i = 0; i < aSecond * seconds; i += 1) {
  await pause(Math.max(0, began + (i * 1000) / aSecond - performance.now()));
  const sourceEventId = `bench-${i}`;
  sent.set(sourceEventId, performance.now());
  const event = {
    sourceEventId,
    type: 'INTERACTION_CREATED',
    occurredAt: new Date().toISOString(),
    interaction: { externalId: sourceEventId },
  };
  asked.push(request(record, { input: { source: 'bench', events: [event] } }));
}
await Promise.all(asked);
while (waits.length < subscribers * aSecond * seconds && performance.now() - began < 60_000) await pause(20);
const cpu = (cpuOf(product.pid) - cpuBefore) / (aSecond * seconds);
for (const client of clients) client.close();
const [p50, p99] = [medianOf(waits), shareOf(waits, 0.99)].map(Math.round);
const whole = waits.length === subscribers * aSecond * seconds;
process.stdout.write(
  `${JSON.stringify({ bench: 'delivery', frames: waits.length, whole, p50Ms: p50, p99Ms: p99, serverCpuMicrosecondsPerMutation: Math.round(cpu), targetMs })}\n`,
);
process.exitCode = whole && (p99 ?? Number.POSITIVE_INFINITY) <= targetMs ? 0 : 1;
