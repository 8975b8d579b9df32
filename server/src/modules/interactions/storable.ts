/** How long a name or an id of a source may be: they stand in indexes. */
export const nameAtMost = 500;
const deepAtMost = 20;

/** Why the database could not hold a value as it is, in a sentence; null when it can. */
export function unstorable(value: unknown, depth = 0): string | null {
  if (depth > deepAtMost) return `Values may be nested ${deepAtMost} deep.`;
  if (typeof value === 'string')
    return isText(value) ? null : 'Texts must be whole Unicode without the character U+0000.';
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const problem = unstorable(key, depth + 1) ?? unstorable(inner, depth + 1);
    if (problem) return problem;
  }
  return null;
}

const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
