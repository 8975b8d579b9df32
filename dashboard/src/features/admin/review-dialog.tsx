import { Button, Dialog, showToast } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useMutate } from '../../data/index.ts';
import type { RoleChange, RoleDraft } from './role-draft.ts';
import { changedGrants, effectWords } from './role-draft.ts';
import type { RoleData } from './roles.documents.ts';
import { updateRoleDocument } from './roles.documents.ts';

interface ReviewDialogProps {
  readonly role: RoleData;
  readonly before: RoleDraft;
  readonly after: RoleDraft;
  readonly changes: readonly RoleChange[];
  readonly onClose: () => void;
}

/** What a save would change, before it does. */
export function ReviewDialog({ role, before, after, changes, onClose }: ReviewDialogProps): ReactElement {
  const { run, busy, problem } = useMutate(updateRoleDocument);
  const save = async (): Promise<void> => {
    const grants = changedGrants(before, after);
    const limitsChanged = JSON.stringify(before.limits) !== JSON.stringify(after.limits);
    const outcome = await run({
      input: {
        id: role.id,
        expectedVersion: role.version,
        grants,
        ...(before.name !== after.name.trim() && { name: after.name.trim() }),
        ...(limitsChanged && { limits: after.limits }),
      },
    });
    if (!outcome.ok) return;
    showToast({
      title: `${outcome.value.role.name} is saved`,
      description: 'It holds at once, for everyone who has it.',
    });
    onClose();
  };
  return (
    <Dialog
      open
      title={`Save ${role.name}`}
      description={`${effectWords(changes.length, role.userCount)}. They hold at once: pages that close, close while they are looked at.`}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <ChangesTable changes={changes} />
      {problem && (
        <p className="admin-refused" role="alert">
          {problem.message} {problem.issues.map(({ message }) => message).join(' ')}
        </p>
      )}
    </Dialog>
  );
}

function ChangesTable({ changes }: Pick<ReviewDialogProps, 'changes'>): ReactElement {
  return (
    <table className="ui-table" data-dense aria-label="Changes">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ what, from, to }) => (
          <tr key={what}>
            <td>{what}</td>
            <td className="ui-muted">{from}</td>
            <td>
              <strong>{to}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
