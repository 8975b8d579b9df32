import { expect, test } from 'vitest';
import { knownValues, labelsOf } from './option.ts';

const options = [
  { value: 'q1', label: 'Sales' },
  { value: 'q2', label: 'Support' },
];

test('chosen values read as their labels, and one that is no option stands for itself', () => {
  expect(labelsOf(options, ['q2', 'gone'])).toBe('Support, gone');
});

test('a value that was chosen before stays known when it is no option any more', () => {
  expect(knownValues(['q1', 'gone', 'never'], { options, value: ['gone'] })).toEqual(['q1', 'gone']);
});
