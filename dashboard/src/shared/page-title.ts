import { useEffect, useSyncExternalStore } from 'react';

let title = '';
const listeners = new Set<() => void>();

function setTitle(next: string): void {
  title = next;
  for (const listener of listeners) listener();
}

/** Names the page that is shown, for the browser's tab and the breadcrumb. */
export function usePageTitle(name: string): void {
  useEffect(() => {
    setTitle(name);
    return () => setTitle('');
  }, [name]);
}

/** The name of the page that is shown; empty while there is none. */
export function useShownTitle(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => title,
  );
}
