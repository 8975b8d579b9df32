import { expect, test } from 'vitest';
import { examplesOf, parseExamples } from './example-draft.ts';

test('stored tests come back as they were stored', () => {
  const stored = [
    { name: 'Sales waits', values: { queue: 'q1', count: 7 }, at: 1_700_000_000_000, expect: ['notify'] },
    { name: 'Nobody waits', values: {}, at: null, expect: [] },
  ];
  expect(examplesOf(parseExamples(stored) ?? [])).toEqual(stored);
});

test('what is no list of tests is not opened, and none is an empty one', () => {
  expect([parseExamples([{ name: 'x' }]), parseExamples('x'), parseExamples(null)]).toEqual([null, null, []]);
});
