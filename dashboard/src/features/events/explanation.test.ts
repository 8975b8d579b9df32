import { expect, test } from 'vitest';
import { explainedLines, shown } from './explanation.ts';

test('the condition tree is told line by line, with what each test saw', () => {
  const tree = {
    kind: 'all',
    holds: false,
    of: [
      {
        kind: 'test',
        label: 'Queue',
        operator: 'is any of',
        expected: ['Sales', 'VIP'],
        seen: 'Billing',
        holds: false,
      },
      {
        kind: 'not',
        holds: true,
        of: { kind: 'test', field: 'draft', operator: 'is', expected: true, seen: null, holds: false },
      },
    ],
  };
  expect(explainedLines(tree)).toEqual([
    { depth: 0, holds: false, words: 'All of these', expected: null, seen: null },
    { depth: 1, holds: false, words: 'Queue is any of', expected: 'Sales, VIP', seen: 'Billing' },
    { depth: 1, holds: true, words: 'Not', expected: null, seen: null },
    { depth: 2, holds: false, words: 'draft is', expected: 'yes', seen: 'nothing' },
  ]);
});

test('values are told as people read them', () => {
  expect([null, '', false, 7, { from: '09:00', to: '17:00' }, 'x'].map(shown)).toEqual([
    'nothing',
    'nothing',
    'no',
    '7',
    '09:00–17:00',
    'x',
  ]);
  expect(explainedLines('x')).toEqual([]);
});
