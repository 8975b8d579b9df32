import type { Severity } from '@belfry/domain';

export type NotificationStatus = 'unread' | 'read' | 'done';

/** What a firing told one user. Instants in epoch milliseconds. */
export interface NotificationRow {
  id: string;
  organizationId: string;
  userId: string;
  firingId: string;
  definitionId: string;
  definitionName: string;
  interactionId: string | null;
  severity: Severity;
  title: string;
  body: string;
  /** Why this user got it, as the end of a sentence. */
  why: string;
  status: NotificationStatus;
  createdAt: number;
  readAt: number | null;
  doneAt: number | null;
  snoozedUntil: number | null;
  /** The place of its latest change in the stream of changes. */
  seq: number;
}

/** A row of the stream of changes: a notification as it was just after a change. Never changed itself. */
export interface NotificationChange {
  organizationId: string;
  seq: number;
  recordedAt: number;
  userId: string;
  notification: NotificationRow;
}
