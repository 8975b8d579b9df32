import {
  createRing,
  createStore,
  follow,
  graphqlClient,
  serverNow,
  type Frame,
  type ResultOf,
} from '../../data/index.ts';
import { NotificationStream, NotificationSummary, type InboxNotification } from './inbox.documents.ts';
import { stringifyDocument } from '@urql/core';
import { tabOf } from './inbox-tab.ts';
import { newestFirst, withoutOlder } from './inbox-rows.ts';

type StreamFrame = Frame<ResultOf<typeof NotificationStream>>;

/** Every notification this page has heard of. */
export const notificationRing = createRing<InboxNotification>({
  limit: 10_000,
  idOf: (notification) => notification.id,
  order: newestFirst,
});

/** How many are unread and snoozed, also of those not loaded. */
export const inboxSummary = createStore({ unread: 0, snoozed: 0 });

/** Rises when what was loaded may have gaps and has to be read afresh. */
export const inboxGeneration = createStore(0);

/** Takes in what the server said, unless something newer is known already. */
export function takeIn(notifications: readonly InboxNotification[]): void {
  notificationRing.put(newerThanKnown(notifications));
}

function newerThanKnown(notifications: readonly InboxNotification[]): readonly InboxNotification[] {
  return withoutOlder(notifications, (id) => notificationRing.row(id));
}

/** Shows changes before the server has answered, and counts them. */
export function showAhead(notifications: readonly InboxNotification[]): void {
  count(notifications);
  notificationRing.put(notifications);
}

/** Moves the counts by what changes in rows that are known. */
function count(notifications: readonly InboxNotification[]): void {
  const now = serverNow();
  const { unread, snoozed } = inboxSummary.get();
  let change = { unread, snoozed };
  for (const after of notifications) {
    const before = notificationRing.row(after.id);
    if (before) change = moved(moved(change, before, { now, by: -1 }), after, { now, by: 1 });
  }
  inboxSummary.set(change);
}

interface Move {
  now: number;
  by: 1 | -1;
}

function moved(
  summary: { unread: number; snoozed: number },
  notification: InboxNotification,
  { now, by }: Move,
): { unread: number; snoozed: number } {
  const tab = tabOf(notification, now);
  const unread = tab === 'inbox' && notification.status === 'UNREAD' ? by : 0;
  const snoozed = tab === 'snoozed' ? by : 0;
  return {
    unread: Math.max(0, summary.unread + unread),
    snoozed: Math.max(0, summary.snoozed + snoozed),
  };
}

const summaryRestMs = 1_000;
const gatherMs = 50;
let summaryDue: ReturnType<typeof setTimeout> | null = null;
let summaryReadAt = 0;

let isReading = false;
let isOutdated = false;

/** One at a time: an answer that was on its way may be older than the change that asks. */
async function readSummary(): Promise<void> {
  isOutdated = isReading;
  if (isReading) return;
  isReading = true;
  const result = await graphqlClient.query(NotificationSummary, {}, { requestPolicy: 'network-only' }).toPromise();
  isReading = false;
  if (isOutdated) return readSummary();
  const summary = result.data?.notificationSummary;
  if (summary) inboxSummary.set({ unread: summary.unread, snoozed: summary.snoozed });
}

/** Asks for the true counts: at once when it was long ago, and not more than once a second. */
export function readSummarySoon(): void {
  const rest = summaryReadAt + summaryRestMs - Date.now();
  summaryDue ??= setTimeout(
    () => {
      summaryDue = null;
      summaryReadAt = Date.now();
      void readSummary();
    },
    Math.max(gatherMs, rest),
  );
}

/** Follows the notifications from a place (a cursor). Returns how to stop. */
export function followInbox(after: string): () => void {
  void readSummary();
  return follow<ResultOf<typeof NotificationStream>>({
    request: { query: stringifyDocument(NotificationStream), kind: 'log', after },
    onFrames(frames: readonly StreamFrame[]) {
      const newer = newerThanKnown(frames.flatMap((frame) => frame.notifications));
      count(newer);
      notificationRing.put(newer);
      readSummarySoon();
    },
    async onResync() {
      notificationRing.clear();
      inboxGeneration.set(inboxGeneration.get() + 1);
      await readSummary();
    },
    onRefused: () => undefined,
  });
}
