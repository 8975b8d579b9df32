import type { Escalation } from '../notifications/index.ts';
import type { FiringRow } from './firing.ts';
import { severityOf } from './notification-effects.ts';
import type { ActionOf, Telling, TellNeeds } from './telling.ts';
import type { Texts } from './texts.ts';

const textIn = ({ values }: FiringRow, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' ? value : null;
};

/** What is to follow when nobody acknowledges the firing in time. */
export function escalationOf(
  { afterMs, role, severity, title, body }: ActionOf<'escalate'>,
  telling: Telling,
  { ids, texts, place }: Pick<TellNeeds, 'ids'> & { texts: Texts; place: number },
): Escalation {
  const { firing } = telling;
  return {
    id: ids.next(),
    organizationId: firing.organizationId,
    firingId: firing.id,
    place,
    definitionId: firing.definitionId,
    definitionName: firing.definitionName,
    interactionId: firing.interactionId,
    subject: firing.subject,
    queueId: textIn(firing, 'queue'),
    agentId: textIn(firing, 'acting_agent'),
    severity: severityOf(telling, severity),
    title: texts.title(title),
    body: texts.body(body),
    roleId: role,
    dueAt: firing.firedAt + afterMs,
  };
}
