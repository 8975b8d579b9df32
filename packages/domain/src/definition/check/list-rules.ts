import { isNumber } from '../predicate.ts';
import { textsOf } from './candidates.ts';
import type { Basic, Rules } from './rules.ts';

/** What follows from one test of a list for another. Beyond these rules nothing is claimed. */
export const listRules: Rules = {
  basic(literal) {
    const { operator } = literal.test;
    if (operator === 'contains none') return { literal, operator: 'contains any', positive: !literal.positive };
    if (operator === 'has at most') return { literal, operator: 'has at least', positive: !literal.positive };
    return { literal, operator, positive: literal.positive };
  },
  implies(one, other) {
    const [mine, theirs] = [setOf(one), setOf(other)];
    if (other.operator === 'has at least') return leastOf(one) >= leastOf(other);
    if (other.operator === 'contains all')
      return one.operator === 'contains all' ? isWithin(theirs, mine) : isAlone(one, mine, theirs);
    if (one.operator === 'contains all') return [...theirs].some((text) => mine.has(text));
    return one.operator === 'contains any' && isWithin(mine, theirs);
  },
  excludes: () => false,
};

function setOf({ literal }: Basic): ReadonlySet<string> {
  return new Set(textsOf(literal).map((text) => text.toLowerCase()));
}

/** How many there are at least when the test holds. `has at most n` is kept as `has at least n + 1` that does not hold. */
function leastOf({ operator, literal }: Basic): number {
  const { value } = literal.test;
  if (operator === 'contains any') return 1;
  if (operator === 'contains all') return new Set(textsOf(literal).map((text) => text.toLowerCase())).size;
  const count = isNumber(value) ? Math.ceil(value) : 0;
  return literal.test.operator === 'has at most' ? Math.floor(isNumber(value) ? value : 0) + 1 : count;
}

function isWithin(small: ReadonlySet<string>, large: ReadonlySet<string>): boolean {
  return [...small].every((text) => large.has(text));
}

function isAlone({ operator }: Basic, mine: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  return operator === 'contains any' && mine.size === 1 && isWithin(theirs, mine);
}
