import { useEffect, type ReactElement } from 'react';
import { notificationProfile } from '../alerts/notification-profile.ts';
import { canIn, usePause, useStore, type Session } from '../data/index.ts';
import { undoLast } from '../features/inbox/inbox-undo.ts';
import { useGo } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';
import { setSingleKeys, useShortcuts } from '../shared/shortcuts.ts';
import { sectionsFor } from './sections.ts';
import { ShortcutSheet, shortcutSheet } from './shortcut-sheet.tsx';

/** The keys that work everywhere, and the sheet that lists all. */
export function GlobalShortcuts({ session }: { session: Session }): ReactElement {
  const go = useGo();
  const { toggle } = usePause();
  const { singleKeys } = useStore(notificationProfile);
  useEffect(() => setSingleKeys(singleKeys), [singleKeys]);
  const sections = sectionsFor(session);
  useShortcuts('Everywhere', [
    ...sections.map((section) => ({
      keys: `g ${section.key}`,
      label: `Go to ${section.label.toLowerCase()}`,
      run: () => go(section.to),
    })),
    { keys: '/', label: 'Search or filter this page', run: focusSearch },
    { keys: 'Space', label: 'Pause or resume live updates', run: toggle },
    { keys: 'z', label: 'Undo', run: undoLast },
    { keys: 'F6', label: 'Next part of the page', run: focusNextPart },
    { keys: '?', label: 'This sheet', run: shortcutSheet.open },
    ...(canIn(session, 'events:write') ? [{ keys: 'c', label: 'New event', run: () => go(paths.events.new()) }] : []),
  ]);
  return <ShortcutSheet />;
}

function focusSearch(): void {
  document.querySelector<HTMLElement>('main input[type=search]')?.focus();
}

/** The parts of a page, and what takes the focus in each; itself where nothing is named. */
const parts = [
  { within: '.app-rail', focus: 'a' },
  { within: '#main', focus: null },
  { within: '#main aside', focus: null },
  { within: '.ui-toasts', focus: 'button' },
];

function focusNextPart(): void {
  const here = parts.findLastIndex(({ within }) => document.querySelector(within)?.contains(document.activeElement));
  const places = parts.map(({ within, focus }) =>
    document.querySelector<HTMLElement>(focus === null ? within : `${within} ${focus}`),
  );
  const next = [...places.slice(here + 1), ...places].find((place) => place !== null);
  next?.focus();
}
