import { expect, test } from 'vitest';
import type { Bus, BusMessage } from './bus.ts';

/** The first messages of a topic, when so many have come. */
const heardBy = (bus: Bus, topic: string, count: number): Promise<BusMessage[]> =>
  new Promise((resolve) => {
    const heard: BusMessage[] = [];
    bus.subscribe(topic, (message) => heard.push(message) === count && resolve(heard));
  });

/** What every adapter of the bus has to keep. */
export function busContract(open: () => Bus | Promise<Bus>): void {
  test('a message reaches every subscriber of its topic, after publish has returned', async () => {
    const bus = await open();
    let returned = false;
    let early = false;
    bus.subscribe('a', () => (early ||= !returned));
    const both = Promise.all([heardBy(bus, 'a', 2), heardBy(bus, 'a', 2)]);
    bus.publish('a', { to: 1 });
    bus.publish('b', { to: 9 });
    bus.publish('a', { to: 2 });
    returned = true;
    const heard = await both;
    await bus.close();
    expect({ heard, early }).toEqual({
      heard: [
        [{ to: 1 }, { to: 2 }],
        [{ to: 1 }, { to: 2 }],
      ],
      early: false,
    });
  });

  test('a handler that throws harms neither the publisher nor the others', async () => {
    const bus = await open();
    bus.subscribe('a', () => {
      throw new Error('broken handler');
    });
    const heard = heardBy(bus, 'a', 1);
    bus.publish('a', { to: 1 });
    expect(await heard).toEqual([{ to: 1 }]);
    await bus.close();
  });

  test('nothing is heard after unsubscribing, and publishing on a closed bus does nothing', async () => {
    const bus = await open();
    let count = 0;
    const end = bus.subscribe('a', () => (count += 1));
    end();
    const heard = heardBy(bus, 'a', 1);
    bus.publish('a', { to: 1 });
    await heard;
    await bus.close();
    bus.publish('a', { to: 2 });
    expect(count).toBe(0);
  });

  test('what one subscriber does to a message is not seen by another', async () => {
    const bus = await open();
    bus.subscribe('a', (message) => Object.assign(message, { to: 'spoilt' }));
    const heard = heardBy(bus, 'a', 1);
    bus.publish('a', { to: 1 });
    expect(await heard).toEqual([{ to: 1 }]);
    await bus.close();
  });
}
