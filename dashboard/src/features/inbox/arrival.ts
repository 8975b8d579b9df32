import type { Arrival } from '@belfry/domain/notification';
import type { InboxNotification } from './inbox.documents.ts';

const severities = { INFO: 'info', WARNING: 'warning', CRITICAL: 'critical' } as const;

/** What of a notification decides how it is told and put together. An event that the viewer may not see is known by its name. */
export function arrivalOf(notification: InboxNotification): Arrival {
  const { id, definition, definitionName, subjectKey, severity, createdAt } = notification;
  return {
    id,
    definitionId: definition?.id ?? definitionName,
    definitionName,
    subjectKey,
    severity: severities[severity],
    createdAt: Date.parse(createdAt),
  };
}
