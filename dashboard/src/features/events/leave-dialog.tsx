import { Button, Dialog } from '@belfry/ui';
import type { ReactElement } from 'react';

interface LeaveDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks before unsaved changes are left behind. */
export function LeaveDialog({ onStay, onLeave }: LeaveDialogProps): ReactElement {
  return (
    <Dialog
      open
      size="small"
      title="Leave without saving?"
      description="What you have written is kept on this device, and offered when you come back. It does not count until it is saved."
      onOpenChange={(open) => !open && onStay()}
      footer={
        <>
          <Button onClick={onLeave}>Leave</Button>
          <Button variant="primary" onClick={onStay}>
            Stay
          </Button>
        </>
      }
    />
  );
}
