import type { TestCondition } from './condition.ts';
import { compilePattern } from './pattern.ts';
import { type ValueTest, isNothing, isText, never, texts } from './predicate.ts';

/** An absent text fails every test but the negative ones. */
export function textTest({ operator, value, caseSensitive = false }: TestCondition): ValueTest {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase());
  const wanted = fold(isText(value) ? value : '');
  switch (operator) {
    case 'is set':
      return (seen) => !isNothing(seen);
    case 'is not set':
      return isNothing;
    case 'is':
      return whenText((text) => fold(text) === wanted);
    case 'is not':
      return not(whenText((text) => fold(text) === wanted));
    case 'contains':
      return whenText((text) => fold(text).includes(wanted));
    case 'does not contain':
      return not(whenText((text) => fold(text).includes(wanted)));
    case 'starts with':
      return whenText((text) => fold(text).startsWith(wanted));
    case 'ends with':
      return whenText((text) => fold(text).endsWith(wanted));
    default:
      return listOrPatternTest({ kind: 'test', field: '', operator, value, caseSensitive }, fold);
  }
}

function listOrPatternTest(
  { operator, value, caseSensitive = false }: TestCondition,
  fold: (text: string) => string,
): ValueTest {
  if (operator === 'contains any of') {
    const wanted = texts(value).map(fold);
    return whenText((text) => wanted.some((one) => fold(text).includes(one)));
  }
  const pattern = isText(value) ? compilePattern(value, caseSensitive) : null;
  if (pattern === null) return never;
  if (operator === 'matches') return whenText(pattern);
  return operator === 'does not match' ? not(whenText(pattern)) : never;
}

function whenText(test: (text: string) => boolean): ValueTest {
  return (value) => isText(value) && test(value);
}

function not(test: ValueTest): ValueTest {
  return (value, seen) => !test(value, seen);
}
