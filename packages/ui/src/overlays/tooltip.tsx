import { cloneElement, type ReactElement } from 'react';

interface TooltipProps {
  content: string;
  /** As Kbd's `keys`. */
  shortcut?: string;
  /** One element that can be focused. */
  children: ReactElement<Record<string, unknown>>;
}

/** A few words on hover and focus, shown by the TooltipHost. What they say must be reachable without them. */
export function Tooltip({ content, shortcut, children }: TooltipProps): ReactElement {
  return cloneElement(children, { 'data-tip': content, 'data-tip-keys': shortcut });
}
