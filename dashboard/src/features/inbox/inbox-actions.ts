import { closeToast, formatDateTime, showToast } from '@belfry/ui';
import { mutate, serverNow, type Outcome } from '../../data/index.ts';
import { MarkNotifications, SnoozeNotifications, type InboxNotification } from './inbox.documents.ts';
import { notificationRing, readSummarySoon, showAhead, takeIn } from './inbox-feed.ts';

type Answer = Outcome<{ notifications?: readonly InboxNotification[] }>;

interface Change {
  before: readonly InboxNotification[];
  after: readonly InboxNotification[];
  /** Tells the server. */
  send: () => Promise<Answer>;
  /** What failed, if it fails. */
  failure: string;
}

let lastSent: Promise<unknown> = Promise.resolve();

/** One change after the other: an undo must not overtake what it takes back. */
async function inTurn(send: () => Promise<Answer>): Promise<Answer> {
  const sent = lastSent.then(send, send);
  lastSent = sent;
  return sent;
}

/** Shows a change at once, tells the server, and takes it back with a word if the server refuses. */
async function change(step: Change): Promise<boolean> {
  showAhead(step.after);
  const outcome = await inTurn(step.send);
  if (outcome.ok) {
    takeIn(outcome.value.notifications ?? []);
    readSummarySoon();
    return true;
  }
  showAhead(step.before.filter(isUnchangedSince));
  closeToast(undoToast);
  showToast({
    title: step.failure,
    description: outcome.problem.message,
    tone: 'critical',
    action: { label: 'Retry', onAction: () => void change(step) },
  });
  return false;
}

/** Whether the server has said nothing of it meanwhile. */
function isUnchangedSince({ id, seq }: InboxNotification): boolean {
  return (notificationRing.row(id)?.seq ?? seq) === seq;
}

async function mark(before: readonly InboxNotification[], as: InboxNotification['status']): Promise<boolean> {
  const ids = before.map(({ id }) => id);
  return change({
    before,
    after: before.map((one) => ({ ...one, status: as })),
    send: async () => mutate(MarkNotifications, { ids, as }),
    failure: 'The change was not kept',
  });
}

/** What `z` takes back, and until when (epoch ms). */
let undoable: { undo: () => void; until: number } | null = null;
const undoMs = 60_000;
const undoToast = 'inbox-undo';

function offerUndo(title: string, undo: () => void): void {
  const step = { undo, until: Date.now() + undoMs };
  undoable = step;
  const onAction = (): void => {
    undoable = null;
    undo();
  };
  showToast({ id: undoToast, title, action: { label: 'Undo', onAction } });
}

/** Takes back the last change of the last minute. */
export function undoLast(): void {
  if (undoable === null || undoable.until < Date.now()) return;
  const { undo } = undoable;
  undoable = null;
  undo();
}

export async function markRead(notification: InboxNotification): Promise<void> {
  if (notification.status === 'UNREAD') await mark([notification], 'READ');
}

export async function markUnread(notification: InboxNotification): Promise<void> {
  if (notification.status !== 'UNREAD') await mark([notification], 'UNREAD');
}

/** Away from the inbox, into Done; it can be undone. */
export async function markDone(notification: InboxNotification): Promise<void> {
  if (notification.status === 'DONE') return;
  const { status } = notification;
  offerUndo('Done', () => void mark([latest(notification)], status));
  await mark([notification], 'DONE');
}

/** Back from Done into the inbox. */
export async function moveToInbox(notification: InboxNotification): Promise<void> {
  await mark([notification], 'READ');
}

/** Out of sight until `until` (epoch ms), or back at once with null; it can be undone. */
export async function snooze(notification: InboxNotification, until: number | null): Promise<void> {
  const set = async (one: InboxNotification, at: string | null): Promise<boolean> =>
    change({
      before: [one],
      after: [{ ...one, snoozedUntil: at }],
      send: async () => mutate(SnoozeNotifications, { ids: [one.id], until: at }),
      failure: 'It was not snoozed',
    });
  const at = until === null ? null : new Date(until).toISOString();
  if (until !== null) {
    const title = `Snoozed until ${formatDateTime(until, serverNow())}`;
    offerUndo(title, () => void set(latest(notification), null));
  }
  await set(notification, at);
}

function latest(notification: InboxNotification): InboxNotification {
  return notificationRing.row(notification.id) ?? notification;
}
