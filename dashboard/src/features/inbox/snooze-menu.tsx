import { Button, Dialog, Field, formatDateTime, Menu, TextInput, type MenuItem } from '@belfry/ui';
import { useState, type ReactElement } from 'react';
import { notificationProfile } from '../../alerts/notification-profile.ts';
import { createStore, serverNow, useStore } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { snooze } from './inbox-actions.ts';
import { shortestSnoozeMs } from '@belfry/domain/notification';
import { localFieldOf, snoozeProblem, snoozeTimes } from './snooze-times.ts';

/** Where a snooze menu can hang: on the details, or on the bar of what is chosen. */
export type SnoozePlace = 'details' | 'chosen';

/** Which snooze menu is open; the keyboard opens them too. */
export const openSnoozeMenu = createStore<SnoozePlace | null>(null);

interface SnoozeMenuProps {
  place: SnoozePlace;
  rows: readonly InboxNotification[];
  onSnoozed?: () => void;
}

/** When the notifications are to come back. */
export function SnoozeMenu({ place, rows, onSnoozed }: SnoozeMenuProps): ReactElement {
  const open = useStore(openSnoozeMenu);
  const profile = useStore(notificationProfile);
  const [choosing, setChoosing] = useState(false);
  const until = (at: number): void => {
    void snooze(rows, at);
    onSnoozed?.();
  };
  const items: readonly MenuItem[] = [
    ...snoozeTimes(serverNow(), profile).map(({ label, until: at }): MenuItem => ({
      kind: 'item',
      label,
      onSelect: () => until(at),
    })),
    { kind: 'separator' },
    { kind: 'item', label: 'Choose a time', icon: 'calendar', onSelect: () => setChoosing(true) },
  ];
  return (
    <>
      <Menu
        label="Snooze"
        items={items}
        open={open === place}
        onOpenChange={(next) => openSnoozeMenu.set(next ? place : null)}
        trigger={
          <Button size="small" icon="snooze">
            Snooze
          </Button>
        }
      />
      {choosing && <SnoozeDialog onChoose={until} onClose={() => setChoosing(false)} />}
    </>
  );
}

interface SnoozeDialogProps {
  onChoose: (until: number) => void;
  onClose: () => void;
}

function SnoozeDialog({ onChoose, onClose }: SnoozeDialogProps): ReactElement {
  const [text, setText] = useState(() => localFieldOf(serverNow() + 2 * 60 * 60_000));
  const [tried, setTried] = useState(false);
  const until = Date.parse(text);
  const problem = snoozeProblem(until, serverNow());
  const submit = (): void => {
    setTried(true);
    if (problem !== null) return;
    onClose();
    onChoose(until);
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
