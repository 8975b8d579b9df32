import { useSyncExternalStore } from 'react';

/** Changes whenever the colours do, so that what is drawn on a canvas can be drawn anew. */
export function useThemeName(): string {
  return useSyncExternalStore(subscribe, themeName);
}

function themeName(): string {
  const chosen = document.documentElement.dataset['theme'] ?? 'system';
  return `${chosen} ${matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'}`;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', listener);
  };
}
