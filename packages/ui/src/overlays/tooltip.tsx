import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from '../display/kbd.tsx';

interface TooltipProps {
  content: string;
  /** As Kbd's `keys`. */
  shortcut?: string;
  /** One element that can be focused. */
  children: ReactElement<Record<string, unknown>>;
}

/** A few words on hover and focus. What it says must be reachable without it. */
export function Tooltip({ content, shortcut, children }: TooltipProps): ReactElement {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} delay={400} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className="ui-positioner" sideOffset={6} collisionPadding={8}>
          <BaseTooltip.Popup className="ui-tooltip">
            {content}
            {shortcut && <Kbd keys={shortcut} />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
