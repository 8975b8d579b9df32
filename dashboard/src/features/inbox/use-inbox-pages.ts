import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { graphqlClient, problemOf, useStore, type Problem } from '../../data/index.ts';
import { NotificationPage } from './inbox.documents.ts';
import { inboxGeneration, notificationRing, takeIn } from './inbox-feed.ts';
import { filterOf, type InboxView } from './inbox-tab.ts';

interface Pages {
  /** `idle`: what was asked for is there. */
  state: 'loading' | 'idle' | 'failed';
  problem: Problem | null;
  /** Whether the first page has ever come. */
  loadedOnce: boolean;
  hasMore: boolean;
  /** How many have been read. */
  count: number;
}

const start: Pages = { state: 'loading', problem: null, loadedOnce: false, hasMore: false, count: 0 };

/** Reads a view's pages into the ring, the first at once, further ones as asked. */
export function useInboxPages(view: InboxView): Pages & { more: () => void; retry: () => void } {
  const generation = useStore(inboxGeneration);
  const filter = useMemo(() => JSON.stringify(filterOf(view, idsOf)), [view]);
  const key = `${generation} ${filter}`;
  const [pages, setPages] = useState<Pages & { key: string }>({ ...start, key });
  const cursor = useRef<string | null>(null);
  const busy = useRef<string | null>(null);
  const read = useCallback(async () => {
    if (busy.current === key) return;
    busy.current = key;
    setPages((now) => ({ ...(now.key === key ? now : start), key, state: 'loading' }));
    const variables = { filter: JSON.parse(filter), after: cursor.current };
    const result = await graphqlClient
      .query(NotificationPage, variables, { requestPolicy: 'network-only' })
      .toPromise();
    if (busy.current !== key) return;
    busy.current = null;
    const page = result.data?.notifications;
    if (!page) {
      const problem = result.error ? problemOf(result.error) : null;
      return setPages((now) => ({ ...now, state: 'failed', problem }));
    }
    takeIn(page.nodes);
    cursor.current = page.pageInfo.endCursor;
    const hasMore = page.pageInfo.hasNextPage;
    return setPages((now) => ({ key, state: 'idle', problem: null, loadedOnce: true, hasMore, count: now.count + 1 }));
  }, [filter, key]);
  useEffect(() => {
    cursor.current = null;
    void read();
    return () => {
      busy.current = null;
    };
  }, [read]);
  const more = useCallback(() => void read(), [read]);
  return { ...(pages.key === key ? pages : start), more, retry: more };
}

const pagesByItself = 10;
const rowsInPage = 25;

/** Whether a further page may be read unasked: rare matches must not read the whole past. */
export function mayReadOn({ state, hasMore, count }: Pages, shown: number): boolean {
  return hasMore && state === 'idle' && count < pagesByItself + shown / rowsInPage;
}

function idsOf(field: 'queue' | 'agent', name: string): readonly string[] {
  const found = notificationRing
    .get()
    .map((row) => row[field])
    .filter((one) => one?.name.toLowerCase().includes(name.toLowerCase()) === true);
  return [...new Set(found.flatMap((one) => one?.id ?? []))];
}
