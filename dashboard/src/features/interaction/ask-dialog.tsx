import { Button, Combobox, Dialog, Field, Switch, TextArea, TextInput } from '@belfry/ui';
import type { FormEvent, ReactElement } from 'react';
import { useId, useState } from 'react';
import { graphql, useData } from '../../data/index.ts';
import type { Answer, AskingAction } from './asking-actions.ts';

export const directoryDocument = graphql(`
  query InteractionDirectory {
    users(filter: { active: { eq: true } }, first: 100) {
      nodes {
        id
        name
        status
      }
    }
    queues(filter: { active: { eq: true } }, first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

interface AskDialogProps {
  readonly action: AskingAction;
  readonly interactionId: string;
  readonly onClose: () => void;
}

/** Asks for what an action needs and does it; what the server refuses is said at the question. */
export function AskDialog({ action, interactionId, onClose }: AskDialogProps): ReactElement {
  const form = useId();
  const [answer, setAnswer] = useState<Answer>({
    value: '',
    kind: action.asks === 'queue' ? 'queue' : 'user',
    attended: false,
  });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (answer.value.trim() === '') {
      setRefusal('Say this first.');
      return;
    }
    setBusy(true);
    const outcome = await action.run(interactionId, answer);
    setBusy(false);
    if (outcome.ok) onClose();
    else setRefusal(outcome.problem.message);
  };
  return (
    <Dialog
      open
      size="small"
      title={action.label}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy}>
            {action.label}
          </Button>
        </>
      }
    >
      <form id={form} className="ui-stack" onSubmit={(event) => void submit(event)}>
        <Field label={action.question} {...(refusal === null ? {} : { error: refusal })}>
          <Question asks={action.asks} answer={answer} onChange={setAnswer} />
        </Field>
        {action.asks === 'target' && (
          <Switch
            label="Speak with them first (attended)"
            checked={answer.attended}
            onCheckedChange={(attended) => setAnswer({ ...answer, attended })}
          />
        )}
      </form>
    </Dialog>
  );
}

interface QuestionProps {
  readonly asks: AskingAction['asks'];
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
}

function Question({ asks, answer, onChange }: QuestionProps): ReactElement {
  const value = answer.value;
  if (asks === 'text')
    return <TextInput value={value} onValueChange={(text) => onChange({ ...answer, value: text })} />;
  if (asks === 'long-text')
    return <TextArea value={value} onValueChange={(text) => onChange({ ...answer, value: text })} />;
  return <Chooser asks={asks} answer={answer} onChange={onChange} />;
}

function Chooser({ asks, answer, onChange }: QuestionProps): ReactElement {
  const directory = useData(directoryDocument, {});
  const users = directory.state === 'ready' && asks !== 'queue' ? directory.data.users.nodes : [];
  const queues = directory.state === 'ready' && asks !== 'user' ? directory.data.queues.nodes : [];
  const options = [
    ...users.map(({ id, name, status }) => ({ value: id, label: name, hint: status })),
    ...queues.map(({ id, name }) => ({ value: id, label: name, hint: 'Queue' })),
  ];
  const isQueue = (id: string): boolean => queues.some((queue) => queue.id === id);
  return (
    <Combobox
      options={options}
      value={answer.value === '' ? null : answer.value}
      placeholder={directory.state === 'loading' ? 'Loading…' : 'Type a name'}
      onValueChange={(id) =>
        onChange({
          ...answer,
          value: id ?? '',
          kind: id !== null && isQueue(id) ? 'queue' : 'user',
        })
      }
    />
  );
}
