import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactElement } from 'react';
import { classNames } from '../class-names.ts';
import { Kbd } from '../display/kbd.tsx';
import { Icon } from '../icons/icon.tsx';
import type { MenuItem } from './menu-item.ts';
import { SpokenGuards } from './spoken-guards.tsx';

interface MenuPopupProps {
  /** The button it hangs on; the focus goes back there. */
  anchor: HTMLElement | null;
  label: string;
  items: readonly MenuItem[];
  onClose: () => void;
}

/** The menu itself, open as long as it is there. */
export function MenuPopup({ anchor, label, items, onClose }: MenuPopupProps): ReactElement {
  return (
    <BaseMenu.Root open onOpenChange={(next) => !next && onClose()}>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="ui-positioner" anchor={anchor} sideOffset={4} align="end" collisionPadding={8}>
          {/* A long menu scrolls: it can be reached by keyboard also before one of its items is. */}
          <BaseMenu.Popup className="ui-popup ui-menu" aria-label={label} finalFocus={() => anchor} tabIndex={0}>
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
          closeOnClick={!item.keepOpen}
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
