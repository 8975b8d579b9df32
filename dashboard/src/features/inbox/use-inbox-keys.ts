import { serverNow } from '../../data/index.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { markDone, markRead, markUnread, undoLast } from './inbox-actions.ts';
import { tabOf } from './inbox-tab.ts';
import { snoozeMenuOpen } from './snooze-menu.tsx';

interface InboxKeys {
  rows: readonly InboxNotification[];
  /** The id in the address. */
  open: string | null;
  opened: InboxNotification | undefined;
  show: (notification: InboxNotification) => void;
  glance: (notification: InboxNotification) => void;
  close: () => void;
}

/** The inbox by keyboard alone. */
export function useInboxKeys({ rows, open, opened, show, glance, close }: InboxKeys): void {
  const place = rows.findIndex((row) => row.id === open);
  const step = (by: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, place + by))];
    if (!next) return;
    glance(next);
    focusRow(next.id);
  };
  const done = (): void => {
    if (!opened || tabOf(opened, serverNow()) !== 'inbox') return;
    const next = rows[place + 1] ?? rows[place - 1];
    if (next) glance(next);
    else close();
    void markDone(opened);
  };
  useShortcuts('Inbox', [
    { keys: 'j', label: 'Next notification', run: () => step(1), also: ['ArrowDown', 'PageDown'] },
    { keys: 'k', label: 'Previous notification', run: () => step(-1), also: ['ArrowUp', 'PageUp'] },
    { keys: 'Enter', label: 'Open, and mark read', run: () => opened && show(opened), also: ['o'] },
    { keys: 'e', label: 'Done', run: done },
    {
      keys: 'h',
      label: 'Snooze',
      run: () => opened && tabOf(opened, serverNow()) === 'inbox' && snoozeMenuOpen.set(true),
    },
    { keys: 'Shift+I', label: 'Mark read', run: () => opened && void markRead(opened) },
    { keys: 'Shift+U', label: 'Mark unread', run: () => opened && void markUnread(opened) },
    { keys: 'z', label: 'Undo', run: undoLast },
    { keys: 'Escape', label: 'Close the details', run: close },
  ]);
}

function focusRow(id: string): void {
  requestAnimationFrame(() => document.getElementById(`notification-${id}`)?.focus());
}
