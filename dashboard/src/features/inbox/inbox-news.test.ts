import { expect, test } from 'vitest';
import { newsIn } from './inbox-news.ts';
import { notificationWith } from './notification.fixture.ts';

const now = Date.parse('2026-01-05T10:00:00.000Z');
const ago = (seconds: number): string => new Date(now - seconds * 1_000).toISOString();
const unknown = (): undefined => undefined;

test('news is what was just fired and is unread; what is replayed later is not', () => {
  const fresh = notificationWith({ id: 'fresh', createdAt: ago(2) });
  const all = [
    fresh,
    notificationWith({ id: 'old', createdAt: ago(31) }),
    notificationWith({ id: 'read', createdAt: ago(2), status: 'READ' }),
    notificationWith({ id: 'put away', createdAt: ago(2), snoozedUntil: ago(-600) }),
  ];
  expect(newsIn(all, { known: unknown, now })).toEqual([fresh]);
});

test('what was known already is no news, but when its snooze has come to its end', () => {
  const row = notificationWith({ createdAt: ago(2) });
  const heard = (snoozedUntil: string | null): number =>
    newsIn([row], { known: () => ({ ...row, snoozedUntil }), now }).length;
  expect([heard(null), heard(ago(0)), heard(ago(-600))]).toEqual([0, 1, 0]);
});
