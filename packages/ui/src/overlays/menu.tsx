import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Kbd } from '../display/kbd.tsx';
import { Icon } from '../icons/icon.tsx';
import { SpokenGuards } from './spoken-guards.tsx';
import type { IconName } from '../icons/icon-paths.ts';

/** One line of a menu. */
export type MenuItem =
  | {
      kind: 'item';
      label: string;
      icon?: IconName;
      shortcut?: string;
      onSelect: () => void;
      disabled?: boolean;
      danger?: boolean;
    }
  | { kind: 'choice'; label: string; checked: boolean; onSelect: () => void }
  | { kind: 'heading'; label: string }
  | { kind: 'separator' };

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  items: readonly MenuItem[];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, label, items, open, onOpenChange }: MenuProps): ReactElement {
  return (
    <BaseMenu.Root open={open} onOpenChange={onOpenChange && ((next) => onOpenChange(next))}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          className="ui-positioner"
          sideOffset={4}
          align="end"
          collisionPadding={8}
        >
          <BaseMenu.Popup className="ui-popup ui-menu" aria-label={label}>
            <SpokenGuards />
            {items.map((item, place) => (
              <MenuLine key={'label' in item ? item.label : place} item={item} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function MenuLine({ item }: { item: MenuItem }): ReactElement {
  switch (item.kind) {
    case 'separator':
      return <BaseMenu.Separator className="ui-menu-separator" />;
    case 'heading':
      return (
        <div className="ui-menu-heading" role="presentation">
          {item.label}
        </div>
      );
    case 'choice':
      return (
        <BaseMenu.CheckboxItem
          className="ui-item"
          checked={item.checked}
          onCheckedChange={item.onSelect}
          closeOnClick
        >
          <span className="ui-item-text">{item.label}</span>
          <span className="ui-item-check">
            <BaseMenu.CheckboxItemIndicator>
              <Icon name="check" size={14} />
            </BaseMenu.CheckboxItemIndicator>
          </span>
        </BaseMenu.CheckboxItem>
      );
    case 'item':
      return (
        <BaseMenu.Item
          className={classNames('ui-item', item.danger && 'ui-item-danger')}
          onClick={item.onSelect}
          disabled={item.disabled}
        >
          {item.icon && <Icon name={item.icon} size={14} />}
          <span className="ui-item-text">{item.label}</span>
          {item.shortcut && <Kbd keys={item.shortcut} />}
        </BaseMenu.Item>
      );
  }
}
