import { Badge, IconButton, Menu, showToast, Switch, TimeStamp, Tooltip } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { AppLink, useGo } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { actionWords } from './action-words.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import type { DefinitionData } from './events.documents.ts';
import { setEnabledDocument } from './events.documents.ts';
import { mutate, useViewer } from '../../data/index.ts';

interface DefinitionRowProps {
  readonly definition: DefinitionData;
  readonly showOwner: boolean;
  readonly onChanged: () => void;
}

export function DefinitionRow({ definition, showOwner, onChanged }: DefinitionRowProps): ReactElement {
  const { id, name, category, sentence, firedLastDay, lastFiredAt, owner, pausedReason } = definition;
  const ownerName = owner?.name ?? 'Global';
  return (
    <tr>
      <td>
        <EnabledSwitch definition={definition} />
      </td>
      <td>
        <AppLink className="events-name" to={paths.events.edit(id)}>
          {name}
        </AppLink>
        {pausedReason !== null && (
          <Tooltip content={pausedReason}>
            <span tabIndex={0}>
              <Badge tone="warning">Paused</Badge>
            </span>
          </Tooltip>
        )}
        <span className="events-narrow-only ui-muted">
          {showOwner ? `${ownerName}: ` : ''}
          {sentence}
        </span>
      </td>
      <td className="events-wider">{category}</td>
      <td className="events-wide events-sentence">{sentence}</td>
      <td className="events-wider">{actionWords(definition.actions)}</td>
      <td className="ui-num">{firedLastDay.toLocaleString('en')}</td>
      <td className="events-wide">
        {lastFiredAt === null ? <span className="ui-muted">–</span> : <TimeStamp at={lastFiredAt} show="date-time" />}
      </td>
      {showOwner && <td className="events-wide">{ownerName}</td>}
      <td>
        <RowMenu definition={definition} onChanged={onChanged} />
      </td>
    </tr>
  );
}

const notYours = 'Only its owner, or who may edit Global events, can change this.';

/** Shows the new state at once; takes it back, and says why, when the server refuses. */
function EnabledSwitch({ definition }: { definition: DefinitionData }): ReactElement {
  const [wished, setWished] = useState<boolean | null>(null);
  const { id, name, viewerCanEdit } = definition;
  const set = async (enabled: boolean, undoable: boolean): Promise<void> => {
    setWished(enabled);
    const outcome = await mutate(setEnabledDocument, { input: { id, enabled } });
    setWished(null);
    if (!outcome.ok) {
      showToast({
        tone: 'critical',
        title: `${name} could not be switched ${enabled ? 'on' : 'off'}`,
        description: outcome.problem.message,
        action: { label: 'Try again', onAction: () => void set(enabled, undoable) },
      });
    } else if (undoable) {
      showToast({
        title: `${name} is ${enabled ? 'on' : 'off'}`,
        action: { label: 'Undo', onAction: () => void set(!enabled, false) },
      });
    }
  };
  const control = (
    <Switch
      label={`${name} is on`}
      labelHidden
      checked={wished ?? definition.enabled}
      disabled={!viewerCanEdit}
      onCheckedChange={(enabled) => void set(enabled, true)}
    />
  );
  return viewerCanEdit ? (
    control
  ) : (
    <Tooltip content={notYours}>
      <span tabIndex={0}>{control}</span>
    </Tooltip>
  );
}

function RowMenu({ definition, onChanged }: { definition: DefinitionData; onChanged: () => void }): ReactElement {
  const go = useGo();
  const [deleting, setDeleting] = useState(false);
  const mayDuplicate = useViewer().can('events:write');
  const { id, name, viewerCanEdit } = definition;
  return (
    <>
      <Menu
        label={`More for ${name}`}
        trigger={<IconButton icon="more" label={`More for ${name}`} />}
        items={[
          {
            kind: 'item',
            label: viewerCanEdit ? 'Edit' : 'View',
            icon: 'edit',
            onSelect: () => go(paths.events.edit(id)),
          },
          ...(mayDuplicate
            ? [
                {
                  kind: 'item' as const,
                  label: 'Duplicate to My Events',
                  icon: 'copy' as const,
                  onSelect: () => go(paths.events.new({ from: id })),
                },
              ]
            : []),
          ...(viewerCanEdit
            ? [
                { kind: 'separator' as const },
                {
                  kind: 'item' as const,
                  label: 'Delete…',
                  icon: 'trash' as const,
                  danger: true,
                  onSelect: () => setDeleting(true),
                },
              ]
            : []),
        ]}
      />
      {deleting && <DeleteDialog definition={definition} onClose={() => setDeleting(false)} onDeleted={onChanged} />}
    </>
  );
}
