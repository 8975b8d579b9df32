import { Button, Dialog, Field, showToast, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useMutate } from '../../data/index.ts';
import { deleteDocument } from './change.documents.ts';
import type { DefinitionData } from './events.documents.ts';

interface DeleteDialogProps {
  readonly definition: DefinitionData;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before an event is deleted; what everyone relies on asks for its name. */
export function DeleteDialog({ definition, onClose, onDeleted }: DeleteDialogProps): ReactElement {
  const { id, name, scope } = definition;
  const [typed, setTyped] = useState('');
  const { run, busy, problem } = useMutate(deleteDocument);
  const confirmed = scope !== 'GLOBAL' || typed.trim() === name;
  const remove = async (): Promise<void> => {
    const outcome = await run({ input: { id } });
    if (!outcome.ok) return;
    showToast({ title: `${name} is deleted` });
    onClose();
    onDeleted();
  };
  return (
    <Dialog
      open
      size="small"
      title={`Delete ${name}`}
      description="It stops watching at once. What it fired stays in the stories and in the inbox."
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" busy={busy} disabled={!confirmed} onClick={() => void remove()}>
            Delete
          </Button>
        </>
      }
    >
      {scope === 'GLOBAL' && (
        <Field label={`Everyone uses it. Type its name to delete it: ${name}`}>
          <TextInput value={typed} onValueChange={setTyped} />
        </Field>
      )}
      {problem && (
        <p className="events-refused" role="alert">
          {problem.message}
        </p>
      )}
    </Dialog>
  );
}
