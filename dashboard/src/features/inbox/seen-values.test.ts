import { expect, test } from 'vitest';
import { seenLines } from './seen-values.ts';

const words = {
  now: 0,
  formatDateTime: (at: number) => `at ${at}`,
  durationWords: (ms: number) => `${ms / 1_000} s`,
};

test('what a firing saw is told with names for references and words for durations and times, what tells most first', () => {
  const values = {
    queue: 'UXVldWU6MQ',
    queue_name: 'Sales',
    customer_name: 'Cai',
    lasted: 90_000,
    time: 12,
    transfers: 1_200,
    tags: ['vip', 'late'],
    reason: null,
    item: { hidden: true },
  };
  expect(seenLines(values, words)).toEqual([
    { label: 'Lasted', text: '90 s' },
    { label: 'Queue', text: 'Sales' },
    { label: 'Customer', text: 'Cai' },
    { label: 'Time', text: 'at 12' },
    { label: 'Transfers', text: '1,200' },
    { label: 'Tags', text: 'vip, late' },
  ]);
});

test('of what cannot be seen there are no lines', () => {
  expect(seenLines(undefined, words)).toEqual([]);
});
