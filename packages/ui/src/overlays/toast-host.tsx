import { Toast } from '@base-ui/react/toast';
import { useEffect, type ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';
import { toastQueue, type WaitingToast } from './toast-queue.ts';

const manager = Toast.createToastManager();

function add({ id, message }: WaitingToast): void {
  const { title, description, tone = 'neutral', action, timeoutMs } = message;
  manager.add({
    id,
    title,
    description,
    type: tone,
    timeout: timeoutMs,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.onAction();
        manager.close(id);
      },
    },
  });
}

/** Where toasts appear, once there is something to show. */
export function ToastViewport(): ReactElement {
  useEffect(() => toastQueue.serve({ add, close: (id) => manager.close(id) }), []);
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
        {toast.actionProps && <Toast.Action className="ui-button ui-button-secondary ui-button-small" />}
        <Toast.Close className="ui-button ui-icon-button ui-button-ghost ui-button-small" aria-label="Dismiss">
          <Icon name="close" size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
