import { Banner, Button, formatDateTime } from '@belfry/ui';
import type { ReactElement } from 'react';
import { serverNow } from '../../data/index.ts';
import type { DefinitionData } from './events.documents.ts';
import { wholeForm } from './issues.ts';
import type { DefinitionForm, Stored } from './use-definition-form.ts';

interface EditorNoticesProps {
  readonly form: DefinitionForm;
  /** As it is stored now; null: a new one. */
  readonly definition: DefinitionData | null;
  readonly editable: boolean;
  /** When the draft that is shown was kept on this device, in epoch ms; null: it was not. */
  readonly keptAt: number | null;
  readonly onTheirs: (definition: DefinitionData) => void;
  readonly onMine: (over: Stored) => void;
  readonly onForget: () => void;
  readonly onPromote: () => void;
}

/** What concerns the whole form: that it cannot be changed, that someone else changed it, or why it was refused. */
export function EditorNotices(props: EditorNoticesProps): ReactElement {
  const { form, definition, editable } = props;
  const { conflict, changed } = form;
  return (
    <>
      {!editable && <StandsStill />}
      {definition && <Paused reason={definition.pausedReason} />}
      {changed && !conflict && <Kept at={props.keptAt} onForget={props.onForget} />}
      {editable && !changed && <InShadow definition={definition} onPromote={props.onPromote} />}
      {conflict && definition && <Conflict definition={definition} onTheirs={props.onTheirs} onMine={props.onMine} />}
      {!conflict && <Refusals of={form.issues.get(wholeForm) ?? []} />}
    </>
  );
}

function StandsStill(): ReactElement {
  return (
    <Banner tone="info">
      You can look at this event but not change it. Changing your own takes the permission “Create and Edit My Events”;
      changing others’ takes it for everyone.
    </Banner>
  );
}

function Paused({ reason }: { reason: string | null }): ReactElement | null {
  return reason === null ? null : (
    <Banner tone="warning" icon="pause">
      Paused: {reason}
    </Banner>
  );
}

function Refusals({ of }: { of: readonly string[] }): ReactElement {
  return (
    <>
      {of.map((problem) => (
        <Banner key={problem} tone="critical">
          {problem}
        </Banner>
      ))}
    </>
  );
}

function Kept({ at, onForget }: { at: number | null; onForget: () => void }): ReactElement | null {
  return at === null ? null : (
    <Banner
      tone="info"
      action={
        <Button size="small" onClick={onForget}>
          Start afresh
        </Button>
      }
    >
      This is what you wrote {formatDateTime(at, serverNow())} and did not save.
    </Banner>
  );
}

function InShadow({
  definition,
  onPromote,
}: Pick<EditorNoticesProps, 'definition' | 'onPromote'>): ReactElement | null {
  return !definition?.shadow ? null : (
    <Banner
      tone="info"
      action={
        <Button size="small" onClick={onPromote}>
          Go live
        </Button>
      }
    >
      In shadow: its firings are kept, but nobody is told and nothing is done.
    </Banner>
  );
}

interface ConflictProps {
  readonly definition: DefinitionData;
  readonly onTheirs: (definition: DefinitionData) => void;
  readonly onMine: (over: Stored) => void;
}

function Conflict({ definition, onTheirs, onMine }: ConflictProps): ReactElement {
  return (
    <Banner
      tone="warning"
      action={
        <div className="ui-row">
          <Button size="small" onClick={() => onTheirs(definition)}>
            Load theirs
          </Button>
          <Button size="small" onClick={() => onMine(definition)}>
            Save mine over it
          </Button>
        </div>
      }
    >
      Someone else saved this event while you were editing: it is at version {definition.version} now. Nothing of yours
      is lost yet.
    </Banner>
  );
}
