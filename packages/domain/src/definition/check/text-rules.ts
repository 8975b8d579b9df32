import type { Basic, Rules } from './rules.ts';
import { textsOf } from './candidates.ts';
import { compilePattern } from '../pattern.ts';
import type { Literal } from './literal.ts';

/** The operators that say no, each with the one that says the contrary. */
const negations: Readonly<Record<string, string>> = {
  'is not': 'is',
  'does not contain': 'contains',
  'does not match': 'matches',
  'is not set': 'is set',
};

/** What follows from one test of a text for another. Beyond these rules nothing is claimed. */
export const textRules: Rules = {
  basic(literal) {
    const { operator } = literal.test;
    const contrary = negations[operator];
    return { literal, operator: contrary ?? operator, positive: literal.positive === (contrary === undefined) };
  },
  implies(one, other) {
    if (other.operator === 'is set') return saysSomething(one);
    if (!isComparable(one, other)) return false;
    const [mine, theirs] = folded(one, other);
    if (one.operator === other.operator && mine.join('\n') === theirs.join('\n')) return true;
    return mine.length > 0 && mine.every((text) => surely(one.operator, text, { of: other, texts: theirs }));
  },
  excludes(one, other) {
    if (!isComparable(one, other) && !isComparable(other, one)) return false;
    const [mine, theirs] = folded(one, other);
    const [text = '', theirText = ''] = [mine[0], theirs[0]];
    if (one.operator === 'is') return excludedByEquality(text, other, theirs);
    if (other.operator === 'is') return excludedByEquality(theirText, one, mine);
    if (one.operator !== other.operator) return false;
    if (one.operator === 'starts with') return !text.startsWith(theirText) && !theirText.startsWith(text);
    return one.operator === 'ends with' && !text.endsWith(theirText) && !theirText.endsWith(text);
  },
};

function saysSomething({ operator, literal }: Basic): boolean {
  if (operator !== 'matches') return true;
  const test = compilePattern(textsOf(literal)[0] ?? '', true);
  return test !== null && !test('');
}

/** A test that looks at the case says nothing to one that does not look, and the other way round only in one direction. */
function isComparable(one: Basic, other: Basic): boolean {
  return one.literal.test.caseSensitive === true || other.literal.test.caseSensitive !== true;
}

function folded(one: Basic, other: Basic): readonly [readonly string[], readonly string[]] {
  const exact = one.literal.test.caseSensitive === true && other.literal.test.caseSensitive === true;
  const textsIn = (literal: Literal) => {
    const isPattern = literal.test.operator === 'matches' || literal.test.operator === 'does not match';
    return textsOf(literal).map((text) => (exact || isPattern ? text : text.toLowerCase()));
  };
  return [textsIn(one.literal), textsIn(other.literal)];
}

/** The operators that say as much of the beginning, the end, or any part of a text as the one asked about. */
const tellsOf: Readonly<Record<string, readonly string[]>> = {
  contains: ['is', 'contains', 'contains any of', 'starts with', 'ends with'],
  'contains any of': ['is', 'contains', 'contains any of', 'starts with', 'ends with'],
  'starts with': ['is', 'starts with'],
  'ends with': ['is', 'ends with'],
  matches: ['is'],
};

const fulfils: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  contains: (text, wanted) => text.includes(wanted),
  'contains any of': (text, wanted) => text.includes(wanted),
  'starts with': (text, wanted) => text.startsWith(wanted),
  'ends with': (text, wanted) => text.endsWith(wanted),
};

/** Whether every text that is, contains, starts or ends with this one fulfils the other test. */
function surely(
  operator: string,
  text: string,
  { of, texts }: { readonly of: Basic; readonly texts: readonly string[] },
): boolean {
  if (tellsOf[of.operator]?.includes(operator) !== true) return false;
  const test = fulfils[of.operator];
  return test === undefined ? matches(text, of) : texts.some((wanted) => test(text, wanted));
}

function matches(text: string, { literal }: Basic): boolean {
  const pattern = compilePattern(textsOf(literal)[0] ?? '', literal.test.caseSensitive === true);
  return pattern?.(text) ?? false;
}

function excludedByEquality(text: string, other: Basic, texts: readonly string[]): boolean {
  if (other.operator === 'is set') return false;
  if (other.operator === 'is') return text !== texts[0];
  if (other.operator === 'matches') return other.literal.test.caseSensitive !== true && !matches(text, other);
  return !surely('is', text, { of: other, texts });
}
