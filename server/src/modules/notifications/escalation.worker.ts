import type { Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { ChangeNeeds } from './change-notifications.ts';
import { insertDigestEntries } from './digests.store.ts';
import type { Escalation } from './escalation.ts';
import { lockDueEscalations, settleEscalation, usersToEscalateTo, withDueEscalations } from './escalations.store.ts';
import { insertNotifications } from './insert-notifications.ts';
import { newNotification, type NotificationChange, type NotificationRow } from './notification.ts';
import { planFor, type ToPlan } from './plan-for.ts';
import { createRounds, type Rounds } from './rounds.ts';
import type { Deliver } from './wanted-delivery.ts';

export interface EscalationNeeds extends ChangeNeeds {
  ids: Ids;
  deliver: Deliver;
  urlOf: ToPlan['urlOf'];
}

/** The notifications of one escalation, which is settled with them. */
async function escalate(
  { ids }: EscalationNeeds,
  transaction: Transaction,
  { escalation, now }: { escalation: Escalation; now: number },
): Promise<NotificationRow[]> {
  const { organizationId, roleId, place: _place, dueAt: _dueAt, ...told } = escalation;
  const { role, userIds } = await usersToEscalateTo(transaction, organizationId, roleId);
  await settleEscalation(transaction, escalation, { count: userIds.length, now });
  const why = `because nobody acknowledged it in time, and of your role ${role}`;
  return userIds.map((userId) =>
    newNotification({
      ...told,
      id: ids.next(),
      organizationId,
      userId,
      why,
      createdAt: now,
      needsAcknowledgement: true,
    }),
  );
}

/** Tells the roles of what is due in one organization, all in one transaction: once, whatever crashes. @returns the changes. */
async function escalateIn(needs: EscalationNeeds, organizationId: string): Promise<NotificationChange[]> {
  const { database, clock, ids, deliver, urlOf } = needs;
  const now = clock.now();
  const changes = await database.transaction(organizationId, async (transaction) => {
    const notifications: NotificationRow[] = [];
    for (const escalation of await lockDueEscalations(transaction, organizationId, now))
      notifications.push(...(await escalate(needs, transaction, { escalation, now })));
    const plan = await planFor({ ids })(transaction, { organizationId, notifications, urlOf, now });
    await insertDigestEntries(transaction, plan.digest);
    await deliver.add(transaction, plan.deliveries);
    return insertNotifications(transaction, { organizationId, notifications, now });
  });
  if (changes.length > 0) {
    needs.changed(organizationId, changes);
    deliver.wake();
  }
  return changes;
}

/** Tells a role, within a second of the time, of what nobody has acknowledged. */
export const createEscalationWorker = ({ log, ...needs }: EscalationNeeds & { log: Log }): Rounds =>
  createRounds({
    log,
    what: 'escalating',
    everyMs: 1_000,
    async round(stopped) {
      for (const organizationId of await withDueEscalations(needs.database, needs.clock.now())) {
        if (stopped()) return;
        await escalateIn(needs, organizationId);
      }
    },
  });
