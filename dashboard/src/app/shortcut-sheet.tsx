import { Dialog, Kbd } from '@belfry/ui';
import type { ReactElement } from 'react';
import { createStore, useStore } from '../data/index.ts';
import { useShortcutGroups } from '../shared/shortcuts.ts';

const isOpen = createStore(false);

export const shortcutSheet = { open: (): void => isOpen.set(true) };

/** The keys that work on the page that is shown. */
export function ShortcutSheet(): ReactElement {
  const open = useStore(isOpen);
  const groups = useShortcutGroups();
  return (
    <Dialog open={open} onOpenChange={isOpen.set} title="Keyboard shortcuts" size="large">
      <div className="app-sheet">
        {groups.map((group, place) => (
          <section key={`${group.scope} ${place}`}>
            <h3 className="app-sheet-title">{group.scope}</h3>
            <dl className="app-sheet-list">
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="app-sheet-line">
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Kbd keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
