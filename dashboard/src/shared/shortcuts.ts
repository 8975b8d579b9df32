import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { isCharacter, matchPress, nameOfPress } from './keys.ts';

/** A key, or keys one after the other, and what they do. */
export interface Shortcut {
  /** `e`, `Shift+I`, `g i`, `Space`. */
  keys: string;
  /** What it does, for the shortcut sheet. */
  label: string;
  run: () => void;
  /** Further keys for the same, not on the sheet. */
  also?: readonly string[];
}

/** The shortcuts of one part of the screen. */
export interface ShortcutGroup {
  scope: string;
  shortcuts: readonly Shortcut[];
}

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();
const sequenceMs = 1_000;

function setGroups(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The shortcuts that work now, for the sheet; the latest part of the screen last. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(subscribe, () => groups);
}

/** These shortcuts work, and stand on the sheet, while the component is there. */
export function useShortcuts(scope: string, shortcuts: readonly Shortcut[]): void {
  const run = useEffectEvent((keys: string) => {
    shortcuts.find((shortcut) => shortcut.keys === keys)?.run();
  });
  const shown = JSON.stringify(shortcuts.map(({ keys, label, also }) => ({ keys, label, also })));
  useEffect(() => {
    const known: readonly Omit<Shortcut, 'run'>[] = JSON.parse(shown);
    const group = {
      scope,
      shortcuts: known.map((shortcut) => ({ ...shortcut, run: () => run(shortcut.keys) })),
    };
    setGroups([...groups, group]);
    return () => setGroups(groups.filter((other) => other !== group));
  }, [scope, shown]);
}

function shortcutOf(keys: string): Shortcut | undefined {
  return groups
    .flatMap((group) => group.shortcuts)
    .findLast((shortcut) => shortcut.keys === keys || shortcut.also?.includes(keys));
}

function knownKeys(): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => group.shortcuts.flatMap(({ keys, also = [] }) => [keys, ...also])));
}

const textTypes = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const controls = 'button,input,a,summary,[role=tab],[role=menuitem],[role=option],[role=switch],[role=radio]';

/** Whether the focus is where a letter is text, or an overlay has the keyboard to itself. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const ticked = target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');
  if ((textTypes.has(target.tagName) && !ticked) || target.isContentEditable) return true;
  return target.closest('[role=dialog],[role=menu],[role=listbox],.graphiql-container') !== null;
}

/** Whether a control does something of its own with this key. */
function isTakenByControl(target: EventTarget | null, name: string): boolean {
  if (name !== 'Space' && name !== 'Enter') return false;
  return target instanceof HTMLElement && target.closest(controls) !== null;
}

let hasSingleKeys = true;

/** Says whether letters, digits and signs are shortcuts; all other keys always are. */
export function setSingleKeys(wanted: boolean): void {
  hasSingleKeys = wanted;
}

/** Listens to the keyboard. Called once, when the application starts; returns how to stop. */
export function listenToKeys(): () => void {
  let before: { name: string; at: number } | null = null;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || belongsElsewhere(event.target)) return;
    const name = nameOfPress(event);
    if (isTakenByControl(event.target, name) || (!hasSingleKeys && isCharacter(name))) return;
    const recent = before && event.timeStamp - before.at < sequenceMs ? before.name : null;
    const { run, wait } = matchPress(name, recent, knownKeys());
    before = wait === null ? null : { name: wait, at: event.timeStamp };
    if (run === null) return;
    event.preventDefault();
    shortcutOf(run)?.run();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
