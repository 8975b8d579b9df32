import { type Feed, openFeed, type OpenFeed } from './feed.ts';
import type { HubParts } from './group-needs.ts';
import type { LogName } from './log-source.ts';

/** One feed for each organization's log that has subscribers here: opened for its first user, closed after its last. */
export interface SharedFeeds {
  readonly size: number;
  use(of: { log: LogName; organizationId: string }): { feed: Promise<Feed>; release: () => void };
}

interface Shared {
  readonly opening: Promise<OpenFeed>;
  uses: number;
}

export function createSharedFeeds({ tailers, clock, log: report }: HubParts): SharedFeeds {
  const feeds = new Map<string, Shared>();

  function letGo(key: string, shared: Shared): void {
    shared.uses -= 1;
    if (shared.uses > 0) return;
    if (feeds.get(key) === shared) feeds.delete(key);
    shared.opening.then(
      (feed) => feed.close(),
      () => {},
    );
  }

  return {
    get size() {
      return feeds.size;
    },
    use({ log: name, organizationId }) {
      const key = `${name}|${organizationId}`;
      const shared = feeds.get(key) ?? {
        opening: openFeed({ tailers, clock, log: report, name, organizationId }),
        uses: 0,
      };
      feeds.set(key, shared);
      shared.uses += 1;
      let released = false;
      const release = (): void => {
        if (!released) letGo(key, shared);
        released = true;
      };
      return { feed: shared.opening, release };
    },
  };
}
