import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { acknowledgeNotifications } from './acknowledge-notifications.ts';
import type { Changed } from './change-notifications.ts';
import { profileOfViewer, setDoNotDisturb, setProfile } from './change-profile.ts';
import { createDigestWorker } from './digest.worker.ts';
import { insertDigestEntries } from './digests.store.ts';
import { createEscalationWorker } from './escalation.worker.ts';
import { insertEscalations } from './escalations.store.ts';
import { insertNotifications } from './insert-notifications.ts';
import { markNotifications } from './mark-notifications.ts';
import { notificationLog } from './notification-changes.store.ts';
import type { NotificationRow } from './notification.ts';
import { notificationsStore } from './notifications.store.ts';
import { urlsUnder } from './notification-url.ts';
import { planFor } from './plan-for.ts';
import { createPresence } from './presence.ts';
import { createRetentionWorker } from './retention.worker.ts';
import { saveNotifications } from './save-notifications.ts';
import { snoozeNotifications } from './snooze-notifications.ts';
import { createSnoozeWorker } from './snooze.worker.ts';
import type { Deliver } from './wanted-delivery.ts';

export interface NotificationsNeeds {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  changed: Changed;
  deliver: Deliver;
  /** Where people reach the dashboard, without a slash at its end; null when nobody said. */
  publicUrl: string | null;
}

export type Notifications = ReturnType<typeof createNotifications>;

interface ToWrite {
  organizationId: string;
  notifications: readonly NotificationRow[];
  now: number;
}

/** What users are told, how each wants it, and the stream of everything that changes about it. */
export function createNotifications({ log, deliver, publicUrl, ...needs }: NotificationsNeeds) {
  const store = notificationsStore(needs.database);
  const presence = createPresence(needs);
  const urlOf = urlsUnder(publicUrl);
  const workers = [
    createSnoozeWorker({ ...needs, log }),
    createEscalationWorker({ ...needs, log, deliver, urlOf }),
    createDigestWorker({ ...needs, log, deliver, inboxUrl: publicUrl && `${publicUrl}/inbox` }),
    createRetentionWorker({ ...needs, log }),
  ];
  return {
    store,
    log: notificationLog(needs.database),
    /** How notifications that are about to be written are told beside the inbox, as their recipients' profiles want it. */
    planFor: (transaction: Transaction, what: ToWrite) => planFor(needs)(transaction, { ...what, urlOf }),
    /** Keeps entries of a plan for their digests, inside the caller's transaction. */
    keepForDigest: insertDigestEntries,
    /** Keeps what is to follow when nobody acknowledges a firing's notifications. To be called before these are written. */
    escalate: insertEscalations,
    /** Writes new ones as the last statement of a transaction; `changed` is told by the caller after its commit. */
    write: insertNotifications,
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
    /** Starts waking what is snoozed, escalating, sending digests and removing what is old. */
    start: () => workers.forEach((worker) => worker.start()),
    stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))),
  };
}
