import type { ButtonHTMLAttributes, ReactElement, Ref } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';

interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  /** 28 or 32 px high. */
  size?: 'small' | 'medium';
}

interface ButtonProps extends ButtonLook, ButtonHTMLAttributes<HTMLButtonElement> {
  icon?: IconName;
  /** Work is under way: the button keeps its focus but does nothing. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** The class names of a button, for links that look like one. */
export function buttonClass({ variant = 'secondary', size = 'medium' }: ButtonLook = {}): string {
  return `ui-button ui-button-${variant} ui-button-${size}`;
}

export function Button(props: ButtonProps): ReactElement {
  const { variant, size, icon, busy = false, className, children, onClick, ...rest } = props;
  const look = { ...(variant && { variant }), ...(size && { size }) };
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass(look), className)}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
