import { expect, test } from 'vitest';
import { amountOf, millisecondsOf } from './time-amount.ts';

test('a time is shown in the largest unit that says it in whole numbers', () => {
  expect([30_000, 90_000, 120_000, 7_200_000, 172_800_000, 1_500].map(amountOf)).toEqual([
    { amount: '30', unit: 's' },
    { amount: '90', unit: 's' },
    { amount: '2', unit: 'min' },
    { amount: '2', unit: 'h' },
    { amount: '2', unit: 'd' },
    { amount: '1.5', unit: 's' },
  ]);
});

test('what is shown is read back as the same time', () => {
  const times = [1, 999, 30_000, 61_000, 3_600_000, 86_400_000];
  expect(times.map((ms) => millisecondsOf(amountOf(ms)))).toEqual(times);
});

test('zero is a time only where there may be none', () => {
  expect(['0', '0,0', '-1', ''].map((amount) => millisecondsOf({ amount, unit: 'min' }, 'none'))).toEqual([
    0,
    0,
    null,
    null,
  ]);
});

test('nothing, words, zero and less are no time', () => {
  expect(['', ' ', 'soon', '0', '-1'].map((amount) => millisecondsOf({ amount, unit: 's' }))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
