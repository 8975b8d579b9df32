import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';

interface LeaveGuard {
  /** Runs something that may go elsewhere unasked. */
  readonly leave: (go: () => void) => void;
  /** Whether somebody wants to leave: to be asked about. */
  readonly asking: boolean;
  readonly stay: () => void;
  readonly go: () => void;
}

/** Asks before a page with unsaved changes is left: another page of the dashboard, or out of it. */
export function useLeaveGuard(changed: boolean): LeaveGuard {
  const unasked = useRef(false);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => changed && !unasked.current && current.pathname !== next.pathname,
    enableBeforeUnload: () => changed && !unasked.current,
    withResolver: true,
  });
  const leave = (go: () => void): void => {
    unasked.current = true;
    go();
    // The way there is asked about after this returns; once there, this page is gone or saved.
    setTimeout(() => {
      unasked.current = false;
    }, 0);
  };
  const asking = blocker.status === 'blocked';
  return { leave, asking, stay: () => blocker.reset?.(), go: () => blocker.proceed?.() };
}
