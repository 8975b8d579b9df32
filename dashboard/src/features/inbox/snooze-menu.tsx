import { Button, Dialog, Field, formatDateTime, Menu, TextInput, type MenuItem } from '@belfry/ui';
import { useState, type ReactElement } from 'react';
import { createStore, serverNow, useStore } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { snooze } from './inbox-actions.ts';
import { localFieldOf, shortestSnoozeMs, snoozeProblem, snoozeTimes } from './snooze-times.ts';

/** Whether the snooze menu is open; the keyboard opens it too. */
export const snoozeMenuOpen = createStore(false);

/** When the notification is to come back. */
export function SnoozeMenu({ notification }: { notification: InboxNotification }): ReactElement {
  const open = useStore(snoozeMenuOpen);
  const [choosing, setChoosing] = useState(false);
  const now = serverNow();
  const items: readonly MenuItem[] = [
    ...snoozeTimes(now).map(({ label, until }): MenuItem => ({
      kind: 'item',
      label,
      onSelect: () => void snooze(notification, until),
    })),
    { kind: 'separator' },
    { kind: 'item', label: 'Choose a time', icon: 'calendar', onSelect: () => setChoosing(true) },
  ];
  return (
    <>
      <Menu
        label="Snooze"
        items={items}
        open={open}
        onOpenChange={snoozeMenuOpen.set}
        trigger={
          <Button size="small" icon="snooze">
            Snooze
          </Button>
        }
      />
      {choosing && <SnoozeDialog notification={notification} onClose={() => setChoosing(false)} />}
    </>
  );
}

interface SnoozeDialogProps {
  notification: InboxNotification;
  onClose: () => void;
}

function SnoozeDialog({ notification, onClose }: SnoozeDialogProps): ReactElement {
  const [text, setText] = useState(() => localFieldOf(serverNow() + 2 * 60 * 60_000));
  const [tried, setTried] = useState(false);
  const until = Date.parse(text);
  const problem = snoozeProblem(until, serverNow());
  const submit = (): void => {
    setTried(true);
    if (problem !== null) return;
    onClose();
    void snooze(notification, until);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Snooze until"
      size="small"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={submit}>
            Snooze
          </Button>
        </>
      }
    >
      <Field
        label="Day and time"
        hint={problem === null ? `It comes back ${formatDateTime(until, serverNow())}.` : undefined}
        error={tried ? problem : null}
      >
        <TextInput
          type="datetime-local"
          value={text}
          min={localFieldOf(serverNow() + shortestSnoozeMs)}
          onValueChange={setText}
        />
      </Field>
    </Dialog>
  );
}
