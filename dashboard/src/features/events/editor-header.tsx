import { Badge, Button, PageHeader, Switch, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionData } from './events.documents.ts';
import type { DefinitionForm, Stored } from './use-definition-form.ts';

interface EditorHeaderProps {
  readonly form: DefinitionForm;
  /** As it is stored; null: a new one. */
  readonly definition: DefinitionData | null;
  readonly stored: Stored | null;
  readonly editable: boolean;
  readonly onClose: () => void;
}

const scopeWords = { MINE: 'My Events', GLOBAL: 'Global', EMPLOYEES: 'Employees' };

/** The event's name, whose it is, and what can be done with all of it. */
export function EditorHeader({ form, definition, stored, editable, onClose }: EditorHeaderProps): ReactElement {
  const { draft, changed, busy, change } = form;
  return (
    <PageHeader
      title={definition?.name ?? 'New event'}
      meta={<Facts form={form} definition={definition} stored={stored} />}
      actions={
        <>
          <Switch
            label="Shadow"
            checked={draft.shadow}
            disabled={!editable}
            onCheckedChange={(shadow) => change({ ...draft, shadow })}
          />
          <Switch
            label="Enabled"
            checked={draft.enabled}
            disabled={!editable}
            onCheckedChange={(enabled) => change({ ...draft, enabled })}
          />
          <Button onClick={onClose}>{changed ? 'Discard' : 'Close'}</Button>
          {editable && (
            <Button type="submit" variant="primary" busy={busy} aria-keyshortcuts="Control+S">
              Save
            </Button>
          )}
        </>
      }
    />
  );
}

function Facts({ form, definition, stored }: Pick<EditorHeaderProps, 'form' | 'definition' | 'stored'>): ReactElement {
  const { draft, changed } = form;
  const current = definition !== null && definition.version === stored?.version;
  return (
    <>
      <Badge>{ownerOf(definition, draft.scope)}</Badge>
      {draft.shadow && <Badge tone="info">Shadow</Badge>}
      {stored !== null && (
        <span className="ui-tabular">
          version {stored.version}
          {current && ', '}
          {current && <TimeStamp at={definition.updatedAt} />}
        </span>
      )}
      {changed && <span>not saved</span>}
    </>
  );
}

function ownerOf(definition: DefinitionData | null, scope: 'MINE' | 'GLOBAL'): string {
  const of = definition?.scope ?? scope;
  return of === 'EMPLOYEES' ? (definition?.owner?.name ?? scopeWords[of]) : scopeWords[of];
}
