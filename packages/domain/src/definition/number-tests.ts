import type { TestCondition } from './condition.ts';
import { type ValueTest, isNumber, never } from './predicate.ts';

/** Numbers and durations. An absent number fails every test but the negative ones. */
export function numberTest({ operator, value }: TestCondition): ValueTest {
  if (operator === 'between' || operator === 'not between') {
    const [low, high] = Array.isArray(value) ? value : [];
    if (!isNumber(low) || !isNumber(high)) return never;
    const inside = (seen: unknown) => isNumber(seen) && low <= seen && seen <= high;
    return operator === 'between' ? inside : (seen) => !inside(seen);
  }
  return isNumber(value) ? comparison(operator, value) : never;
}

function comparison(operator: TestCondition['operator'], value: number): ValueTest {
  switch (operator) {
    case '=':
      return (seen) => seen === value;
    case '≠':
      return (seen) => seen !== value;
    case '<':
      return (seen) => isNumber(seen) && seen < value;
    case '≤':
      return (seen) => isNumber(seen) && seen <= value;
    case '>':
      return (seen) => isNumber(seen) && seen > value;
    case '≥':
      return (seen) => isNumber(seen) && seen >= value;
    default:
      return never;
  }
}
