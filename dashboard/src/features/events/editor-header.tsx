import { Button, PageHeader, Switch } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionForm } from './use-definition-form.ts';

interface EditorHeaderProps {
  readonly form: DefinitionForm;
  /** null: a new one. */
  readonly name: string | null;
  readonly version: number | null;
  readonly editable: boolean;
  readonly onClose: () => void;
}

export function EditorHeader({ form, name, version, editable, onClose }: EditorHeaderProps): ReactElement {
  const { draft, changed, busy, change } = form;
  return (
    <PageHeader
      title={name ?? 'New event'}
      meta={
        version !== null && (
          <span>
            version {version}
            {changed ? ' · changed' : ''}
          </span>
        )
      }
      actions={
        <>
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
