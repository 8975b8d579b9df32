import type { Condition, TestCondition } from '../condition.ts';
import type { Issue } from '../event-definition.ts';
import { isImplied, isImpossible } from './conjunction.ts';
import type { Judging, Literal } from './literal.ts';

/** `never` and `always` are certain; `sometimes` is all the rest. */
export type Verdict = 'never' | 'sometimes' | 'always';

export interface Judged {
  readonly verdict: Verdict;
  readonly doubts: readonly Issue[];
}

interface Judge extends Judging {
  /** What holds wherever this part of the condition is looked at. */
  readonly given: readonly Literal[];
  readonly negated: boolean;
}

/**
 * Finds what a condition says in vain: parts that never hold beside the others, and parts that always do. Tests of
 * different fields are taken to have nothing to do with one another.
 */
export function judgeCondition(condition: Condition, judging: Judging, given: readonly Literal[] = []): Judged {
  return judge(condition, ['condition'], { ...judging, given, negated: false });
}

function judge(condition: Condition, path: readonly string[], with_: Judge): Judged {
  switch (condition.kind) {
    case 'test':
      return judgeTest(condition, path, with_);
    case 'not':
      return judge(condition.of, [...path, 'of'], { ...with_, negated: !with_.negated });
    default: {
      const parts = condition.of.map((part, place) => ({ part, path: [...path, 'of', String(place)] }));
      const isAll = (condition.kind === 'all') !== with_.negated;
      return isAll ? judgeAll(parts, with_) : judgeAny(parts, with_);
    }
  }
}

interface Part {
  readonly part: Condition;
  readonly path: readonly string[];
}

function judgeTest(test: TestCondition, path: readonly string[], with_: Judge): Judged {
  const literal: Literal = { test, positive: !with_.negated, path };
  const given = with_.given.filter((one) => one.test.field === test.field);
  // Nobody knows yet what the hours will be.
  if (asksForHours(literal) && with_.businessHours === null) return sometimes;
  return impossibility(literal, given, with_) ?? redundancy(literal, given, with_) ?? sometimes;
}

function impossibility(literal: Literal, given: readonly Literal[], judging: Judging): Judged | null {
  if (!isImpossible([...given, literal], judging)) return null;
  const { path } = literal;
  if (isImpossible([literal], judging) && !asksForHours(literal))
    return never(path, 'This never holds, whatever the value. Change it or take it out.');
  const lasting = [...given, literal].filter((one) => !asksForHours(one));
  if (lasting.length <= given.length && !isImpossible(lasting, judging)) {
    const message = 'This never holds with the present business hours. Change the times, or ask for other hours.';
    return { verdict: 'sometimes', doubts: [doubt(path, 'NEVER_OPENS', message)] };
  }
  return isImpossible([...given.filter((one) => !isWritten(one)), literal], judging)
    ? never(path, 'This never holds for this event type. Choose another value.')
    : never(path, 'This never holds together with another condition on the same field. Change one of them.');
}

function redundancy(literal: Literal, given: readonly Literal[], judging: Judging): Judged | null {
  if (isImplied(literal, [], judging))
    return {
      verdict: 'always',
      doubts: [doubt(literal.path, 'ALWAYS_TRUE', 'This always holds. Take it out, or change it.')],
    };
  const written = given.some(isWritten);
  if (given.length === 0 || !isImplied(literal, given, judging)) return null;
  const message = written
    ? 'Another condition on the same field says this already. Take one of them out.'
    : 'This always holds for this event type. Take it out.';
  return { verdict: 'always', doubts: [doubt(literal.path, written ? 'IMPLIED' : 'ALWAYS_TRUE', message)] };
}

const sometimes: Judged = { verdict: 'sometimes', doubts: [] };

function asksForHours({ test }: Literal): boolean {
  return test.operator === 'in business hours';
}

/** Every part must hold: each is judged beside the tests among the others. */
function judgeAll(parts: readonly Part[], with_: Judge): Judged {
  const judged: Judged[] = [];
  let given = with_.given;
  for (const { part, path } of parts.filter((one) => literalOf(one, with_) !== null)) {
    const one = judge(part, path, { ...with_, given });
    judged.push(one);
    const literal = literalOf({ part, path }, with_);
    if (literal === null || one.verdict !== 'sometimes' || one.doubts.length > 0) continue;
    const beside = given.filter((other) => other.test.field === literal.test.field);
    const weaker = beside.filter((other) => isWritten(other) && isMadeVain(other, { by: literal, beside }, with_));
    judged.push(...weaker.map(({ path: place }) => implied(place)));
    given = [...given.filter((other) => !weaker.includes(other)), literal];
  }
  for (const { part, path } of parts.filter((one) => literalOf(one, with_) === null))
    judged.push(judge(part, path, { ...with_, given }));
  const doubts = judged.flatMap((one) => one.doubts);
  const verdicts = judged.map(({ verdict }) => verdict);
  if (verdicts.includes('never')) return { verdict: 'never', doubts };
  return { verdict: verdicts.every((verdict) => verdict === 'always') ? 'always' : 'sometimes', doubts };
}

/** One part is enough: each is judged alone, and those that another one contains are told. */
function judgeAny(parts: readonly Part[], with_: Judge): Judged {
  const judged = parts.map(({ part, path }) => judge(part, path, with_));
  const verdicts = judged.map(({ verdict }) => verdict);
  const literals = parts.flatMap((part) => literalOf(part, with_) ?? []);
  const vain = literals.filter((one, place) =>
    literals.some((other, otherPlace) => {
      if (one.test.field !== other.test.field || place === otherPlace) return false;
      // Of two that say the same, the second is one too many.
      const isSecond = place > otherPlace || !isImplied(one, [other], with_);
      return isSecond && isImplied(other, [one], with_);
    }),
  );
  const doubts = [
    ...judged.flatMap((one) => one.doubts),
    ...vain.map(({ path }) =>
      doubt(path, 'IMPLIED', 'Another of these conditions holds wherever this one does. Take this one out.'),
    ),
  ];
  if (verdicts.every((verdict) => verdict === 'never')) return { verdict: 'never', doubts };
  return { verdict: verdicts.includes('always') ? 'always' : 'sometimes', doubts };
}

function literalOf({ part, path }: Part, { negated }: Judge): Literal | null {
  if (part.kind === 'test') return { test: part, positive: !negated, path };
  if (part.kind !== 'not' || part.of.kind !== 'test') return null;
  return { test: part.of, positive: negated, path: [...path, 'of'] };
}

/** What the event type itself gives has no place in the condition. */
function isWritten({ path }: Literal): boolean {
  return path.length > 0;
}

function isMadeVain(
  literal: Literal,
  { by, beside }: { readonly by: Literal; readonly beside: readonly Literal[] },
  judging: Judging,
): boolean {
  // So many tests of one field are written by a program, which does not read doubts.
  if (beside.length > 12) return false;
  return isImplied(literal, [...beside.filter((one) => one !== literal), by], judging);
}

function implied(path: readonly string[]): Judged {
  const message = 'Another condition on the same field says this already. Take one of them out.';
  return { verdict: 'always', doubts: [doubt(path, 'IMPLIED', message)] };
}

function never(path: readonly string[], message: string): Judged {
  return { verdict: 'never', doubts: [doubt(path, 'IMPOSSIBLE', message)] };
}

function doubt(path: readonly string[], code: Issue['code'], message: string): Issue {
  return { path, code, message };
}
