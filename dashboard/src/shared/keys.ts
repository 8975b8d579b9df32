/** The parts of a keyboard event that say which key it was. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The name of a press as shortcuts are written: `e`, `Shift+I`, `Ctrl+k`, `Enter`, `Space`, `?`. */
export function nameOfPress({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const base = key === ' ' ? 'Space' : key;
  const isLetter = /^[a-z]$/i.test(base);
  const shift = shiftKey && (isLetter || base.length > 1) ? 'Shift+' : '';
  const letter = isLetter ? (shiftKey ? base.toUpperCase() : base.toLowerCase()) : base;
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shift}${letter}`;
}

/** What a press comes to, with what was pressed just before: `g` then `i` is `g i`. */
export function matchPress(
  name: string,
  before: string | null,
  known: ReadonlySet<string>,
): { run: string | null; wait: string | null } {
  const both = before === null ? null : `${before} ${name}`;
  if (both !== null && known.has(both)) return { run: both, wait: null };
  const begins = [...known].some((keys) => keys.startsWith(`${name} `));
  if (begins) return { run: known.has(name) ? name : null, wait: name };
  return { run: known.has(name) ? name : null, wait: null };
}

/** Whether a press is a letter, a digit or a sign, with Shift or without: what people type, or dictate, by the way. */
export function isCharacter(name: string): boolean {
  return name.replace(/^Shift\+/, '').length === 1;
}
