import type { FieldsOfType } from '../catalogue/catalogue.ts';
import type { FieldDeclaration, ReferenceKind } from '../catalogue/fields.ts';
import { type OperatorName, type ValueShape, operators } from '../catalogue/operators.ts';
import { durationText } from '../kernel/duration.ts';
import { clockText, wallClock } from '../kernel/wall-clock.ts';
import type { TestCondition } from './condition.ts';
import { clockWindow } from './list-and-time-tests.ts';
import { isNumber, isText } from './predicate.ts';

/** What definitions name by id. */
export type NamedKind = ReferenceKind | 'role' | 'webhook' | 'provider';

/** The name of what an id stands for; null when it is not known. */
export type NameOf = (kind: NamedKind, id: string) => string | null;

export interface Telling {
  readonly nameOf: NameOf;
  readonly timeZone: string;
  readonly fieldOf: FieldsOfType;
}

type Phrase = (label: string, values: readonly string[]) => string;

const ofChange = (operator: string): Phrase => {
  return (label, values) => [`${label.replace(/ change$/, '')} ${operator}`, listed(values, 'or')].join(' ').trim();
};

const ofBounds = (operator: string): Phrase => {
  return (label, values) => `${label} ${operator} ${listed(values, 'and')}`;
};

/** How the operators are told whose name alone would not read well. */
const phrases: Readonly<Partial<Record<OperatorName, Phrase>>> = {
  'is any of': (label, values) => `${label} is ${listed(values, 'or')}`,
  'is none of': (label, values) => `${label} is ${values.length > 1 ? 'none of' : 'not'} ${listed(values, 'or')}`,
  between: ofBounds('between'),
  'not between': ofBounds('not between'),
  'contains all': ofBounds('contains all of'),
  changed: ofChange('changed'),
  'changed from': ofChange('changed from'),
  'changed to': ofChange('changed to'),
  increased: ofChange('increased'),
  decreased: ofChange('decreased'),
  'time of day': (_label, values) => `time of day is ${listed(values, 'or')}`,
  'day of week': (_label, values) => `day of week is ${listed(values, 'or')}`,
};

/** One test in words: "queue is Sales or VIP". */
export function testSentence({ field, operator, value }: TestCondition, telling: Telling): string {
  const declaration = telling.fieldOf(field);
  const values = declaration === null ? [] : valueSentences({ operator, value }, declaration, telling);
  const label = (declaration?.label ?? field).replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());
  const phrase = phrases[operator];
  return phrase === undefined ? `${label} ${operator} ${listed(values, 'or')}`.trim() : phrase(label, values);
}

/** `a, b or c` */
export function listed(values: readonly string[], joint: string): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} ${joint} ${last}`;
}

function valueSentences(
  { operator, value }: Pick<TestCondition, 'operator' | 'value'>,
  field: FieldDeclaration,
  telling: Telling,
): readonly string[] {
  const shape = operators[field.data].find(({ name }) => name === operator)?.value ?? 'none';
  if (shape === 'none') return [];
  const window = clockWindow(value);
  if (window !== null) return [`${clockText(window.from)}–${clockText(window.to)}`];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one === 'boolean') return one ? 'yes' : 'no';
    if (isNumber(one)) return numberSentence(one, shape, telling);
    if (!isText(one)) return '';
    if (field.refersTo !== undefined) return telling.nameOf(field.refersTo, one) ?? one;
    return field.data === 'text' || field.data === 'list' ? `“${one}”` : one;
  });
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function numberSentence(value: number, shape: ValueShape, telling: Telling): string {
  switch (shape) {
    case 'duration':
    case 'duration-range':
      return durationText(value);
    case 'weekdays':
      return weekdays[value - 1] ?? String(value);
    case 'instant': {
      const { date, minuteOfDay } = wallClock(value, telling.timeZone);
      return `${date} ${clockText(minuteOfDay)}`;
    }
    default:
      return String(value);
  }
}
