import { createStore } from '../data/index.ts';

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
