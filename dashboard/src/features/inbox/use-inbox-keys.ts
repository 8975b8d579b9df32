import { useShortcuts } from '../../shared/shortcuts.ts';
import type { InboxItem } from './inbox-items.ts';
import type { InboxCommands } from './use-inbox-commands.ts';
import type { InboxSelection } from './use-inbox-selection.ts';

interface InboxKeys {
  items: readonly InboxItem[];
  opened: InboxItem | undefined;
  commands: InboxCommands;
  selection: InboxSelection;
  show: (item: InboxItem) => void;
  glance: (item: InboxItem) => void;
  close: () => void;
  toTop: () => void;
}

/** The inbox by keyboard alone. */
export function useInboxKeys({ items, opened, commands, selection, show, glance, close, toTop }: InboxKeys): void {
  const place = opened ? items.indexOf(opened) : -1;
  const next = (by: number): InboxItem | undefined => items[Math.min(items.length - 1, Math.max(0, place + by))];
  const step = (by: number): InboxItem | undefined => {
    const item = next(by);
    if (!item) return undefined;
    glance(item);
    focusRow(item.lead.id);
    return item;
  };
  const extend = (by: number): void => {
    const from = opened;
    const to = step(by);
    if (to) selection.range(from ?? to, to);
  };
  const back = (): void => (selection.rows.length > 0 ? selection.clear() : close());
  useShortcuts('Inbox', [
    { keys: 'j', label: 'Next notification', run: () => step(1), also: ['ArrowDown', 'PageDown'] },
    { keys: 'k', label: 'Previous notification', run: () => step(-1), also: ['ArrowUp', 'PageUp'] },
    { keys: '.', label: 'To the newest', run: toTop },
    { keys: 'Enter', label: 'Open, and mark read', run: () => opened && show(opened), also: ['o'] },
    { keys: 'e', label: 'Done', run: commands.done },
    { keys: 'h', label: 'Snooze', run: commands.snooze },
    { keys: 'a', label: 'Acknowledge', run: commands.acknowledge },
    { keys: 's', label: 'Save, or no longer', run: commands.save },
    { keys: 'Shift+I', label: 'Mark read', run: commands.read },
    { keys: 'Shift+U', label: 'Mark unread', run: commands.unread },
    { keys: 'Shift+M', label: 'Mute this event for me', run: commands.mute },
    { keys: 'x', label: 'Select, or no longer', run: () => opened && selection.toggle(opened) },
    { keys: 'Shift+J', label: 'Select downwards', run: () => extend(1), also: ['Shift+ArrowDown'] },
    { keys: 'Shift+K', label: 'Select upwards', run: () => extend(-1), also: ['Shift+ArrowUp'] },
    { keys: 'Ctrl+a', label: 'Select all', run: selection.all },
    { keys: 'Escape', label: 'Clear the selection, close the details', run: back },
  ]);
}

function focusRow(id: string): void {
  requestAnimationFrame(() => document.getElementById(`notification-${id}`)?.focus());
}
