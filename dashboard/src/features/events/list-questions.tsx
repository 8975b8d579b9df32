import { Button, Combobox, Dialog, Field, showToast } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useData, useMutate } from '../../data/index.ts';
import { handOverDocument } from './change.documents.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { directoryDocument } from './events.documents.ts';
import { ExplainDialog } from './explain-dialog.tsx';
import type { Question } from './list-actions.ts';

interface ListQuestionsProps {
  readonly question: Question;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** The dialog of a question about one event. */
export function ListQuestion({ question, onClose, onChanged }: ListQuestionsProps): ReactElement {
  const { definition } = question;
  switch (question.kind) {
    case 'delete':
      return <DeleteDialog definition={definition} onClose={onClose} onDeleted={onChanged} />;
    case 'hand-over':
      return <HandOverDialog definition={definition} onClose={onClose} onChanged={onChanged} />;
    case 'explain':
      return <ExplainDialog definition={definition} onClose={onClose} />;
  }
}

function HandOverDialog({
  definition: { id, name },
  onClose,
  onChanged,
}: Pick<ListQuestionsProps, 'onClose' | 'onChanged'> & Pick<Question, 'definition'>): ReactElement {
  const [to, setTo] = useState<string | null>(null);
  const directory = useData(directoryDocument, {});
  const { run, busy, problem } = useMutate(handOverDocument);
  const users = directory.state === 'ready' ? directory.data.users.nodes : [];
  const handOver = async (): Promise<void> => {
    if (to === null) return;
    const outcome = await run({ input: { id, userId: to } });
    if (!outcome.ok) return;
    showToast({ title: `${name} is handed over`, description: 'It counts with the new owner’s permissions.' });
    onClose();
    onChanged();
  };
  return (
    <Dialog
      open
      size="small"
      title={`Hand ${name} over`}
      description="“Me” in it then means the new owner, and it sees what the new owner may see."
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={to === null} onClick={() => void handOver()}>
            Hand over
          </Button>
        </>
      }
    >
      <Field label="New owner" error={problem?.message ?? null}>
        <Combobox
          label="New owner"
          placeholder="Choose a user"
          options={users.map((user) => ({ value: user.id, label: user.name }))}
          value={to}
          onValueChange={setTo}
        />
      </Field>
    </Dialog>
  );
}
