import { Button, Dialog, Field, showToast, TextArea, ToggleGroup } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Problem, ResultOf } from '../../data/index.ts';
import { useMutate, useViewer } from '../../data/index.ts';
import { importDocument } from './change.documents.ts';

interface ImportDialogProps {
  readonly scope: 'MINE' | 'GLOBAL';
  readonly onClose: () => void;
  readonly onImported: () => void;
}

const scopes = [
  { value: 'MINE' as const, label: 'My Events' },
  { value: 'GLOBAL' as const, label: 'Global' },
];

/** Reads events out of a file that was exported, all of them or none. */
export function ImportDialog(props: ImportDialogProps): ReactElement {
  const viewer = useViewer();
  const [scope, setScope] = useState(props.scope);
  const [text, setText] = useState('');
  const [reports, setReports] = useState<readonly Report[]>([]);
  const { run, busy, problem } = useMutate(importDocument);
  const read = async (): Promise<void> => {
    const outcome = await run({ input: { file: text, scope } });
    if (!outcome.ok) return;
    const { imported, reports } = outcome.value;
    setReports(imported ? [] : reports);
    if (!imported) return;
    showToast({ title: reports.length === 1 ? '1 event is imported' : `${reports.length} events are imported` });
    props.onClose();
    props.onImported();
  };
  return (
    <Dialog
      open
      title="Import events"
      description="Choose a file that was exported, or paste what is in it. If one of its events cannot be read, none is made."
      onOpenChange={(open) => !open && props.onClose()}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={text.trim() === ''} onClick={() => void read()}>
            Import
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        {viewer.can('events:write', 'ALL') && (
          <ToggleGroup label="For" options={scopes} value={scope} onValueChange={setScope} />
        )}
        <Field label="File">
          <input
            type="file"
            accept="application/json,.json"
            aria-label="File"
            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
          />
        </Field>
        <Field label="Text">
          <TextArea mono value={text} onValueChange={setText} spellCheck={false} />
        </Field>
        <Refused problem={problem} reports={reports} />
      </div>
    </Dialog>
  );
}

type Report = Extract<
  ResultOf<typeof importDocument>['importEventDefinitions'],
  { __typename: 'ImportEventDefinitionsPayload' }
>['reports'][number];

/** What keeps the file from being read: of all of it, or event by event. */
function Refused({ problem, reports }: { problem: Problem | null; reports: readonly Report[] }): ReactElement | null {
  const faulty = reports.filter(({ issues }) => issues.length > 0);
  if (!problem && faulty.length === 0) return null;
  return (
    <div role="alert" className="events-refused">
      <p>{problem?.message ?? 'Nothing was imported. Mend this, and try again.'}</p>
      <ul className="events-reasons">
        {faulty.flatMap(({ name, issues }, place) =>
          issues.map(({ path, message }) => (
            <li key={`${place}${path.join('.')}${message}`}>
              {name}
              {path.length > 0 && <span className="ui-mono"> {path.join('.')}</span>}: {message}
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
