import { Badge, Button, Dialog, Field, showToast, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { mutate, useMutate, useViewer } from '../../data/index.ts';
import type { RoleData } from './roles.documents.ts';
import { createRoleDocument, deleteRoleDocument, resetRoleDocument } from './roles.documents.ts';

interface RoleHeadProps {
  readonly role: RoleData;
  readonly onMade: (id: string | null) => void;
}

/** The role's name, and what can be done with all of it. */
export function RoleHead({ role, onMade }: RoleHeadProps): ReactElement {
  const [copying, setCopying] = useState(false);
  const mayManage = useViewer().can('roles:manage');
  const { id, name, meaning, shipped, adjusted, userCount, version } = role;
  const reset = async (): Promise<void> => {
    const outcome = await mutate(resetRoleDocument, { input: { id, expectedVersion: version } });
    showToast(
      outcome.ok
        ? { title: `${name} is as it was shipped` }
        : { tone: 'critical', title: `${name} was not reset`, description: outcome.problem.message },
    );
  };
  const remove = async (): Promise<void> => {
    const outcome = await mutate(deleteRoleDocument, { input: { id, expectedVersion: version } });
    if (outcome.ok) onMade(null);
    showToast(
      outcome.ok
        ? { title: `${name} is deleted` }
        : { tone: 'critical', title: `${name} was not deleted`, description: outcome.problem.message },
    );
  };
  return (
    <div className="admin-head">
      <h2>{name}</h2>
      <span className="ui-muted ui-tabular">
        {userCount === 1 ? '1 user' : `${userCount.toLocaleString('en')} users`}
      </span>
      {!shipped && <Badge>Custom</Badge>}
      {adjusted && <Badge tone="info">Adjusted</Badge>}
      {mayManage && (
        <span className="admin-head-actions">
          <Button size="small" icon="copy" onClick={() => setCopying(true)}>
            Duplicate
          </Button>
          {shipped && adjusted && (
            <Button size="small" icon="undo" onClick={() => void reset()}>
              Reset to shipped
            </Button>
          )}
          {!shipped && (
            <Button size="small" icon="trash" disabled={userCount > 0} onClick={() => void remove()}>
              Delete
            </Button>
          )}
        </span>
      )}
      {meaning !== '' && <p className="ui-muted admin-meaning">{meaning}</p>}
      {copying && <CopyDialog role={role} onClose={() => setCopying(false)} onMade={onMade} />}
    </div>
  );
}

function CopyDialog({ role, onClose, onMade }: RoleHeadProps & { readonly onClose: () => void }): ReactElement {
  const [name, setName] = useState(`${role.name} (copy)`);
  const { run, busy, problem } = useMutate(createRoleDocument);
  const make = async (): Promise<void> => {
    const outcome = await run({ input: { name: name.trim(), copyOf: role.id } });
    if (!outcome.ok) return;
    showToast({ title: `${outcome.value.role.name} is made`, description: 'Nobody has it yet.' });
    onClose();
    onMade(outcome.value.role.id);
  };
  return (
    <Dialog
      open
      size="small"
      title={`Duplicate ${role.name}`}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={name.trim() === ''} onClick={() => void make()}>
            Duplicate
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        error={problem ? [problem.message, ...problem.issues.map((one) => one.message)].join(' ') : null}
      >
        <TextInput value={name} maxLength={60} onValueChange={setName} />
      </Field>
    </Dialog>
  );
}
