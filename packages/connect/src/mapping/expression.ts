import { crossMidnight, readDate, readTime, wallClockOf } from './local-time.ts';
import type { Expression } from './mapping.ts';

/** What an expression gives: text, an instant, or nothing. */
export type Value = string | number | null;
export type Cells = Readonly<Record<string, string>>;

/** One row while it is mapped. `problems` collects why it cannot be. */
export interface RowContext {
  readonly row: Cells;
  readonly before: Cells | null;
  readonly values: Map<string, Value>;
  readonly problems: string[];
}

export type Evaluate = (context: RowContext) => Value;

const INSTANT = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)$/;

/** A name that an expression or a condition looks up. */
export interface LookUp {
  readonly kind: 'column' | 'before' | 'first' | 'value' | 'condition' | 'zone';
  readonly name: string;
}

export type NoteLookUp = (lookUp: LookUp) => void;

/** Turns the expressions of one mapping into functions; `noteLookUp` hears of each name they use. */
export function expressionCompiler(timeZone: string | undefined, noteLookUp: NoteLookUp) {
  const toInstant = wallClockOf(timeZone ?? 'UTC');

  function compile(expression: Expression): Evaluate {
    if (typeof expression === 'string') return () => expression;
    if ('column' in expression || 'before' in expression || 'value' in expression) {
      return lookUp(expression);
    }
    if ('join' in expression) return join(expression.join.map(compile), expression.with);
    if ('firstOf' in expression) return firstOf(expression.firstOf.map(compile));
    if ('blank' in expression) return blank(compile(expression.blank), expression);
    if ('choose' in expression) {
      return choose(compile(expression.choose), new Map(Object.entries(expression.from)));
    }
    if ('instant' in expression) return instant(compile(expression.instant));
    return localTime(expression.localTime);
  }

  function lookUp(expression: LookUpExpression): Evaluate {
    if ('column' in expression) {
      noteLookUp({ kind: 'column', name: expression.column });
      return ({ row }) => textOf(row, expression.column);
    }
    if ('before' in expression) {
      noteLookUp({ kind: 'before', name: expression.before });
      return ({ before }) => before && textOf(before, expression.before);
    }
    noteLookUp({ kind: 'value', name: expression.value });
    return ({ values }) => values.get(expression.value) ?? null;
  }

  function localTime({ date, time, after }: LocalTime): Evaluate {
    noteLookUp({ kind: 'zone', name: timeZone ?? '' });
    const [dateOf, timeOf, afterOf] = [compile(date), compile(time), compile(after ?? time)];
    return (context) => {
      const [day, hour, earlier] = [dateOf(context), timeOf(context), afterOf(context)];
      if (day === null || hour === null) return null;
      const midnight = readDate(String(day));
      const clock = readTime(String(hour));
      const floor = readTime(String(earlier ?? hour));
      if (midnight === null || clock === null || floor === null) {
        context.problems.push(`"${day} ${hour}" is not a local date and time`);
        return null;
      }
      return toInstant(midnight + crossMidnight(clock, floor));
    };
  }

  return compile;
}

type LookUpExpression = { column: string } | { before: string } | { value: string };
type Blank = Extract<Expression, { blank: unknown }>;
type LocalTime = Extract<Expression, { localTime: unknown }>['localTime'];

function textOf(cells: Cells, column: string): string | null {
  const text = cells[column];
  return text === undefined || text === '' ? null : text;
}

function join(parts: readonly Evaluate[], between: string): Evaluate {
  return (context) => {
    const texts = parts.map((part) => part(context));
    return texts.includes(null) ? null : texts.join(between);
  };
}

function firstOf(parts: readonly Evaluate[]): Evaluate {
  return (context) => {
    for (const part of parts) {
      const value = part(context);
      if (value !== null) return value;
    }
    return null;
  };
}

function blank(part: Evaluate, { when = [], ending }: Blank): Evaluate {
  const blanks = new Set(when);
  return (context) => {
    const value = part(context);
    if (value === null || blanks.has(String(value))) return null;
    return ending !== undefined && String(value).endsWith(ending) ? null : value;
  };
}

function choose(part: Evaluate, from: ReadonlyMap<string, string>): Evaluate {
  return (context) => {
    const value = part(context);
    return value === null ? null : (from.get(String(value)) ?? null);
  };
}

function instant(part: Evaluate): Evaluate {
  return (context) => {
    const text = part(context);
    if (text === null || typeof text === 'number') return text;
    const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
    if (!Number.isNaN(at)) return at;
    context.problems.push(`"${text}" is not an instant such as 2026-03-01T09:30:00+01:00`);
    return null;
  };
}
