/** A variable's name that is being typed: from its number sign to the caret. */
export interface Typing {
  /** Where its number sign stands. */
  readonly start: number;
  readonly typed: string;
}

const beingTyped = /#([A-Za-z_]*)$/u;
const finished = /##|#[A-Z_]+(?:[|:][^#\n]*)?#/gu;

/** What is being typed at the caret; null when that is no variable. A doubled sign and a finished variable are none. */
export function typingAt(text: string, caret: number): Typing | null {
  const before = text.slice(0, caret).replaceAll(finished, (found) => ' '.repeat(found.length));
  const match = beingTyped.exec(before);
  return match ? { start: match.index, typed: match[1] ?? '' } : null;
}

export interface Inserted {
  readonly text: string;
  readonly caret: number;
}

/** The text with `#NAME#` put where the caret is, in the place of what was typed of it. */
export function withVariable(text: string, name: string, { start, end }: { start: number; end: number }): Inserted {
  const rest = text.slice(end).replace(/^#/u, '');
  const written = `#${name}#`;
  return { text: text.slice(0, start) + written + rest, caret: start + written.length };
}

/** The variables whose names have what was typed in them, those that begin with it first. */
export function matching<V extends { readonly name: string }>(variables: readonly V[], typed: string): readonly V[] {
  const wanted = typed.toUpperCase();
  const found = variables.filter(({ name }) => name.includes(wanted));
  return found.toSorted((a, b) => Number(b.name.startsWith(wanted)) - Number(a.name.startsWith(wanted)));
}
