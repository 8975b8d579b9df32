import { coalesced } from '@belfry/domain/notification';
import { arrivalOf } from './arrival.ts';
import type { InboxNotification } from './inbox.documents.ts';

/** What the list can be grouped by. */
export const groupings = [
  { value: 'none', label: 'None' },
  { value: 'subject', label: 'Subject' },
  { value: 'event', label: 'Event' },
  { value: 'queue', label: 'Queue' },
] as const;

/** How the list is grouped. */
export type Grouping = (typeof groupings)[number]['value'];

/** One row: a notification, with those that say the same of the same within a moment. */
export interface InboxItem {
  kind: 'item';
  /** The newest; the row shows it. */
  lead: InboxNotification;
  /** All of it, newest first; each keeps its own state. */
  members: readonly InboxNotification[];
}

/** The head of a group. */
export interface InboxGroup {
  kind: 'group';
  key: string;
  label: string;
  members: readonly InboxNotification[];
  unread: number;
}

/** One line of the list. */
export type InboxLine = InboxItem | InboxGroup;

/** Rows from notifications, newest first. What the same event says of the same within a minute is one row. */
export function itemsOf(rows: readonly InboxNotification[]): readonly InboxItem[] {
  const runs = coalesced(rows.map((row) => ({ ...arrivalOf(row), row })));
  return runs.map(({ latest, all }) => ({ kind: 'item', lead: latest.row, members: all.map(({ row }) => row) }));
}

/** The lines of the list: items, below heads if they are grouped. The group with the newest comes first. */
export function linesOf(items: readonly InboxItem[], by: Grouping): readonly InboxLine[] {
  if (by === 'none') return items;
  const groups = new Map<string, InboxItem[]>();
  for (const item of items) {
    const key = groupOf(item.lead, by);
    const of = groups.get(key);
    if (of) of.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].flatMap(([key, of]) => [headOf(key, { of, by }), ...of]);
}

function groupOf({ subjectKey, definitionName, queue }: InboxNotification, by: Exclude<Grouping, 'none'>): string {
  if (by === 'event') return definitionName;
  return by === 'queue' ? (queue?.name ?? '') : subjectKey;
}

function headOf(key: string, { of, by }: { of: readonly InboxItem[]; by: Grouping }): InboxGroup {
  const members = of.flatMap((item) => item.members);
  return {
    kind: 'group',
    key: `${by}:${key}`,
    label: by === 'subject' ? subjectLabel(of[0]?.lead) : key === '' ? 'No queue' : key,
    members,
    unread: members.filter(({ status }) => status === 'UNREAD').length,
  };
}

function subjectLabel(lead: InboxNotification | undefined): string {
  const interaction = lead?.interaction;
  return interaction?.subject ?? interaction?.externalId ?? lead?.title ?? '';
}

/** How many notifications each event has here, most first. */
export function eventCounts(rows: readonly InboxNotification[]): readonly { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { definitionName } of rows) counts.set(definitionName, (counts.get(definitionName) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
}
