import { candidatesFor } from './candidates.ts';
import { listRules } from './list-rules.ts';
import { type Judging, type Literal, declarationOf, testerOf } from './literal.ts';
import { type Rules, literalImplies, literalsExclude } from './rules.ts';
import { textRules } from './text-rules.ts';

/** Whether it is certain that these literals, all of the same field, never hold together. */
export function isImpossible(literals: readonly Literal[], judging: Judging): boolean {
  const [first] = literals;
  const field = first === undefined ? null : declarationOf(first, judging);
  if (field === null) return false;
  const candidates = candidatesFor(field, literals, judging);
  if (candidates !== null) {
    const testers = literals.map((literal) => testerOf(literal, judging));
    return !candidates.some((candidate) => testers.every((holds) => holds(candidate)));
  }
  const rules = rulesFor(field.data);
  return literals.some((one, place) => literals.slice(place + 1).some((other) => literalsExclude(rules, one, other)));
}

/** Whether it is certain that the literal holds wherever the given ones of its field do. */
export function isImplied(literal: Literal, given: readonly Literal[], judging: Judging): boolean {
  const field = declarationOf(literal, judging);
  if (field === null) return false;
  if (candidatesFor(field, [literal], judging) === null) {
    const rules = rulesFor(field.data);
    return given.some((one) => literalImplies(rules, one, literal));
  }
  return isImpossible([...given, { ...literal, positive: !literal.positive }], judging);
}

function rulesFor(data: string): Rules {
  return data === 'list' ? listRules : textRules;
}
