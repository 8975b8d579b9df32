import type { Evaluate, NoteLookUp, RowContext } from './expression.ts';
import type { Expression, RowCondition } from './mapping.ts';

export type Test = (context: RowContext) => boolean;

interface Parts {
  readonly compile: (expression: Expression) => Evaluate;
  /** Filled in the order in which the mapping names them; a name is looked up when a row is read. */
  readonly named: ReadonlyMap<string, Test>;
  readonly noteLookUp: NoteLookUp;
}

/** Turns the conditions of one mapping into functions. */
export function conditionCompiler(parts: Parts): (condition: RowCondition) => Test {
  const { compile, named, noteLookUp } = parts;

  function test(condition: RowCondition): Test {
    if ('all' in condition) return every(condition.all.map(test));
    if ('any' in condition) return some(condition.any.map(test));
    if ('not' in condition) return negated(test(condition.not));
    if ('first' in condition) {
      noteLookUp({ kind: 'first', name: '' });
      return ({ before }) => before === null;
    }
    if ('condition' in condition) {
      noteLookUp({ kind: 'condition', name: condition.condition });
      return (context) => named.get(condition.condition)?.(context) ?? false;
    }
    return ofValues(condition);
  }

  function ofValues(condition: OfValues): Test {
    if ('is' in condition) return isOneOf(condition.is, compile);
    if ('set' in condition) return isSet(compile(condition.set));
    if ('same' in condition) {
      const [left, right] = condition.same.map(compile);
      return (context) => left?.(context) === right?.(context);
    }
    if ('earlier' in condition) {
      const [left, right] = condition.earlier.map(compile);
      return (context) => isEarlier(left?.(context), right?.(context));
    }
    if ('startsWith' in condition) {
      const [part, text] = condition.startsWith;
      return withText(compile(part), (value) => value.startsWith(text));
    }
    const [part, text] = condition.endsWith;
    return withText(compile(part), (value) => value.endsWith(text));
  }

  return test;
}

type OfValues = Exclude<
  RowCondition,
  { all: RowCondition[] } | { any: RowCondition[] } | { not: RowCondition } | { first: true } | { condition: string }
>;

const every =
  (tests: readonly Test[]): Test =>
  (context) =>
    tests.every((test) => test(context));

const some =
  (tests: readonly Test[]): Test =>
  (context) =>
    tests.some((test) => test(context));

const negated =
  (test: Test): Test =>
  (context) =>
    !test(context);

const isSet =
  (part: Evaluate): Test =>
  (context) =>
    part(context) !== null;

function isOneOf([part, ...texts]: [Expression, ...string[]], compile: (expression: Expression) => Evaluate): Test {
  const allowed = new Set(texts);
  return withText(compile(part), (value) => allowed.has(value));
}

function withText(part: Evaluate, holds: (value: string) => boolean): Test {
  return (context) => {
    const value = part(context);
    return value !== null && holds(String(value));
  };
}

function isEarlier(left: unknown, right: unknown): boolean {
  return typeof left === 'number' && typeof right === 'number' && left < right;
}
