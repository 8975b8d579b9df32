import type { ReactElement } from 'react';

const caps: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

/** Keys to press: `Shift+I` together, `g i` one after the other. */
export function Kbd({ keys }: { keys: string }): ReactElement {
  return (
    <span className="ui-keys">
      {keys.split(' ').map((key, place) => (
        <kbd key={place} className="ui-kbd">
          {caps[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
