import type { ReactElement } from 'react';
import { canIn, usePause, type Session } from '../data/index.ts';
import { useGo } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';
import { useShortcuts } from '../shared/shortcuts.ts';
import { sectionsFor } from './sections.ts';
import { ShortcutSheet, shortcutSheet } from './shortcut-sheet.tsx';

/** The keys that work everywhere, and the sheet that lists all. */
export function GlobalShortcuts({ session }: { session: Session }): ReactElement {
  const go = useGo();
  const { toggle } = usePause();
  const sections = sectionsFor(session);
  useShortcuts('Everywhere', [
    ...sections.map((section) => ({
      keys: `g ${section.key}`,
      label: `Go to ${section.label.toLowerCase()}`,
      run: () => go(section.to),
    })),
    { keys: '/', label: 'Search or filter this page', run: focusSearch },
    { keys: 'Space', label: 'Pause or resume live updates', run: toggle },
    { keys: 'F6', label: 'Next part of the page', run: focusNextPart },
    { keys: '?', label: 'This sheet', run: shortcutSheet.open },
    ...(canIn(session, 'events:write') ? [{ keys: 'c', label: 'New event', run: () => go(paths.events.new()) }] : []),
  ]);
  return <ShortcutSheet />;
}

function focusSearch(): void {
  document.querySelector<HTMLElement>('main input[type=search]')?.focus();
}

const parts = ['.app-rail a', '#main', '.ui-toasts button'];

function focusNextPart(): void {
  const places = parts.map((selector) => document.querySelector<HTMLElement>(selector));
  const here = places.findIndex((place) => place?.parentElement?.contains(document.activeElement));
  const next = [...places.slice(here + 1), ...places].find((place) => place !== null);
  next?.focus();
}
