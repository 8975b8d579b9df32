import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { acknowledgeNotifications } from './acknowledge-notifications.ts';
import type { Changed } from './change-notifications.ts';
import { profileOfViewer, setDoNotDisturb, setProfile } from './change-profile.ts';
import { markNotifications } from './mark-notifications.ts';
import { notificationLog, writeNotifications } from './notification-changes.store.ts';
import { notificationsStore } from './notifications.store.ts';
import { createPresence } from './presence.ts';
import { saveNotifications } from './save-notifications.ts';
import { snoozeNotifications } from './snooze-notifications.ts';
import { createSnoozeWorker } from './snooze.worker.ts';

export interface NotificationsNeeds {
  database: Database;
  clock: Clock;
  log: Log;
  changed: Changed;
}

export type Notifications = ReturnType<typeof createNotifications>;

/** What users are told, and the stream of everything that changes about it. */
export function createNotifications({ log, ...needs }: NotificationsNeeds) {
  const store = notificationsStore(needs.database);
  const presence = createPresence(needs);
  const worker = createSnoozeWorker({ ...needs, log });
  return {
    store,
    log: notificationLog(needs.database),
    /** Writes new ones as the last statement of a transaction; `changed` is told by the caller after its commit. */
    write: writeNotifications,
    changed: needs.changed,
    mark: markNotifications(needs),
    snooze: snoozeNotifications(needs),
    save: saveNotifications(needs),
    acknowledge: acknowledgeNotifications({ ...needs, store }),
    /** How the viewer wants to be told. */
    profile: profileOfViewer(needs),
    setProfile: setProfile(needs),
    setDoNotDisturb: setDoNotDisturb(needs),
    reportPresence: presence.report,
    isPresent: presence.isPresent,
    isInInteraction: presence.isInInteraction,
    /** Starts waking what is snoozed. */
    start: worker.start,
    stop: worker.stop,
  };
}
