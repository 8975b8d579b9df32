import { expect, test } from 'vitest';
import { parseQuery } from './inbox-query.ts';
import { filterOf, isShown, placeOf, tabOf } from './inbox-tab.ts';
import { notificationWith } from './notification.fixture.ts';

const now = Date.parse('2026-01-05T10:00:00.000Z');
const nobody = (): readonly string[] => [];

test('a snoozed notification is under Snoozed until its time comes, then back in the inbox', () => {
  const snoozed = notificationWith({ snoozedUntil: '2026-01-05T10:15:00.000Z' });
  expect(placeOf(snoozed, now)).toBe('snoozed');
  expect(placeOf(snoozed, now + 15 * 60_000)).toBe('inbox');
});

test('a notification that is done is under Done, snoozed or not', () => {
  expect(placeOf(notificationWith({ status: 'DONE', snoozedUntil: '2026-01-06T10:00:00.000Z' }), now)).toBe('done');
});

test('what is saved is under Saved wherever else it lies', () => {
  const view = { tab: 'saved', query: [] } as const;
  const savedAt = '2026-01-05T09:59:30.000Z';
  const rows = [notificationWith(), notificationWith({ savedAt }), notificationWith({ savedAt, status: 'DONE' })];
  expect(rows.map((row) => isShown(row, view, now))).toEqual([false, true, true]);
});

test('a query that asks for a place stands over the chosen tab', () => {
  expect(['is:done', 'is:saved event:hold', 'is:unread'].map((text) => tabOf('inbox', parseQuery(text)))).toEqual([
    'done',
    'saved',
    'inbox',
  ]);
});

test('the server is asked for as much of a view as it can tell', () => {
  expect(filterOf({ tab: 'done', query: [] }, nobody)).toEqual({ status: { eq: 'DONE' } });
  expect(
    filterOf(
      { tab: 'snoozed', query: parseQuery('is:unread severity:info event:hold event:wait refund money') },
      nobody,
    ),
  ).toEqual({
    status: { in: ['UNREAD'] },
    snoozed: { eq: true },
    severity: { in: ['INFO'] },
    or: [{ definitionName: { contains: 'hold' } }, { definitionName: { contains: 'wait' } }],
    text: 'refund money',
  });
});

test('the server is asked by id for queues and agents whose names are known, and not at all for others', () => {
  const idsOf = (field: string, name: string): readonly string[] => (name === 'Sales' ? [`${field}-1`] : []);
  const filter = filterOf({ tab: 'inbox', query: parseQuery('queue:Sales agent:Nobody') }, idsOf);
  expect(filter).toEqual({
    status: { in: ['UNREAD', 'READ'] },
    snoozed: { eq: false },
    queue: { in: ['queue-1'] },
  });
});
