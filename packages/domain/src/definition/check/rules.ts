import type { Literal } from './literal.ts';

/** A literal in terms of the operators that say yes. */
export interface Basic {
  readonly literal: Literal;
  readonly operator: string;
  readonly positive: boolean;
}

/** What is known of pairs of tests of one data type. Both say only what is certain. */
export interface Rules {
  basic(literal: Literal): Basic;
  /** Whether the second holds wherever the first does, both taken as said yes to. */
  implies(one: Basic, other: Basic): boolean;
  /** Whether they never hold together, both taken as said yes to. */
  excludes(one: Basic, other: Basic): boolean;
}

/** Whether the second literal holds wherever the first does. */
export function literalImplies(rules: Rules, first: Literal, second: Literal): boolean {
  const [one, other] = [rules.basic(first), rules.basic(second)];
  if (one.positive) return other.positive ? rules.implies(one, other) : rules.excludes(one, other);
  return !other.positive && rules.implies(other, one);
}

/** Whether the two literals never hold together. */
export function literalsExclude(rules: Rules, first: Literal, second: Literal): boolean {
  const [one, other] = [rules.basic(first), rules.basic(second)];
  if (one.positive && other.positive) return rules.excludes(one, other);
  if (one.positive) return rules.implies(one, other);
  return other.positive && rules.implies(other, one);
}
