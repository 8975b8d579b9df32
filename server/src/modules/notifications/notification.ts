import type { Severity } from '@belfry/domain';

export type NotificationStatus = 'unread' | 'read' | 'done';

/** How long what is done is kept, unless it is saved. */
export const doneKeptDays = 150;

/** What a notification is about. `kind` is the kind of a user event's subject. */
export interface NotificationSubject {
  kind: string;
  id: string;
}

/** What a firing told one user. Instants in epoch milliseconds. */
export interface NotificationRow {
  id: string;
  organizationId: string;
  userId: string;
  firingId: string;
  definitionId: string;
  definitionName: string;
  interactionId: string | null;
  /** Null where it is about no single thing, as a count is. */
  subject: NotificationSubject | null;
  /** Equal for notifications about the same: the subject, or the definition where there is none. */
  subjectKey: string;
  /** The queue it was about, when it was fired. */
  queueId: string | null;
  /** Whose doing set it off. */
  agentId: string | null;
  severity: Severity;
  title: string;
  body: string;
  /** Why this user got it, as the end of a sentence. */
  why: string;
  /** How many came before it from the same definition about the same, each within a day of the next. */
  repeats: number;
  status: NotificationStatus;
  createdAt: number;
  /** When it came into the list: as it was fired, or as a snooze ended. */
  listedAt: number;
  readAt: number | null;
  doneAt: number | null;
  snoozedUntil: number | null;
  savedAt: number | null;
  /** Somebody has to say that they are on it. */
  needsAcknowledgement: boolean;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
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

type Told = 'id' | 'organizationId' | 'userId' | 'firingId' | 'definitionId' | 'definitionName' | 'severity';

/** What a new notification says; the rest follows from it. */
export type NewNotification = Pick<NotificationRow, Told | 'title' | 'body' | 'why' | 'createdAt'> &
  Partial<Pick<NotificationRow, 'interactionId' | 'subject' | 'queueId' | 'agentId' | 'needsAcknowledgement'>>;

/** A notification that nobody has looked at yet. Its subject is its interaction unless it names another. */
export function newNotification(told: NewNotification): NotificationRow {
  const interactionId = told.interactionId ?? null;
  const subject = told.subject ?? (interactionId === null ? null : { kind: 'interaction', id: interactionId });
  return {
    queueId: null,
    agentId: null,
    ...told,
    needsAcknowledgement: told.needsAcknowledgement ?? told.severity === 'critical',
    interactionId,
    subject,
    listedAt: told.createdAt,
    subjectKey: subject ? `${subject.kind}:${subject.id}` : `definition:${told.definitionId}`,
    ...untouched,
  };
}

const untouched = {
  repeats: 0,
  status: 'unread',
  readAt: null,
  doneAt: null,
  snoozedUntil: null,
  savedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  seq: 0,
} as const;

/** A notification out of the stream, also one that was written before notifications had all that they have now. */
export const wholeNotification = (kept: NotificationRow): NotificationRow => ({ ...newNotification(kept), ...kept });

/** How full an inbox is. */
export interface Summary {
  unread: number;
  snoozed: number;
  saved: number;
  /** Not acknowledged by anyone, though somebody has to. */
  unacknowledged: number;
  /** The end of the stream of changes at which the counts stood so. */
  head: number;
}
