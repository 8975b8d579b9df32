import type { Arrival } from '@belfry/domain/notification';
import type { InboxNotification } from './inbox.documents.ts';

const severities = { INFO: 'info', WARNING: 'warning', CRITICAL: 'critical' } as const;

/**
 * What of a notification decides how it is told and put together. An event that the viewer may not see is known by its
 * name, and what is about no single thing is told apart by its queue.
 */
export function arrivalOf(notification: InboxNotification): Arrival {
  const { id, definition, definitionName, subjectKey, queue, severity, createdAt } = notification;
  return {
    id,
    definitionId: definition?.id ?? definitionName,
    definitionName,
    subjectKey: subjectKey.startsWith('definition:') && queue ? `${subjectKey} ${queue.id}` : subjectKey,
    severity: severities[severity],
    createdAt: Date.parse(createdAt),
  };
}
