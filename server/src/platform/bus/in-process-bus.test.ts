import { expect, test } from 'vitest';
import { busContract } from './bus.contract.ts';
import { createInProcessBus } from './in-process-bus.ts';

busContract(() => createInProcessBus());

test('a handler’s fault is reported', async () => {
  const faults: unknown[] = [];
  const bus = createInProcessBus({ onFault: (error) => faults.push(error) });
  const fault = new Error('broken handler');
  const called = new Promise<void>((resolve) => {
    bus.subscribe('a', () => {
      setImmediate(resolve);
      throw fault;
    });
  });
  bus.publish('a', {});
  await called;
  expect(faults).toEqual([fault]);
});
