import { lazy, Suspense, useSyncExternalStore, type ReactElement } from 'react';
import { toastQueue } from './toast-queue.ts';

const ToastViewport = lazy(async () => ({
  default: (await import('./toast-host.tsx')).ToastViewport,
}));

/** The place where toasts appear; one in an application. It is loaded with the first of them. */
export function ToastHost(): ReactElement | null {
  const wanted = useSyncExternalStore(toastQueue.onWanted, toastQueue.isWanted);
  return wanted ? (
    <Suspense>
      <ToastViewport />
    </Suspense>
  ) : null;
}
