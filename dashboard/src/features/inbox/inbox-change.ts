import { closeToast, showToast } from '@belfry/ui';
import type { Outcome } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { notificationRing, readSummarySoon, showAhead, takeIn } from './inbox-feed.ts';
import { undoToast } from './inbox-undo.ts';
import { tellTabs, type InboxPatch } from './tab-echo.ts';

type Answer = Outcome<{ notifications?: readonly InboxNotification[] }>;

/** Something done to notifications. */
export interface InboxChange {
  before: readonly InboxNotification[];
  patch: InboxPatch;
  /** Tells the server of at most 500 of them. */
  send: (ids: readonly string[]) => Promise<Answer>;
  /** What failed, if it fails. */
  failure: string;
}

const mostAtOnce = 500;
let lastSent: Promise<unknown> = Promise.resolve();

/** One change after the other: an undo must not overtake what it takes back. */
async function inTurn(send: () => Promise<Answer>): Promise<Answer> {
  const sent = lastSent.then(send, send);
  lastSent = sent;
  return sent;
}

/** Shows a change at once, here and in the other tabs, tells the server, and takes it back with a word if that refuses. */
export async function change(step: InboxChange): Promise<boolean> {
  if (step.before.length === 0) return true;
  show(step.before, step.patch);
  const outcome = await inTurn(async () => sendAll(step));
  if (outcome.ok) {
    takeIn(outcome.value.notifications ?? []);
    readSummarySoon();
    return true;
  }
  takeBack(step);
  closeToast(undoToast);
  showToast({
    title: step.failure,
    description: outcome.problem.message,
    tone: 'critical',
    action: { label: 'Retry', onAction: () => void change(step) },
  });
  return false;
}

function show(rows: readonly InboxNotification[], patch: InboxPatch): void {
  showAhead(rows.map((row) => ({ ...row, ...patch })));
  tellTabs(rows.map(({ id }) => ({ id, patch })));
}

async function sendAll({ before, send }: InboxChange): Promise<Answer> {
  const notifications: InboxNotification[] = [];
  for (let start = 0; start < before.length; start += mostAtOnce) {
    const answer = await send(before.slice(start, start + mostAtOnce).map(({ id }) => id));
    if (!answer.ok) return answer;
    notifications.push(...(answer.value.notifications ?? []));
  }
  return { ok: true, value: { notifications } };
}

/** As it was before, unless the server has said something of it meanwhile. */
function takeBack({ before, patch }: InboxChange): void {
  const unchanged = before.filter(({ id, seq }) => (notificationRing.row(id)?.seq ?? seq) === seq);
  showAhead(unchanged);
  tellTabs(unchanged.map((row) => ({ id: row.id, patch: sameFieldsOf(row, patch) })));
}

function sameFieldsOf(row: InboxNotification, patch: InboxPatch): InboxPatch {
  const { status, snoozedUntil, savedAt, acknowledgedAt, acknowledgedBy } = row;
  const own: InboxPatch = { status, snoozedUntil, savedAt, acknowledgedAt, acknowledgedBy };
  return Object.fromEntries(Object.entries(own).filter(([name]) => name in patch));
}
