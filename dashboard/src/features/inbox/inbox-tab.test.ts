import { expect, test } from 'vitest';
import type { InboxNotification } from './inbox.documents.ts';
import { filterOf, isShown, tabOf } from './inbox-tab.ts';

const now = Date.parse('2026-01-05T10:00:00.000Z');
const notification: InboxNotification = {
  __typename: 'Notification',
  id: 'n1',
  title: 'Long hold',
  body: '',
  severity: 'WARNING',
  status: 'UNREAD',
  createdAt: '2026-01-05T09:59:00.000Z',
  snoozedUntil: null,
  definitionName: 'Long hold',
  why: 'Because you are a manager.',
  seq: 4,
  definition: null,
  interaction: null,
};

test('a snoozed notification is under Snoozed until its time comes, then back in the inbox', () => {
  const snoozed = { ...notification, snoozedUntil: '2026-01-05T10:15:00.000Z' };
  expect(tabOf(snoozed, now)).toBe('snoozed');
  expect(tabOf(snoozed, now + 15 * 60_000)).toBe('inbox');
});

test('a notification that is done is under Done, snoozed or not', () => {
  const done = {
    ...notification,
    status: 'DONE' as const,
    snoozedUntil: '2026-01-06T10:00:00.000Z',
  };
  expect(tabOf(done, now)).toBe('done');
});

test('a view shows what is in its tab, of its severities, and unread if asked', () => {
  const view = { tab: 'inbox', severities: ['CRITICAL', 'WARNING'], unreadOnly: true } as const;
  const read = { ...notification, status: 'READ' as const };
  const info = { ...notification, severity: 'INFO' as const };
  expect([notification, read, info].map((one) => isShown(one, view, now))).toEqual([true, false, false]);
});

test('the server is asked for the same as the view shows', () => {
  expect(filterOf({ tab: 'done', severities: [], unreadOnly: false })).toEqual({
    status: { eq: 'DONE' },
  });
  expect(filterOf({ tab: 'snoozed', severities: ['INFO'], unreadOnly: true })).toEqual({
    status: { in: ['UNREAD'] },
    snoozed: { eq: true },
    severity: { in: ['INFO'] },
  });
});
