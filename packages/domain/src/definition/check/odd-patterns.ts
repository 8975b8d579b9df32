import type { Condition } from '../condition.ts';
import type { Issue } from '../event-definition.ts';
import { compilePattern } from '../pattern.ts';

/** Regular expressions that are allowed, but seldom what was meant. */
export function oddPatterns(condition: Condition, path: readonly string[]): readonly Issue[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((part, place) => oddPatterns(part, [...path, 'of', String(place)]));
    case 'not':
      return oddPatterns(condition.of, [...path, 'of']);
    default: {
      const isPattern = condition.operator === 'matches' || condition.operator === 'does not match';
      const message = isPattern && typeof condition.value === 'string' ? oddity(condition.value) : null;
      return message === null ? [] : [{ path: [...path, 'value'], code: 'ODD_PATTERN', message }];
    }
  }
}

/** What is odd of a pattern and what to do, in a sentence; null when nothing is. */
function oddity(pattern: string): string | null {
  if (compilePattern(pattern, true)?.('') === true)
    return 'This pattern is found in every text, even an empty one. Ask for at least one character.';
  // An end before something, or a start after something, outside of brackets and not escaped.
  const plain = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, '.');
  if (/\$[^|)$]/.test(plain) || /(?:^|[^(|^?])\^/.test(plain.replace(/^\^+/, '')))
    return 'This pattern is never found: $ is the end of the text and ^ its start. Write \\$ or \\^ for the signs themselves.';
  if (/^\.\*|\.\*$/.test(pattern.replaceAll(/^\^|\$$/g, '')) && pattern !== '.*')
    return 'A pattern is found anywhere in the text. Leave out .* at its start and end.';
  if (/[A-Za-z0-9]\.(?:com|org|net|test|example|io|de|at|uk|html?|pdf)\b/i.test(pattern))
    return 'A dot stands for any character. Write \\. for a dot, or use "contains".';
  return null;
}
