import { expect, test } from 'vitest';
import { createMapper } from '../mapping/create-mapper.ts';
import { mappingSchema } from '../mapping/mapping.ts';
import { anonymousBank } from './anonymous-bank.mapping.ts';

const call = {
  'vru+line': 'L1',
  call_id: '7',
  customer_id: '0',
  priority: '1',
  type: 'IN',
  date: '990215',
  vru_entry: '10:00:00',
  vru_exit: '10:00:10',
  q_start: '10:00:10',
  q_exit: '10:00:40',
  outcome: 'AGENT',
  ser_start: '10:00:40',
  ser_exit: '10:02:00',
  server: 'SAM',
};

/** Each event as `TYPE time [anomaly]`, in the time of Jerusalem, which is two hours ahead in winter. */
function story(changes: Partial<typeof call>): readonly string[] {
  const mapped = createMapper(mappingSchema.parse(anonymousBank)).map({ ...call, ...changes });
  if (mapped.kind !== 'events') return [mapped.kind];
  return mapped.events.map(({ type, occurredAt, anomaly }) => {
    const local = new Date(Date.parse(occurredAt) + 7_200_000).toISOString();
    return [type, local.slice(8, 19), anomaly].filter((part) => part !== undefined).join(' ');
  });
}

test('an answered call that queued is five events', () => {
  expect(story({})).toEqual([
    'INTERACTION_CREATED 15T10:00:00',
    'INTERACTION_QUEUED 15T10:00:10',
    'OFFER_CREATED 15T10:00:40',
    'OFFER_ACCEPTED 15T10:00:40',
    'INTERACTION_COMPLETED 15T10:02:00',
  ]);
});

test('a call that was never in the queue is not queued', () => {
  expect(story({ q_start: '0:00:00', q_exit: '0:00:00', ser_start: '10:00:09' })).toEqual([
    'INTERACTION_CREATED 15T10:00:00',
    'OFFER_CREATED 15T10:00:09',
    'OFFER_ACCEPTED 15T10:00:09',
    'INTERACTION_COMPLETED 15T10:02:00',
  ]);
});

test('a caller who hangs up leaves at the end of the queue, or else of the menu', () => {
  const hungUp = {
    outcome: 'HANG',
    ser_start: '0:00:00',
    ser_exit: '0:00:00',
    server: 'NO_SERVER',
  };
  expect(story(hungUp).at(-1)).toBe('INTERACTION_ABANDONED 15T10:00:40');
  expect(story({ ...hungUp, q_start: '0:00:00', q_exit: '0:00:00' }).at(-1)).toBe('INTERACTION_ABANDONED 15T10:00:10');
});

test('a call over midnight goes on on the next day', () => {
  const times = {
    vru_entry: '23:59:50',
    vru_exit: '23:59:58',
    q_start: '0:00:02',
    q_exit: '0:00:30',
  };
  expect(story({ ...times, ser_start: '0:00:29', ser_exit: '0:01:00' })).toEqual([
    'INTERACTION_CREATED 15T23:59:50',
    'INTERACTION_QUEUED 16T00:00:02',
    'OFFER_CREATED 16T00:00:29',
    'OFFER_ACCEPTED 16T00:00:29',
    'INTERACTION_COMPLETED 16T00:01:00',
  ]);
});

test('a queue that begins before the call, and a service that begins before the queue, are flagged', () => {
  expect(story({ vru_entry: '10:00:30', ser_start: '10:00:09' })).toEqual([
    'INTERACTION_CREATED 15T10:00:30',
    'INTERACTION_QUEUED 15T10:00:10 NEGATIVE_DURATION',
    'OFFER_CREATED 15T10:00:09 NEGATIVE_DURATION',
    'OFFER_ACCEPTED 15T10:00:09 NEGATIVE_DURATION',
    'INTERACTION_COMPLETED 15T10:02:00',
  ]);
});

test('an answered call without a start of service begins and ends at the end of its queue, flagged', () => {
  expect(story({ ser_start: '0:00:00', ser_exit: '0:00:00' }).slice(-2)).toEqual([
    'OFFER_ACCEPTED 15T10:00:40 SOURCE_FLAGGED',
    'INTERACTION_COMPLETED 15T10:00:40',
  ]);
});

test('a call answered by nobody, and one hung up while served, are flagged', () => {
  expect(story({ server: 'NO_SERVER' })).toContain('OFFER_ACCEPTED 15T10:00:40 SOURCE_FLAGGED');
  expect(story({ outcome: 'HANG' })).toContain('INTERACTION_ABANDONED 15T10:00:40 SOURCE_FLAGGED');
});

test('what was no call is left out', () => {
  expect(story({ outcome: 'PHANTOM' })).toEqual(['left-out']);
});
