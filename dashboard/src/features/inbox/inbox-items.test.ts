import { expect, test } from 'vitest';
import { eventCounts, itemsOf, linesOf } from './inbox-items.ts';
import { notificationWith } from './notification.fixture.ts';

const at = (seconds: number): string =>
  new Date(Date.parse('2026-01-05T10:00:00.000Z') + seconds * 1_000).toISOString();
const sales = { id: 'q1', name: 'Sales' };
const rows = [
  notificationWith({ id: 'd', createdAt: at(90), subjectKey: 'interaction:2', queue: sales }),
  notificationWith({ id: 'c', createdAt: at(50) }),
  notificationWith({ id: 'b', createdAt: at(20), status: 'READ' }),
  notificationWith({ id: 'a', createdAt: at(0), definitionName: 'Longest wait', queue: sales }),
];

test('the same event on the same subject within a minute is one row, shown by its newest', () => {
  const items = itemsOf(rows).map(({ lead, members }) => [lead.id, members.map(({ id }) => id)]);
  expect(items).toEqual([
    ['d', ['d']],
    ['c', ['c', 'b']],
    ['a', ['a']],
  ]);
});

test('grouped, every group has a head that counts its notifications, the one with the newest first', () => {
  const lines = linesOf(itemsOf(rows), 'queue').map((line) =>
    line.kind === 'group' ? `${line.label} ${line.members.length} (${line.unread} unread)` : line.lead.id,
  );
  expect(lines).toEqual(['Sales 2 (2 unread)', 'd', 'a', 'No queue 2 (1 unread)', 'c']);
});

test('events are counted, those with most first', () => {
  expect(eventCounts(rows)).toEqual([
    { name: 'Long hold', count: 3 },
    { name: 'Longest wait', count: 1 },
  ]);
});
