import { Button, Dialog, showToast } from '@belfry/ui';
import type { ReactElement } from 'react';

/** Shows a webhook's secret, this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }): ReactElement {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret);
    showToast({ title: 'Copied' });
  };
  return (
    <Dialog
      open
      title="Keep this secret"
      description="Every post is signed with it. It is shown this once; if it is lost, make a new one."
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button icon="copy" onClick={() => void copy()}>
            Copy
          </Button>
          <Button variant="primary" onClick={onClose}>
            I have it
          </Button>
        </>
      }
    >
      <p className="ui-mono admin-secret">{secret}</p>
    </Dialog>
  );
}
