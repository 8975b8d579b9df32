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
import { placeOf } from './inbox-tab.ts';
import { hearTabs, type InboxEcho } from './tab-echo.ts';
import { newestFirst, withoutOlder } from './inbox-rows.ts';

type StreamFrame = Frame<ResultOf<typeof NotificationStream>>;

/** Every notification this page has heard of. */
export const notificationRing = createRing<InboxNotification>({
  limit: 10_000,
  idOf: (notification) => notification.id,
  order: newestFirst,
});

interface InboxSummary {
  unread: number;
  snoozed: number;
  saved: number;
}

/** How many are unread, snoozed and saved, also of those not loaded. */
export const inboxSummary = createStore<InboxSummary>({ unread: 0, snoozed: 0, saved: 0 });

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
  let change = inboxSummary.get();
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

function moved(summary: InboxSummary, notification: InboxNotification, { now, by }: Move): InboxSummary {
  const place = placeOf(notification, now);
  const add = (count: number, isOne: boolean): number => Math.max(0, count + (isOne ? by : 0));
  return {
    unread: add(summary.unread, place === 'inbox' && notification.status === 'UNREAD'),
    snoozed: add(summary.snoozed, place === 'snoozed'),
    saved: add(summary.saved, notification.savedAt !== null),
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
  if (summary) inboxSummary.set({ unread: summary.unread, snoozed: summary.snoozed, saved: summary.saved });
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

interface InboxSource {
  /** Whose. */
  userId: string | null;
  /** From which place (a cursor). */
  after: string;
  /** Told at once of all that comes, also while the views are paused, and before it is taken in. */
  onHeard: (notifications: readonly InboxNotification[]) => void;
}

/** Follows the notifications, and what is done to them in other tabs. Returns how to stop. */
export function followInbox({ userId, after, onHeard }: InboxSource): () => void {
  void readSummary();
  const stopHearing = userId === null ? () => undefined : hearTabs(userId, takeEchoes);
  const stopFollowing = follow<ResultOf<typeof NotificationStream>>({
    request: { query: stringifyDocument(NotificationStream), kind: 'log', after },
    onHeard: (frame: StreamFrame) => onHeard(frame.notifications),
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
  return () => {
    stopHearing();
    stopFollowing();
  };
}

function takeEchoes(echoes: readonly InboxEcho[]): void {
  const rows = echoes.flatMap(({ id, patch }) => {
    const row = notificationRing.row(id);
    return row ? [{ ...row, ...patch }] : [];
  });
  showAhead(rows);
}
