import type { Log } from '../../platform/log.ts';
import type { ChangeNeeds } from './change-notifications.ts';
import { lockDueSnoozes, withDueSnoozes } from './notification-locks.store.ts';
import { writeNotifications } from './notification-changes.store.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { awake } from './snooze-notifications.ts';

/** Wakes what is due in one organization. @returns how many. */
async function wakeIn({ database, clock, changed }: ChangeNeeds, organizationId: string): Promise<number> {
  const now = clock.now();
  const changes = await database.transaction(organizationId, async (transaction) => {
    const due = await lockDueSnoozes(transaction, organizationId, now);
    return writeNotifications(transaction, {
      organizationId,
      notifications: due.map((row) => awake(row, now)),
      now,
      how: 'update',
    });
  });
  if (changes.length > 0) changed(organizationId, changes);
  return changes.length;
}

/** Wakes snoozed notifications within a second of their time. */
export const createSnoozeWorker = ({ log, ...needs }: ChangeNeeds & { log: Log }): Rounds =>
  createRounds({
    log,
    what: 'waking snoozed notifications',
    everyMs: 1_000,
    async round(stopped) {
      for (const organizationId of await withDueSnoozes(needs.database, needs.clock.now())) {
        while (!stopped() && (await wakeIn(needs, organizationId)) > 0);
      }
    },
  });
