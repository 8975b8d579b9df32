import { Button, Kbd } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { InboxCommands } from './use-inbox-commands.ts';
import { SnoozeMenu } from './snooze-menu.tsx';
import type { InboxTab } from './inbox-tab.ts';
import type { InboxSelection } from './use-inbox-selection.ts';

interface BulkBarProps {
  selection: InboxSelection;
  commands: InboxCommands;
  tab: InboxTab;
}

/** What can be done with all that is chosen. */
export function BulkBar({ selection, commands, tab }: BulkBarProps): ReactElement {
  const { rows, clear } = selection;
  const toAcknowledge = rows.some((row) => row.needsAcknowledgement && row.acknowledgedAt === null);
  return (
    <div className="inbox-bulk" role="toolbar" aria-label="With what is selected">
      <span className="inbox-bulk-count" role="status">
        {rows.length.toLocaleString('en')} selected
      </span>
      {tab === 'done' && (
        <Button size="small" icon="undo" onClick={commands.toInbox}>
          Move to inbox
        </Button>
      )}
      {tab === 'snoozed' && (
        <Button size="small" icon="bell" onClick={commands.wake}>
          Wake now
        </Button>
      )}
      {(tab === 'inbox' || tab === 'saved') && (
        <>
          <Button size="small" variant="primary" icon="check" onClick={commands.done}>
            Done
          </Button>
          <Button size="small" onClick={commands.read}>
            Read
          </Button>
          <SnoozeMenu place="chosen" rows={rows} onSnoozed={clear} />
        </>
      )}
      {toAcknowledge && (
        <Button size="small" onClick={commands.acknowledge}>
          Acknowledge
        </Button>
      )}
      <Button size="small" variant="ghost" className="inbox-bulk-end" onClick={clear}>
        Clear <Kbd keys="Escape" />
      </Button>
    </div>
  );
}
