import { IconButton, Menu } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { BuilderEdits } from './builder-context.ts';

interface PartToolsProps {
  /** What it is called: "the group". */
  readonly name: string;
  readonly partKey: string;
  readonly edit: BuilderEdits;
}

/** Move, duplicate and remove one part. */
export function PartTools({ name, partKey, edit }: PartToolsProps): ReactElement {
  return (
    <span className="events-tools">
      <Menu
        label={`More for ${name}`}
        trigger={<IconButton icon="more" label={`More for ${name}`} size="small" />}
        items={[
          {
            kind: 'item',
            label: 'Move up',
            icon: 'chevron-up',
            shortcut: 'Alt+↑',
            onSelect: () => edit.move(partKey, -1),
          },
          {
            kind: 'item',
            label: 'Move down',
            icon: 'chevron-down',
            shortcut: 'Alt+↓',
            onSelect: () => edit.move(partKey, 1),
          },
          { kind: 'item', label: 'Duplicate', icon: 'copy', onSelect: () => edit.duplicate(partKey) },
        ]}
      />
      <IconButton icon="close" label={`Remove ${name}`} size="small" onClick={() => edit.remove(partKey)} />
    </span>
  );
}
