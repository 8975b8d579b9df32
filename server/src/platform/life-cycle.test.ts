import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createLifeCycle } from './life-cycle.ts';
import { stopOnSignals } from './stop-on-signals.ts';

const log = pino({ level: 'silent' });
const never = new Promise<void>(() => {});

test('parts end in the opposite order of their start, one after the other, and the signal comes first', async () => {
  const lifeCycle = createLifeCycle({ log });
  const seen: string[] = [];
  lifeCycle.signal.addEventListener('abort', () => seen.push('signal'));
  for (const part of ['database', 'recorder', 'sockets']) {
    lifeCycle.started(part, async () => {
      seen.push(`${part} stops`);
      await Promise.resolve();
      seen.push(`${part} stopped`);
    });
  }

  const result = await lifeCycle.stop('SIGTERM');

  expect(result).toEqual({ reason: 'SIGTERM', unfinished: [] });
  expect(seen).toEqual([
    'signal',
    'sockets stops',
    'sockets stopped',
    'recorder stops',
    'recorder stopped',
    'database stops',
    'database stopped',
  ]);
});

test('stopping twice stops once, for the first reason', async () => {
  const lifeCycle = createLifeCycle({ log });
  let stops = 0;
  lifeCycle.started('part', () => void (stops += 1));

  const results = await Promise.all([lifeCycle.stop('first'), lifeCycle.stop('second'), lifeCycle.stopped]);

  expect(stops).toBe(1);
  expect(new Set(results)).toEqual(new Set([{ reason: 'first', unfinished: [] }]));
});

test('a part that fails to stop, or hangs, is named and keeps no other part from stopping', async () => {
  const lifeCycle = createLifeCycle({ log, graceMs: 5, hurryMs: 5 });
  const seen: string[] = [];
  lifeCycle.started('database', () => void seen.push('database'));
  lifeCycle.started('hangs', () => never);
  lifeCycle.started('fails', () => Promise.reject(new Error('no')));

  expect(await lifeCycle.stop('SIGINT')).toEqual({
    reason: 'SIGINT',
    unfinished: ['fails', 'hangs'],
  });
  expect(seen).toEqual(['database']);
});

test('a hurry is told to the part that is just stopping', async () => {
  const lifeCycle = createLifeCycle({ log });
  lifeCycle.started(
    'sockets',
    ({ hurry }) => new Promise((resolve) => hurry.addEventListener('abort', () => resolve())),
  );
  const stopped = lifeCycle.stop('SIGINT');

  lifeCycle.hurry();

  expect(await stopped).toEqual({ reason: 'SIGINT', unfinished: [] });
});

test('what starts while everything stops is stopped too', async () => {
  const lifeCycle = createLifeCycle({ log });
  const { promise, resolve } = Promise.withResolvers<string>();
  await lifeCycle.stop('SIGINT');

  lifeCycle.started('late', () => resolve('stopped'));

  expect(await promise).toBe('stopped');
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s stops everything', async (signal) => {
  const lifeCycle = createLifeCycle({ log });
  const source = Object.assign(new EventEmitter(), { channel: undefined });
  stopOnSignals(lifeCycle, source as unknown as NodeJS.Process);

  source.emit(signal, signal);
  source.emit(signal, signal);

  expect(await lifeCycle.stopped).toEqual({ reason: signal, unfinished: [] });
});

test('the loss of the launcher stops everything', async () => {
  const lifeCycle = createLifeCycle({ log });
  const source = Object.assign(new EventEmitter(), { channel: undefined });
  stopOnSignals(lifeCycle, source as unknown as NodeJS.Process);

  source.emit('disconnect');

  expect(await lifeCycle.stopped).toEqual({ reason: 'the launcher is gone', unfinished: [] });
});
