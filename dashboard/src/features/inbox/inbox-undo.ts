import { showToast } from '@belfry/ui';

/** What `z` takes back, and until when (epoch ms). */
let undoable: { undo: () => void; until: number } | null = null;
const undoMs = 60_000;

/** The toast that offers to take something back; there is one at a time. */
export const undoToast = 'inbox-undo';

/** Says what was done, and offers to take it back: in the toast for 8 s, by `z` for a minute. */
export function offerUndo(title: string, undo: () => void): void {
  undoable = { undo, until: Date.now() + undoMs };
  const onAction = (): void => {
    undoable = null;
    undo();
  };
  showToast({ id: undoToast, title, action: { label: 'Undo', onAction } });
}

/** Takes back the last change of the last minute. */
export function undoLast(): void {
  if (undoable === null || undoable.until < Date.now()) return;
  const { undo } = undoable;
  undoable = null;
  undo();
}
