import { createStore, graphqlClient, liveState, serverNow } from '../../data/index.ts';
import { MissedPage } from './inbox.documents.ts';

/** What came while nobody was here. */
export interface Missed {
  count: number;
  /** Whether there is more than was counted. */
  isPart: boolean;
  /** When the viewer was last here (epoch ms). */
  since: number;
}

/** What is to be told of an absence; null when there is nothing. */
export const missed = createStore<Missed | null>(null);

const keepEveryMs = 5_000;
const mostPages = 20;
/** A shorter absence is none: what came meanwhile is announced as if it came now. */
export const shortAbsenceMs = 30_000;

const keyOf = (userId: string): string => `belfry.inbox.seen.${userId}`;

/** Notes on this machine until when the viewer was here, and counts what came after an absence. Returns how to stop. */
export function keepLastSeen(userId: string): () => void {
  const key = keyOf(userId);
  const keep = (): void => {
    if (liveState().state === 'live') localStorage.setItem(key, String(serverNow()));
  };
  void countSince(Number(localStorage.getItem(key) ?? Number.NaN));
  const timer = setInterval(keep, keepEveryMs);
  document.addEventListener('visibilitychange', keep);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', keep);
  };
}

/** Counts what came since then (epoch ms) and still waits. */
export async function countSince(since: number): Promise<void> {
  if (Number.isNaN(since) || serverNow() - since < shortAbsenceMs) return;
  let after: string | null = null;
  let count = 0;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await readPage(since, after);
    if (!page) return;
    count += page.nodes.length;
    after = page.pageInfo.endCursor;
    const isPart: boolean = page.pageInfo.hasNextPage;
    if (count > 0) missed.set({ count, isPart, since });
    if (!isPart) return;
  }
}

async function readPage(since: number, after: string | null) {
  const variables = { since: new Date(since).toISOString(), after };
  const result = await graphqlClient.query(MissedPage, variables, { requestPolicy: 'network-only' }).toPromise();
  return result.data?.notifications;
}
