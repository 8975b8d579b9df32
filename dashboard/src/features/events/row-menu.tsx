import { IconButton, type IconName, Menu, type MenuItem } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useViewer } from '../../data/index.ts';
import { useGo } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { ListedDefinition } from './events.documents.ts';
import type { ListActions } from './list-actions.ts';

interface RowMenuProps {
  readonly definition: ListedDefinition;
  readonly actions: ListActions;
}

/** What can be done with one event of a list. */
export function RowMenu({ definition, actions }: RowMenuProps): ReactElement {
  const items = useRowItems(definition, actions);
  const label = `More for ${definition.name}`;
  return <Menu label={label} trigger={<IconButton icon="more" label={label} />} items={items} />;
}

function useRowItems(definition: ListedDefinition, actions: ListActions): readonly MenuItem[] {
  const go = useGo();
  const viewer = useViewer();
  const { id, scope, viewerCanEdit, mutedByViewer } = definition;
  const mayCopy = viewer.can('events:write');
  const governs = viewer.can('events:write', 'ALL');
  const item = (label: string, onSelect: () => void, more: { icon?: IconName; danger?: boolean } = {}): MenuItem => ({
    kind: 'item',
    label,
    onSelect,
    ...more,
  });
  const when = (shown: boolean, of: MenuItem): readonly MenuItem[] => (shown ? [of] : []);
  return [
    item(viewerCanEdit ? 'Edit' : 'View', () => go(paths.events.edit(id)), { icon: 'edit' }),
    ...when(
      mayCopy,
      item('Duplicate', () => void actions.duplicate(definition, scope === 'GLOBAL' && governs ? 'GLOBAL' : 'MINE'), {
        icon: 'copy',
      }),
    ),
    ...when(
      governs && scope !== 'GLOBAL',
      item('Copy to Global', () => void actions.duplicate(definition, 'GLOBAL')),
    ),
    ...when(
      governs && scope !== 'GLOBAL' && viewerCanEdit,
      item('Move to Global', () => void actions.move(definition, 'GLOBAL')),
    ),
    ...when(
      governs && scope === 'GLOBAL',
      item('Move to My Events', () => void actions.move(definition, 'MINE')),
    ),
    ...when(
      governs && scope !== 'GLOBAL',
      item('Hand over…', () => actions.ask({ kind: 'hand-over', definition }), { icon: 'users' }),
    ),
    { kind: 'separator' },
    item('Ask why it did not fire…', () => actions.ask({ kind: 'explain', definition }), { icon: 'help' }),
    item('History', () => go(paths.events.edit(id, { tab: 'history' })), { icon: 'clock' }),
    item('Export JSON', () => void actions.exportFile([definition]), { icon: 'external' }),
    ...when(scope === 'GLOBAL', {
      kind: 'choice',
      label: 'Mute for me',
      checked: mutedByViewer,
      onSelect: () => void actions.mute(definition, !mutedByViewer),
    }),
    ...when(viewerCanEdit, { kind: 'separator' }),
    ...when(
      viewerCanEdit,
      item('Delete…', () => actions.ask({ kind: 'delete', definition }), { icon: 'trash', danger: true }),
    ),
  ];
}
