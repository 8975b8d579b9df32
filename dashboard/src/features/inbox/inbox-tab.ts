import type { VariablesOf } from '../../data/index.ts';
import type { InboxNotification, NotificationPage } from './inbox.documents.ts';

/** The three places a notification can be in. */
export type InboxTab = 'inbox' | 'snoozed' | 'done';

export const inboxTabs: readonly { value: InboxTab; label: string }[] = [
  { value: 'inbox', label: 'Inbox' },
  { value: 'snoozed', label: 'Snoozed' },
  { value: 'done', label: 'Done' },
];

/** Where a notification is at `now` (epoch ms). */
export function tabOf(
  { status, snoozedUntil }: Pick<InboxNotification, 'status' | 'snoozedUntil'>,
  now: number,
): InboxTab {
  if (status === 'DONE') return 'done';
  if (snoozedUntil !== null && Date.parse(snoozedUntil) > now) return 'snoozed';
  return 'inbox';
}

/** What of a tab is shown. */
export interface InboxView {
  tab: InboxTab;
  severities: readonly InboxNotification['severity'][];
  unreadOnly: boolean;
}

/** Whether a notification is shown in a view at `now` (epoch ms). */
export function isShown(notification: InboxNotification, view: InboxView, now: number): boolean {
  if (tabOf(notification, now) !== view.tab) return false;
  if (view.unreadOnly && notification.status !== 'UNREAD') return false;
  return view.severities.length === 0 || view.severities.includes(notification.severity);
}

type Filter = NonNullable<VariablesOf<typeof NotificationPage>['filter']>;

/** The server's filter for the pages of a view. */
export function filterOf({ tab, severities, unreadOnly }: InboxView): Filter {
  return {
    status: tab === 'done' ? { eq: 'DONE' } : { in: unreadOnly ? ['UNREAD'] : ['UNREAD', 'READ'] },
    ...(tab !== 'done' && { snoozed: { eq: tab === 'snoozed' } }),
    ...(severities.length > 0 && { severity: { in: [...severities] } }),
  };
}
