import { Button, IconButton, Menu, type MenuItem } from '@belfry/ui';
import type { ReactElement } from 'react';
import { serverNow } from '../../data/index.ts';
import type { InboxItem } from './inbox-items.ts';
import { placeOf } from './inbox-tab.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import type { InboxCommands } from './use-inbox-commands.ts';

interface DetailActionsProps {
  item: InboxItem;
  commands: InboxCommands;
}

/** What can be done with the notification that is open. */
export function DetailActions({ item, commands }: DetailActionsProps): ReactElement {
  const { lead, members } = item;
  const place = placeOf(lead, serverNow());
  const saved = lead.savedAt !== null;
  const isDue = members.some(
    ({ needsAcknowledgement, acknowledgedAt }) => needsAcknowledgement && acknowledgedAt === null,
  );
  return (
    <div className="inbox-actions">
      <MoreMenu item={item} commands={commands} />
      <IconButton
        icon="bookmark"
        label={saved ? 'Saved: no longer save' : 'Save'}
        shortcut="s"
        pressed={saved}
        onClick={commands.save}
      />
      {place === 'done' && (
        <Button size="small" icon="undo" onClick={commands.toInbox}>
          Move to inbox
        </Button>
      )}
      {place === 'snoozed' && (
        <Button size="small" icon="bell" onClick={commands.wake}>
          Wake now
        </Button>
      )}
      {isDue && (
        <Button size="small" onClick={commands.acknowledge}>
          Acknowledge
        </Button>
      )}
      {place === 'inbox' && (
        <>
          <SnoozeMenu place="details" rows={members} />
          <Button size="small" variant="primary" icon="check" onClick={commands.done}>
            Done
          </Button>
        </>
      )}
    </div>
  );
}

function MoreMenu({ item: { lead }, commands }: DetailActionsProps): ReactElement {
  const isAwake = placeOf(lead, serverNow()) === 'inbox';
  const items: readonly MenuItem[] = [
    ...(isAwake
      ? [
          lead.status === 'UNREAD'
            ? ({ kind: 'item', label: 'Mark read', shortcut: 'Shift+I', onSelect: commands.read } as const)
            : ({ kind: 'item', label: 'Mark unread', shortcut: 'Shift+U', onSelect: commands.unread } as const),
        ]
      : []),
    {
      kind: 'item',
      label: 'Mute this event for me',
      icon: 'bell-off',
      shortcut: 'Shift+M',
      disabled: lead.definition === null,
      onSelect: commands.mute,
    },
  ];
  return <Menu label="More" items={items} trigger={<IconButton icon="more" label="More for this notification" />} />;
}
