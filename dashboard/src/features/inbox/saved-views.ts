import { createStore } from '../../data/index.ts';
import { groupings, type Grouping } from './inbox-items.ts';
import { inboxTabs, type InboxTab } from './inbox-tab.ts';

/** A view that somebody has given a name. */
export interface SavedView {
  name: string;
  tab: InboxTab;
  /** In the query language. */
  query: string;
  group: Grouping;
}

const key = 'belfry.inbox.views';

/** Reads what was kept; what cannot be read is left out. */
export function parseViews(text: string | null): readonly SavedView[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, tab, query, group }: Partial<Record<keyof SavedView, unknown>> = value;
  return (
    typeof name === 'string' &&
    typeof query === 'string' &&
    inboxTabs.some((one) => one.value === tab) &&
    groupings.some((one) => one.value === group)
  );
}

const store = createStore<readonly SavedView[]>(
  parseViews(typeof localStorage === 'undefined' ? null : localStorage.getItem(key)),
);

function keep(views: readonly SavedView[]): void {
  localStorage.setItem(key, JSON.stringify(views));
  store.set(views);
}

/** The viewer's own views, kept in this browser. */
export const savedViews = {
  get: store.get,
  subscribe: store.subscribe,
  /** Keeps a view; one of the same name is replaced. */
  add: (view: SavedView): void => keep([...store.get().filter(({ name }) => name !== view.name), view]),
  remove: (name: string): void => keep(store.get().filter((view) => view.name !== name)),
};
