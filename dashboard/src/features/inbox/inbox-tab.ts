import type { VariablesOf } from '../../data/index.ts';
import type { InboxNotification, NotificationPage } from './inbox.documents.ts';
import { asksFor, passes, severitiesIn, valuesOf, type InboxQuery } from './inbox-query.ts';

/** Where a notification lies. */
export type InboxPlace = 'inbox' | 'snoozed' | 'done';

/** The tabs of the inbox: the places, and what is saved wherever it lies. */
export type InboxTab = InboxPlace | 'saved';

export const inboxTabs: readonly { value: InboxTab; label: string }[] = [
  { value: 'inbox', label: 'Inbox' },
  { value: 'saved', label: 'Saved' },
  { value: 'snoozed', label: 'Snoozed' },
  { value: 'done', label: 'Done' },
];

/** Where a notification is at `now` (epoch ms). */
export function placeOf(
  { status, snoozedUntil }: Pick<InboxNotification, 'status' | 'snoozedUntil'>,
  now: number,
): InboxPlace {
  if (status === 'DONE') return 'done';
  if (snoozedUntil !== null && Date.parse(snoozedUntil) > now) return 'snoozed';
  return 'inbox';
}

/** What of the inbox is shown. */
export interface InboxView {
  tab: InboxTab;
  query: InboxQuery;
}

/** The tab that a query asks for by `is:done` and the like; otherwise the one that is chosen. */
export function tabOf(chosen: InboxTab, query: InboxQuery): InboxTab {
  return (['saved', 'snoozed', 'done'] as const).find((tab) => asksFor(query, tab)) ?? chosen;
}

/** Whether a notification is shown in a view at `now` (epoch ms). */
export function isShown(notification: InboxNotification, { tab, query }: InboxView, now: number): boolean {
  const isThere = tab === 'saved' ? notification.savedAt !== null : placeOf(notification, now) === tab;
  return isThere && passes(notification, query);
}

type Filter = NonNullable<VariablesOf<typeof NotificationPage>['filter']>;

/** The ids of names: those of queues and agents that stand in what is loaded. */
export type IdsOf = (field: 'queue' | 'agent', name: string) => readonly string[];

/** The server's filter for the pages of a view: as much of it as the server can tell. */
export function filterOf({ tab, query }: InboxView, idsOf: IdsOf): Filter {
  const severity = severitiesIn(query);
  const text = valuesOf(query, 'text').join(' ');
  const events = valuesOf(query, 'event').map((name) => ({ definitionName: { contains: name } }));
  return {
    ...placeFilter(tab, query),
    ...(severity.length < 3 && { severity: { in: [...severity] } }),
    ...(text !== '' && { text }),
    ...(events.length > 0 && { or: events }),
    ...namedFilter(query, 'queue', idsOf),
    ...namedFilter(query, 'agent', idsOf),
  };
}

function namedFilter(query: InboxQuery, field: 'queue' | 'agent', idsOf: IdsOf): Filter {
  const ids = valuesOf(query, field).map((name) => idsOf(field, name));
  // A name that nothing loaded has may still stand further back: then only what comes can be looked through.
  return ids.length > 0 && ids.every((some) => some.length > 0) ? { [field]: { in: ids.flat() } } : {};
}

function placeFilter(tab: InboxTab, query: InboxQuery): Filter {
  const open = asksFor(query, 'unread') ? ['UNREAD' as const] : ['UNREAD' as const, 'READ' as const];
  const status = { status: { in: asksFor(query, 'read') ? ['READ' as const] : open } };
  switch (tab) {
    case 'saved':
      return { saved: { eq: true } };
    case 'done':
      return { status: { eq: 'DONE' } };
    case 'inbox':
    case 'snoozed':
      return { ...status, snoozed: { eq: tab === 'snoozed' } };
  }
}
