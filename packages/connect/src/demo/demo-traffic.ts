import { playCall } from './call.script.ts';
import { playChat } from './chat.script.ts';
import { busyness } from './day-curve.ts';
import type { DemoEvent } from './demo-event.ts';
import { playDesk } from './desk.script.ts';
import { demoDirectory, type DemoKind, type DemoQueue } from './directory.ts';
import { createEventHeap } from './event-heap.ts';
import { createFloor, type Floor } from './floor.ts';
import { createRandom, seedFor, type Random } from './random.ts';
import { createStory, type Story } from './story.ts';

const DAY = 86_400_000;
/** User events that an interaction comes to, on the mean; a test keeps it true. */
const EVENTS_EACH = 12;
/** User events a second beyond which work has to be shortened, or all agents would be busy. */
const FLOOR_EVENTS_PER_SECOND = 8;

const plays: Readonly<Record<DemoKind, (story: Story) => void>> = {
  call: playCall,
  chat: playChat,
  desk: playDesk,
};

export interface TrafficInput {
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly from: number;
  /** Interactions that would end later are left out. Infinity for traffic without an end. */
  readonly to: number;
  /** User events per second, on the mean. */
  readonly rate: number;
  /** More at noon than at night. */
  readonly dayCurve: boolean;
  /** Begins the ids of interactions and events, so that two runs never mix. */
  readonly prefix: string;
}

/** The user events of an invented contact centre, in the order of time. The same input gives the same events. */
export function* demoTraffic(input: TrafficInput): Generator<DemoEvent, void, undefined> {
  const { seed, from, to, prefix } = input;
  const directory = demoDirectory(seed);
  const random = createRandom(seedFor(seed, prefix));
  const heap = createEventHeap();
  const keep = (event: DemoEvent): void => {
    if (event.at < to) heap.add(event);
  };
  const floor = createFloor({ directory, random, from, prefix, tell: keep });
  let count = 0;
  let arrival = nextArrival(from, { input, random });
  while (arrival < to || heap.earliest < to) {
    while (heap.earliest <= arrival) {
      const event = heap.take();
      if (event === null) break;
      yield event;
    }
    if (arrival >= to) continue;
    const externalId = `${prefix}-${String(count).padStart(6, '0')}`;
    const events = tellStory(input, {
      externalId,
      random,
      floor,
      startsAt: arrival,
      queues: directory.queues,
    });
    if ((events.at(-1)?.at ?? 0) < to) events.forEach(keep);
    count += 1;
    arrival = nextArrival(arrival, { input, random });
  }
}

/** The 24 hours before `anchor`. */
export function demoHistory({ seed, anchor }: { seed: number; anchor: number }): Generator<DemoEvent, void, undefined> {
  const from = anchor - DAY;
  const prefix = `history-${anchor.toString(36)}`;
  return demoTraffic({ seed, from, to: anchor, rate: 0.78, dayCurve: true, prefix });
}

/** Traffic from `startedAt` on, without an end. */
export function demoLive({
  seed,
  startedAt,
  rate,
}: {
  seed: number;
  startedAt: number;
  rate: number;
}): Generator<DemoEvent, void, undefined> {
  const prefix = `live-${startedAt.toString(36)}`;
  const to = Number.POSITIVE_INFINITY;
  return demoTraffic({ seed, from: startedAt, to, rate, dayCurve: false, prefix });
}

interface Telling {
  readonly externalId: string;
  readonly random: Random;
  readonly floor: Floor;
  readonly startsAt: number;
  readonly queues: readonly DemoQueue[];
}

function tellStory({ rate }: TrafficInput, telling: Telling): readonly DemoEvent[] {
  const queue = chooseQueue(telling.queues, telling.random);
  const story = createStory({
    ...telling,
    queue,
    queues: telling.queues.filter(({ kind, channel }) => kind === queue.kind && channel === queue.channel),
    pace: Math.min(1, FLOOR_EVENTS_PER_SECOND / rate),
  });
  plays[queue.kind](story);
  return story.events;
}

function chooseQueue(queues: readonly DemoQueue[], random: Random): DemoQueue {
  let left = random.next() * queues.reduce((sum, { weight }) => sum + weight, 0);
  for (const queue of queues) {
    left -= queue.weight;
    if (left < 0) return queue;
  }
  throw new RangeError('the demo has no queues');
}

function nextArrival(
  after: number,
  { input: { rate, dayCurve }, random }: { input: TrafficInput; random: Random },
): number {
  if (rate <= 0) return Number.POSITIVE_INFINITY;
  const perSecond = (rate / EVENTS_EACH) * (dayCurve ? busyness(after) : 1);
  return after + Math.max(1, Math.round(random.exponential(1_000 / perSecond)));
}
