import type { Log } from '../../platform/log.ts';
import type { ChangeNeeds } from './change-notifications.ts';
import { awake } from './snooze-notifications.ts';
import { lockDueSnoozes, withDueSnoozes } from './notification-locks.store.ts';
import { writeNotifications } from './notification-changes.store.ts';

/** Wakes snoozed notifications within a second of their time. */
export interface SnoozeWorker {
  start(): void;
  /** Settles when the round under way is finished. */
  stop(): Promise<void>;
}

const everyMs = 1_000;

/** Wakes what is due in one organization. @returns how many. */
async function wakeIn({ database, clock, changed }: ChangeNeeds, organizationId: string): Promise<number> {
  const now = clock.now();
  const changes = await database.transaction(organizationId, async (transaction) => {
    const due = await lockDueSnoozes(transaction, organizationId, now);
    return writeNotifications(transaction, {
      organizationId,
      notifications: due.map(awake),
      now,
      how: 'update',
    });
  });
  if (changes.length > 0) changed(organizationId, changes);
  return changes.length;
}

export function createSnoozeWorker({ log, ...needs }: ChangeNeeds & { log: Log }): SnoozeWorker {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let stopped = false;

  async function wakeAll(): Promise<void> {
    try {
      for (const organizationId of await withDueSnoozes(needs.database, needs.clock.now())) {
        while (!stopped && (await wakeIn(needs, organizationId)) > 0);
      }
    } catch (error) {
      log.warn({ error }, 'snoozed notifications could not be woken; trying again');
    }
    if (!stopped) timer = setTimeout(begin, everyMs).unref();
  }
  const begin = (): void => void (round = wakeAll());

  return {
    start: begin,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
