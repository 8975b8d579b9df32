import type { InboxNotification } from './inbox.documents.ts';

/** An unread notification as the inbox knows it, other where said so. */
export function notificationWith(other: Partial<InboxNotification> = {}): InboxNotification {
  return {
    __typename: 'Notification',
    id: 'n1',
    title: 'Long hold',
    body: '',
    severity: 'WARNING',
    status: 'UNREAD',
    createdAt: '2026-01-05T09:59:00.000Z',
    snoozedUntil: null,
    savedAt: null,
    needsAcknowledgement: false,
    acknowledgedAt: null,
    acknowledgedBy: null,
    subjectKey: 'interaction:1',
    repeats: 0,
    queue: null,
    agent: null,
    definitionName: 'Long hold',
    why: 'because you are a manager',
    seq: 4,
    definition: null,
    interaction: null,
    ...other,
  };
}
