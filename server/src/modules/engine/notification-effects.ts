import type { Severity } from '@belfry/domain';
import { newNotification, type NotificationRow } from '../notifications/index.ts';
import type { FiringRow } from './firing.ts';
import { usersReached } from './recipients.ts';
import type { ActionOf, Telling, TellNeeds } from './telling.ts';
import { hasCleared, type Texts } from './texts.ts';

interface Told extends Pick<TellNeeds, 'people' | 'mutes' | 'ids'> {
  texts: Texts;
  /** Whom an action before has told already: a firing notifies a user at most once. */
  already: ReadonlySet<string>;
}

const textIn = ({ values }: FiringRow, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};

export const severityOf = (telling: Telling, severity: Severity): Severity =>
  hasCleared(telling.firing) ? 'info' : severity;

/** The notifications of an action that tells people in their inboxes. */
export function notificationsOf(
  action: ActionOf<'notify' | 'notify-by-profile'>,
  telling: Telling,
  { people, mutes, ids, texts, already }: Told,
): NotificationRow[] {
  const { firing } = telling;
  const whys = [...usersReached(action.to, telling, { people, mutes })].filter(([userId]) => !already.has(userId));
  if (whys.length === 0) return [];
  const title = texts.title(action.title);
  const body = texts.body(action.body);
  const severity = severityOf(telling, action.severity);
  return whys.map(([userId, why]) =>
    newNotification({
      id: ids.next(),
      organizationId: firing.organizationId,
      userId,
      firingId: firing.id,
      definitionId: firing.definitionId,
      definitionName: firing.definitionName,
      interactionId: firing.interactionId,
      queueId: textIn(firing, 'queue'),
      agentId: textIn(firing, 'acting_agent'),
      severity,
      title,
      body,
      why,
      createdAt: firing.firedAt,
    }),
  );
}
