import type { NotificationRow } from './notification.ts';

/** Whom to tell when nobody has acknowledged a firing's notifications by then. Instants in epoch milliseconds. */
export interface Escalation extends Pick<
  NotificationRow,
  | 'id'
  | 'organizationId'
  | 'firingId'
  | 'definitionId'
  | 'definitionName'
  | 'severity'
  | 'title'
  | 'body'
  | 'interactionId'
  | 'subject'
  | 'queueId'
  | 'agentId'
> {
  /** The action's place among those of its definition, from 0. */
  place: number;
  roleId: string;
  dueAt: number;
}
