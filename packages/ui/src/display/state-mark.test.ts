import { expect, test } from 'vitest';
import { stateLetter, type StateName } from './state-mark.tsx';

test('no two states share a letter', () => {
  const states: StateName[] = [
    'queued',
    'offered',
    'talking',
    'muted',
    'held',
    'wrap-up',
    'consulting',
    'transfer',
    'ended',
  ];
  expect(new Set(states.map(stateLetter)).size).toBe(states.length);
});
