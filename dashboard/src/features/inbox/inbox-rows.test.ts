import { expect, test } from 'vitest';
import { arrivalWords, newestFirst, splitAtHead, withoutOlder } from './inbox-rows.ts';

const row = (id: string, minute: number) => ({
  id,
  createdAt: `2026-01-05T10:${String(minute).padStart(2, '0')}:00.000Z`,
});

test('newer notifications come first, and two of one moment keep one order', () => {
  const rows = [row('a', 1), row('c', 2), row('b', 2)];
  expect(rows.toSorted(newestFirst).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('a state that was overtaken is not taken in', () => {
  const known = new Map([
    ['a', { seq: 5 }],
    ['b', { seq: 2 }],
  ]);
  const rows = [
    { id: 'a', seq: 4 },
    { id: 'b', seq: 3 },
    { id: 'c', seq: 1 },
  ];
  expect(withoutOlder(rows, (id) => known.get(id)).map(({ id }) => id)).toEqual(['b', 'c']);
});

test('while the reader is scrolled away, what arrives waits above the list', () => {
  const rows = [row('d', 4), row('c', 3), row('b', 2), row('a', 1)];
  expect(splitAtHead(rows, row('b', 2))).toEqual({ arrived: 2, rows: rows.slice(2) });
  expect(splitAtHead(rows, null)).toEqual({ arrived: 0, rows });
});

test('the list stays parted where it was when the row at its head is done and gone', () => {
  const rows = [row('d', 4), row('a', 1)];
  expect(splitAtHead(rows, row('b', 2))).toEqual({ arrived: 1, rows: [rows[1]] });
});

test('the announcement counts what is new and what of it is critical', () => {
  expect(arrivalWords([])).toBe('');
  expect(arrivalWords([{ severity: 'INFO' }])).toBe('1 new notification');
  expect(arrivalWords([{ severity: 'INFO' }, { severity: 'CRITICAL' }])).toBe('2 new notifications, 1 critical');
});
