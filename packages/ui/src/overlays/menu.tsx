import { cloneElement, lazy, Suspense, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { MenuItem } from './menu-item.ts';

const loadPopup = () => import('./menu-popup.tsx');
const MenuPopup = lazy(async () => ({ default: (await loadPopup()).MenuPopup }));

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  label: string;
  items: readonly MenuItem[];
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A button with a menu, which is loaded when somebody comes near it. */
export function Menu({ trigger, label, items, open, onOpenChange }: MenuProps): ReactElement {
  const [ownOpen, setOwnOpen] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean): void => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const near = (): void => void loadPopup();
  const button = cloneElement(trigger, {
    ref: setAnchor,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onClick: () => setOpen(!isOpen),
    onPointerEnter: near,
    onFocus: near,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      setOpen(true);
    },
  });
  return (
    <>
      {button}
      {isOpen && (
        <Suspense>
          <MenuPopup anchor={anchor} label={label} items={items} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
