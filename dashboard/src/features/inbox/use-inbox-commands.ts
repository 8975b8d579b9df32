import { serverNow, useViewer } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { acknowledge, markDone, markRead, markUnread, moveToInbox, muteEvent, save, wake } from './inbox-actions.ts';
import type { InboxItem } from './inbox-items.ts';
import { placeOf } from './inbox-tab.ts';
import { openSnoozeMenu } from './snooze-menu.tsx';
import type { InboxSelection } from './use-inbox-selection.ts';

/** Everything that can be done in the inbox, with what is chosen or else with what is open. */
export interface InboxCommands {
  done: () => void;
  read: () => void;
  unread: () => void;
  snooze: () => void;
  wake: () => void;
  toInbox: () => void;
  acknowledge: () => void;
  save: () => void;
  mute: () => void;
}

interface CommandsOn {
  items: readonly InboxItem[];
  opened: InboxItem | undefined;
  selection: InboxSelection;
  glance: (item: InboxItem) => void;
  close: () => void;
}

/** The commands of the inbox: buttons, keys and the bar of what is chosen all call these. */
export function useInboxCommands({ items, opened, selection, glance, close }: CommandsOn): InboxCommands {
  const { user } = useViewer();
  const chosen = selection.rows;
  const targets = chosen.length > 0 ? chosen : (opened?.members ?? []);
  const leave = (): void => {
    selection.clear();
    if (!opened || !opened.members.every((one) => targets.includes(one))) return;
    const place = items.indexOf(opened);
    const left = (item: InboxItem | undefined): boolean => item?.members.some((one) => !targets.includes(one)) === true;
    const next = items.slice(place + 1).find(left) ?? items.slice(0, Math.max(0, place)).findLast(left);
    if (next) glance(next);
    else close();
  };
  const inInbox = (): readonly InboxNotification[] => targets.filter((row) => placeOf(row, serverNow()) === 'inbox');
  const away = (act: (rows: readonly InboxNotification[]) => Promise<void>, rows = targets): void => {
    if (rows.length === 0) return;
    leave();
    void act(rows);
  };
  const keep = (act: (rows: readonly InboxNotification[]) => Promise<void>): void => {
    if (chosen.length > 0) selection.clear();
    void act(targets);
  };
  return {
    done: () => away(markDone, inInbox()),
    read: () => keep(markRead),
    unread: () => keep(markUnread),
    snooze: () => inInbox().length > 0 && openSnoozeMenu.set(chosen.length > 0 ? 'chosen' : 'details'),
    wake: () => away(wake),
    toInbox: () => away(moveToInbox),
    acknowledge: () => keep(async (rows) => acknowledge(rows, user)),
    mute: () => opened && void muteEvent(opened.lead),
    save: () =>
      keep(async (rows) =>
        save(
          rows,
          rows.some(({ savedAt }) => savedAt === null),
        ),
      ),
  };
}
