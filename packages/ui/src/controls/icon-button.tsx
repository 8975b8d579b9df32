import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';
import { Tooltip } from '../overlays/tooltip.tsx';

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  icon: IconName;
  /** What it does, in words: its name and its tooltip. */
  label: string;
  /** As Kbd's `keys`. */
  shortcut?: string;
  variant?: 'secondary' | 'ghost';
  size?: 'small' | 'medium';
  /** For buttons that stay down. */
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, label, shortcut, variant = 'ghost', size = 'small', pressed, className, ...rest } = props;
  return (
    <Tooltip content={label} {...(shortcut && { shortcut })}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...rest}
        className={classNames(`ui-button ui-icon-button ui-button-${variant} ui-button-${size}`, className)}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  );
}
