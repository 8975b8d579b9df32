import { graver } from '@belfry/domain/notification';
import type { Transaction } from '../../platform/database/index.ts';
import { lockSnoozedAbout, readRepeats } from './earlier.store.ts';
import { firingsToEscalate } from './escalations.store.ts';
import { writeNotifications } from './notification-changes.store.ts';
import type { NotificationChange, NotificationRow } from './notification.ts';
import { awake } from './snooze-notifications.ts';

interface Inserting {
  organizationId: string;
  notifications: readonly NotificationRow[];
  now: number;
}

const aboutSame = (a: NotificationRow, b: NotificationRow): boolean =>
  a.userId === b.userId && a.subjectKey === b.subjectKey;

/** The new ones with how often the same came before, those before them among the new ones counted too. */
function counted(notifications: readonly NotificationRow[], repeats: readonly number[]): NotificationRow[] {
  return notifications.map((row, index) => {
    const before = notifications.slice(0, index);
    const same = before.filter((one) => aboutSame(one, row) && one.definitionId === row.definitionId);
    return { ...row, repeats: (repeats[index] ?? 0) + same.length };
  });
}

/** New activity wakes what is put away about the same: of the same definition, or of another that is graver. */
const wakes = (fresh: NotificationRow, snoozed: NotificationRow): boolean =>
  aboutSame(fresh, snoozed) &&
  (fresh.definitionId === snoozed.definitionId || graver(fresh.severity, snoozed.severity) !== snoozed.severity);

/**
 * Writes new notifications, and wakes what their recipients had put away about the same. Each is a row of its own: earlier ones stay as
 * they are, done ones done, and the new one says how many there were. Has to be the last of its transaction, as `writeNotifications`.
 */
export async function insertNotifications(
  transaction: Transaction,
  { organizationId, notifications, now }: Inserting,
): Promise<NotificationChange[]> {
  if (notifications.length === 0) return [];
  const firingIds = [...new Set(notifications.map(({ firingId }) => firingId))];
  const [repeats, snoozed, escalating] = await Promise.all([
    readRepeats(transaction, { organizationId, notifications, now }),
    lockSnoozedAbout(transaction, { organizationId, notifications }),
    firingsToEscalate(transaction, organizationId, firingIds),
  ]);
  const fresh = counted(notifications, repeats).map((row) => ({
    ...row,
    needsAcknowledgement: row.needsAcknowledgement || escalating.has(row.firingId),
  }));
  const woken = snoozed.filter((row) => fresh.some((one) => wakes(one, row))).map((row) => awake(row, now));
  const write = (rows: NotificationRow[], how: 'insert' | 'update') =>
    writeNotifications(transaction, { organizationId, notifications: rows, now, how });
  return [...(await write(fresh, 'insert')), ...(await write(woken, 'update'))];
}
