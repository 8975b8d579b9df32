import type { RefObject } from 'react';
import { useShortcuts } from '../../shared/shortcuts.ts';

interface ListKeys {
  readonly list: RefObject<HTMLElement | null>;
  readonly onToggle: (id: string) => void;
  readonly onExtend: (id: string) => void;
  readonly onAll: () => void;
  readonly onClear: () => void;
}

/** The keyboard of a list whose rows are `[data-definition]`: up, down, open, choose. */
export function useListKeys({ list, onToggle, onExtend, onAll, onClear }: ListKeys): void {
  const step = (by: 1 | -1): string | null => {
    const rows = rowsIn(list.current);
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const row = rows[here < 0 ? 0 : Math.min(Math.max(here + by, 0), rows.length - 1)];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
    return row?.dataset['definition'] ?? null;
  };
  const here = (): string | null => {
    const row = rowsIn(list.current).find((one) => one.contains(document.activeElement));
    return row?.dataset['definition'] ?? null;
  };
  const withRow = (id: string | null, run: (id: string) => void): void => {
    if (id !== null) run(id);
  };
  useShortcuts('Events', [
    { keys: 'j', label: 'Next row', also: ['ArrowDown'], run: () => void step(1) },
    { keys: 'k', label: 'Row before', also: ['ArrowUp'], run: () => void step(-1) },
    { keys: 'x', label: 'Choose the row', run: () => withRow(here(), onToggle) },
    { keys: 'Shift+J', label: 'Choose down to the next row', run: () => extend(here, step, { by: 1, onExtend }) },
    { keys: 'Shift+K', label: 'Choose up to the row before', run: () => extend(here, step, { by: -1, onExtend }) },
    { keys: 'Ctrl+a', label: 'Choose all', run: onAll },
    { keys: 'Escape', label: 'Choose none', run: onClear },
    { keys: 'Enter', label: 'Open the row', also: ['o'], run: () => withRow(here(), () => open(list.current)) },
  ]);
}

function extend(
  here: () => string | null,
  step: (by: 1 | -1) => string | null,
  { by, onExtend }: { by: 1 | -1; onExtend: (id: string) => void },
): void {
  const from = here();
  if (from !== null) onExtend(from);
  const to = step(by);
  if (to !== null) onExtend(to);
}

function open(list: HTMLElement | null): void {
  const row = rowsIn(list).find((one) => one.contains(document.activeElement));
  row?.querySelector<HTMLElement>('a')?.click();
}

/** The rows of a list, in the order in which they stand. */
export function rowsIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-definition]') ?? [])];
}
