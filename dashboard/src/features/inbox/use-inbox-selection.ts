import { useState } from 'react';
import type { InboxNotification } from './inbox.documents.ts';
import type { InboxItem } from './inbox-items.ts';

/** Which rows of the list something is to be done with. */
export interface InboxSelection {
  has: (item: InboxItem) => boolean;
  /** The notifications behind the chosen rows. */
  rows: readonly InboxNotification[];
  toggle: (item: InboxItem) => void;
  /** Chooses every row between the two, and both. */
  range: (from: InboxItem, to: InboxItem) => void;
  all: () => void;
  clear: () => void;
}

/** The selection among the rows that are shown; what is no longer shown is no longer chosen. */
export function useInboxSelection(items: readonly InboxItem[]): InboxSelection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const add = (some: readonly InboxItem[]): void => setIds((now) => new Set([...now, ...some.flatMap(idsOf)]));
  const has = ({ members }: InboxItem): boolean => members.every(({ id }) => ids.has(id));
  return {
    has,
    rows: ids.size === 0 ? [] : items.filter(has).flatMap(({ members }) => members),
    toggle(item) {
      const own = new Set(idsOf(item));
      if (has(item)) setIds((now) => new Set([...now].filter((id) => !own.has(id))));
      else add([item]);
    },
    range(from, to) {
      const [one, other] = [items.indexOf(from), items.indexOf(to)];
      add(items.slice(Math.min(one, other), Math.max(one, other) + 1));
    },
    all: () => setIds(new Set(items.flatMap(idsOf))),
    clear: () => setIds(new Set()),
  };
}

function idsOf({ members }: InboxItem): readonly string[] {
  return members.map(({ id }) => id);
}
