import { formatDateTime, showToast } from '@belfry/ui';
import { mutate, serverNow } from '../../data/index.ts';
import {
  AcknowledgeNotifications,
  MarkNotifications,
  MuteEvent,
  SaveNotifications,
  SnoozeNotifications,
  type InboxNotification,
} from './inbox.documents.ts';
import { change } from './inbox-change.ts';
import { notificationRing } from './inbox-feed.ts';
import { placeOf } from './inbox-tab.ts';
import { offerUndo } from './inbox-undo.ts';

type Rows = readonly InboxNotification[];
type Status = InboxNotification['status'];

async function mark(before: Rows, as: Status): Promise<boolean> {
  return change({
    before,
    patch: { status: as },
    send: async (ids) => mutate(MarkNotifications, { ids: [...ids], as }),
    failure: before.length === 1 ? 'The change was not kept' : 'The changes were not kept',
  });
}

/** Each as it was: those that were read are read again, the others unread. */
function markAsBefore(before: Rows): void {
  for (const status of ['UNREAD', 'READ', 'DONE'] as const) {
    const rows = latest(before.filter((row) => row.status === status));
    if (rows.length > 0) void mark(rows, status);
  }
}

/** As they are known now. */
function latest(rows: Rows): Rows {
  return rows.map((row) => notificationRing.row(row.id) ?? row);
}

/** What is snoozed is out of reach until it comes back. */
function awake(rows: Rows): Rows {
  const now = serverNow();
  return rows.filter((row) => placeOf(row, now) !== 'snoozed');
}

/** Marks as looked at what was not. */
export async function markRead(rows: Rows): Promise<void> {
  await mark(
    awake(rows).filter(({ status }) => status === 'UNREAD'),
    'READ',
  );
}

/** Marks as not looked at, wherever it lay. */
export async function markUnread(rows: Rows): Promise<void> {
  await mark(
    awake(rows).filter(({ status }) => status !== 'UNREAD'),
    'UNREAD',
  );
}

/** Away from the inbox, into Done; it can be undone. */
export async function markDone(rows: Rows): Promise<void> {
  const before = awake(rows).filter(({ status }) => status !== 'DONE');
  if (before.length === 0) return;
  offerUndo(before.length === 1 ? 'Done' : `${before.length.toLocaleString('en')} done`, () => markAsBefore(before));
  await mark(before, 'DONE');
}

/** Back from Done into the inbox. */
export async function moveToInbox(rows: Rows): Promise<void> {
  await mark(rows, 'READ');
}

async function setSnooze(before: Rows, until: string | null): Promise<boolean> {
  return change({
    before,
    patch: { snoozedUntil: until },
    send: async (ids) => mutate(SnoozeNotifications, { ids: [...ids], until }),
    failure: until === null ? 'It was not brought back' : 'It was not snoozed',
  });
}

/** Out of sight until `until` (epoch ms); it can be undone. */
export async function snooze(rows: Rows, until: number): Promise<void> {
  const before = awake(rows).filter(({ status }) => status !== 'DONE');
  if (before.length === 0) return;
  const what = before.length === 1 ? 'Snoozed' : `${before.length.toLocaleString('en')} snoozed`;
  offerUndo(`${what} until ${formatDateTime(until, serverNow())}`, () => void wakeAsBefore(before));
  await setSnooze(before, new Date(until).toISOString());
}

async function wakeAsBefore(before: Rows): Promise<void> {
  if (!(await setSnooze(latest(before), null))) return;
  await mark(latest(before.filter(({ status }) => status === 'READ')), 'READ');
}

/** Back from Snoozed at once. */
export async function wake(rows: Rows): Promise<void> {
  await setSnooze(rows, null);
}

/** Keeps them under Saved until they are no longer saved. */
export async function save(rows: Rows, saved: boolean): Promise<void> {
  const before = rows.filter(({ savedAt }) => (savedAt !== null) !== saved);
  const set = async (some: Rows, as: boolean): Promise<boolean> =>
    change({
      before: some,
      patch: { savedAt: as ? new Date(serverNow()).toISOString() : null },
      send: async (ids) => mutate(SaveNotifications, { ids: [...ids], saved: as }),
      failure: as ? 'It was not saved' : 'It is still saved',
    });
  if (before.length === 0) return;
  if (!saved) offerUndo('No longer saved', () => void set(latest(before), true));
  await set(before, saved);
}

/** Says to all who got it that somebody has taken it on. `me` is the viewer. */
export async function acknowledge(rows: Rows, me: { id: string; name: string } | null): Promise<void> {
  await change({
    before: rows.filter(({ needsAcknowledgement, acknowledgedAt }) => needsAcknowledgement && acknowledgedAt === null),
    patch: {
      acknowledgedAt: new Date(serverNow()).toISOString(),
      acknowledgedBy: me && { __typename: 'User', id: me.id, name: me.name },
    },
    send: async (ids) => mutate(AcknowledgeNotifications, { ids: [...ids] }),
    failure: 'It was not acknowledged',
  });
}

/** Lets an event tell the viewer nothing any more; it can be undone. */
export async function muteEvent({ definition, definitionName }: InboxNotification): Promise<void> {
  if (definition === null) {
    showToast({ title: 'This event cannot be muted', description: 'It is gone, or no longer open to you.' });
    return;
  }
  const set = async (muted: boolean): Promise<void> => {
    const outcome = await mutate(MuteEvent, { id: definition.id, muted });
    if (outcome.ok) return;
    showToast({
      title: muted ? 'The event was not muted' : 'The event is still muted',
      description: outcome.problem.message,
      tone: 'critical',
      action: { label: 'Retry', onAction: () => void set(muted) },
    });
  };
  offerUndo(`“${definitionName}” is muted for you`, () => void set(false));
  await set(true);
}
