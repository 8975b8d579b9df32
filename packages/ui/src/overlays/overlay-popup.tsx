import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { useRef, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';

/** What a dialog and a drawer take. */
export interface OverlayProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
}

/** Where the focus goes at first: into the form, or onto what the dialog proposes, rather than its cross. */
const firstInside =
  '.ui-overlay-body :is(input, textarea, button:not([tabindex="-1"]), a), .ui-overlay-foot .ui-button-primary';

/** A window over the page: focus stays inside, and returns when it closes. */
export function OverlayPopup(props: OverlayProps & { className: string }): ReactElement {
  const { open, onOpenChange, title, description, footer, children, className } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="ui-scrim" />
        <BaseDialog.Popup
          ref={popup}
          className={className}
          initialFocus={() => popup.current?.querySelector<HTMLElement>(firstInside) ?? true}
        >
          <header className="ui-overlay-head">
            <BaseDialog.Title className="ui-overlay-title">{title}</BaseDialog.Title>
            <BaseDialog.Close className="ui-button ui-icon-button ui-button-ghost ui-button-small" aria-label="Close">
              <Icon name="close" />
            </BaseDialog.Close>
          </header>
          {description && (
            <BaseDialog.Description className="ui-overlay-description">{description}</BaseDialog.Description>
          )}
          {children && <div className="ui-overlay-body">{children}</div>}
          {footer && <footer className="ui-overlay-foot">{footer}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
