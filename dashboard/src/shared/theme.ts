import { createStore, useStore } from '../data/index.ts';
import { useSyncExternalStore } from 'react';

/** The person's wish; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

const key = 'belfry.theme';
const themes: readonly Theme[] = ['system', 'light', 'dark'];

function stored(): Theme {
  const text = localStorage.getItem(key);
  return themes.find((one) => one === text) ?? 'system';
}

const store = createStore<Theme>(stored());

/** Light, dark, or as the system has it; remembered on this machine. */
export const theme = {
  get: store.get,
  subscribe: store.subscribe,
  set(next: Theme): void {
    localStorage.setItem(key, next);
    store.set(next);
    theme.apply();
  },
  apply(): void {
    const wish = store.get();
    if (wish === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = wish;
  },
};

const systemIsDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

function onSystemChange(listener: () => void): () => void {
  systemIsDark?.addEventListener('change', listener);
  return () => systemIsDark?.removeEventListener('change', listener);
}

/** Whether the page is dark now, by the person's wish or the system's. */
export function useIsDark(): boolean {
  const wish = useStore(theme);
  const system = useSyncExternalStore(onSystemChange, () => systemIsDark?.matches ?? false);
  return wish === 'system' ? system : wish === 'dark';
}
