import { Banner, Button } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionData } from './events.documents.ts';
import { wholeForm } from './issues.ts';
import type { DefinitionForm, Stored } from './use-definition-form.ts';

interface EditorNoticesProps {
  readonly form: DefinitionForm;
  /** As it is stored now; null: a new one. */
  readonly definition: DefinitionData | null;
  readonly editable: boolean;
  readonly onTheirs: (definition: DefinitionData) => void;
  readonly onMine: (over: Stored) => void;
}

/** What concerns the whole form: that it cannot be changed, that someone else changed it, or why it was refused. */
export function EditorNotices({ form, definition, editable, onTheirs, onMine }: EditorNoticesProps): ReactElement {
  const told = form.conflict ? [] : (form.issues.get(wholeForm) ?? []);
  return (
    <>
      {!editable && (
        <Banner tone="info">
          You can look at this event but not change it. Changing your own takes the permission “Create and Edit My
          Events”; changing others’ takes it for everyone.
        </Banner>
      )}
      {form.conflict && definition && <Conflict definition={definition} onTheirs={onTheirs} onMine={onMine} />}
      {told.map((problem) => (
        <Banner key={problem} tone="critical">
          {problem}
        </Banner>
      ))}
    </>
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
