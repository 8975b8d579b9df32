import { useEffect, useRef } from 'react';

/** Asks before the browser leaves a page with unsaved changes. `leave` runs something that may go elsewhere unasked. */
export function useLeaveGuard(changed: boolean): { readonly leave: (go: () => void) => void } {
  const unasked = useRef(false);
  useEffect(() => {
    if (!changed) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      if (!unasked.current) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [changed]);
  const leave = (go: () => void): void => {
    unasked.current = true;
    go();
    unasked.current = false;
  };
  return { leave };
}
