import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bus, BusMessage } from '../bus/index.ts';
import { MemoryLog } from './notes.fixture.ts';
import { createTailers } from './tailers.ts';

/** A bus that loses, repeats and delays as it is told. */
function chaoticBus() {
  const handlers = new Map<string, (message: BusMessage) => void>();
  const held: (() => void)[] = [];
  const bus: Bus = {
    publish: (topic, message) => void held.push(() => handlers.get(topic)?.(message)),
    subscribe(topic, handler) {
      handlers.set(topic, handler);
      return () => handlers.delete(topic);
    },
    close: async () => {},
  };
  return { bus, held };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    rows: fc.integer({ min: 1, max: 7 }),
    told: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(50), again: fc.boolean() }),
  fc.record({ kind: fc.constant('lose' as const), which: fc.nat(50) }),
  fc.record({ kind: fc.constant('sweep' as const) }),
  fc.record({ kind: fc.constant('settle' as const) }),
);

test('whatever the bus drops, repeats and reorders, a follower reads each row once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const log = new MemoryLog('user_events');
      log.append('one', [{}, {}]);
      const { bus, held } = chaoticBus();
      const silent = { warn: () => {}, error: () => {} };
      const tailers = createTailers({
        sources: [log],
        bus,
        clock: { now: () => 0 },
        log: silent,
        epoch: () => 'life',
        settings: { ringRows: 5, prefillRows: 2 },
      });
      const got: number[] = [];
      let reading: Promise<void> = Promise.resolve();
      const read = async (): Promise<void> => {
        while ((got.at(-1) ?? 0) < followed.tail) {
          const rows = await followed.read(got.at(-1) ?? 0, 3);
          got.push(...rows.map(({ seq }) => seq));
        }
      };
      const followed = await tailers.follow('user_events', 'one', () => {
        reading = reading.then(read);
      });
      const write = ({ rows: count, told }: { rows: number; told: boolean }): void => {
        const rows = log.append(
          'one',
          Array.from({ length: count }, () => ({})),
        );
        const first = rows[0]?.seq ?? 0;
        if (told) tailers.appended('user_events', 'one', rows);
        else
          bus.publish('log.user_events', {
            organizationId: 'one',
            epoch: 'life',
            from: first,
            to: first + rows.length - 1,
          });
      };
      for (const one of steps) {
        if (one.kind === 'write') write(one);
        else if (one.kind === 'deliver') {
          const hint = held[one.which % Math.max(1, held.length)];
          hint?.();
          if (one.again) hint?.();
        } else if (one.kind === 'lose') held.splice(one.which % Math.max(1, held.length), 1);
        else if (one.kind === 'sweep') await tailers.sweep();
        else await settle();
      }
      await tailers.sweep();
      await settle();
      reading = reading.then(read);
      await reading;
      tailers.stop();

      expect(got).toEqual(log.rows.get('one')?.map(({ seq }) => seq));
    }),
    { numRuns: 300 },
  );
});

test('a hint of another life of the database is not followed', async () => {
  const log = new MemoryLog('user_events');
  const { bus, held } = chaoticBus();
  const tailers = createTailers({
    sources: [log],
    bus,
    clock: { now: () => 0 },
    log: { warn: () => {}, error: () => {} },
    epoch: () => 'life',
  });
  const followed = await tailers.follow('user_events', 'one', () => {});
  log.append('one', [{}]);
  bus.publish('log.user_events', { organizationId: 'one', epoch: 'another', from: 1, to: 1 });
  held[0]?.();
  await settle();
  const before = followed.tail;
  await tailers.sweep();
  await settle();
  tailers.stop();

  expect([before, followed.tail]).toEqual([0, 1]);
});
