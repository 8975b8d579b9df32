import { Dialog } from '@belfry/ui';
import type { ReactElement } from 'react';
import { ExplainPanel } from './explain-panel.tsx';

interface ExplainDialogProps {
  readonly definition: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** Asks why an event did not fire, from wherever it is listed. */
export function ExplainDialog({ definition, onClose }: ExplainDialogProps): ReactElement {
  return (
    <Dialog
      open
      size="large"
      title={`Why did ${definition.name} not fire?`}
      description="Pick the interaction on which you expected it."
      onOpenChange={(open) => !open && onClose()}
    >
      <div className="ui-stack">
        <ExplainPanel id={definition.id} draft={null} />
      </div>
    </Dialog>
  );
}
