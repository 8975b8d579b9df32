import { Toast } from '@base-ui/react/toast';
import type { ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';

/** What a toast says. */
export interface ToastMessage {
  title: string;
  description?: string;
  tone?: 'neutral' | 'good' | 'warning' | 'critical';
  action?: { label: string; onAction: () => void };
  /** How long it stays, in ms; it waits while it is hovered or focused. Default 5 s, with an action 8 s; critical stays. */
  timeoutMs?: number;
  /** A toast with the same id is replaced. */
  id?: string;
}

const manager = Toast.createToastManager();

/** Shows a toast and returns its id. */
export function showToast(message: ToastMessage): string {
  const { title, description, tone = 'neutral', action } = message;
  const id: string = manager.add({
    ...(message.id !== undefined && { id: message.id }),
    title,
    description,
    type: tone,
    timeout: message.timeoutMs ?? timeoutOf(message),
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.onAction();
        manager.close(id);
      },
    },
  });
  return id;
}

/** Takes a toast away before its time. */
export function closeToast(id: string): void {
  manager.close(id);
}

function timeoutOf({ tone, action }: ToastMessage): number {
  if (tone === 'critical') return 0;
  return action ? 8_000 : 5_000;
}

/** The place where toasts appear; one in an application. F6 moves focus to it. */
export function ToastHost(): ReactElement {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="ui-toasts">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
      <Alarm />
    </Toast.Provider>
  );
}

/** Says a critical toast aloud at once; the others wait for the reader to pause. */
function Alarm(): ReactElement {
  const { toasts } = Toast.useToastManager();
  const critical = toasts.find((toast) => toast.type === 'critical');
  return (
    <div className="ui-sr" role="alert">
      {critical?.title}
    </div>
  );
}

function Toasts(): ReactElement[] {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="ui-toast" swipeDirection="right">
      <Toast.Content className="ui-toast-content">
        <div className="ui-toast-words">
          <Toast.Title className="ui-toast-title" render={<p />} />
          <Toast.Description className="ui-toast-description" />
        </div>
        {toast.actionProps && (
          <Toast.Action className="ui-button ui-button-secondary ui-button-small" />
        )}
        <Toast.Close
          className="ui-button ui-icon-button ui-button-ghost ui-button-small"
          aria-label="Dismiss"
        >
          <Icon name="close" size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
