import { expect, test } from 'vitest';
import { holidaysIn, withTime } from './weekly-times.ts';

test('days are read one a line, whatever stands between them', () => {
  expect(holidaysIn(' 2026-12-25\n\n2026-12-26, 2027-01-01 ')).toEqual(['2026-12-25', '2026-12-26', '2027-01-01']);
});

test('one time is changed or taken out, and the others stay', () => {
  const [first, second] = [{ from: '09:00' }, { from: '13:00' }];
  expect([withTime([first, second], second, { from: '14:00' }), withTime([first, second], first, null)]).toEqual([
    [first, { from: '14:00' }],
    [second],
  ]);
});
