import type { FieldDeclaration } from '../catalogue/fields.ts';
import { isNothing, isNumber, isText } from '../definition/predicate.ts';
import type { NameOf } from '../definition/test-sentence.ts';
import { durationText } from '../kernel/duration.ts';
import { clockText, wallClock } from '../kernel/wall-clock.ts';

interface Wording {
  readonly nameOf: NameOf;
  readonly timeZone: string;
}

const longest = 200;

/** A value that was seen, in words: `Sales`, `“Bill”`, `low → high`, `1 min 47 s`, `nothing`. */
export function seenWords(value: unknown, field: FieldDeclaration, wording: Wording): string {
  if (field.data === 'change' && Array.isArray(value))
    return value.map((one) => wordsOf(one, field, wording)).join(' → ');
  if (isNothing(value)) return 'nothing';
  return Array.isArray(value)
    ? value.map((one) => wordsOf(one, field, wording)).join(', ')
    : wordsOf(value, field, wording);
}

function wordsOf(value: unknown, { data, refersTo }: FieldDeclaration, { nameOf, timeZone }: Wording): string {
  if (isNothing(value)) return 'nothing';
  if (isNumber(value)) return numberWords(value, data, timeZone);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (!isText(value)) return JSON.stringify(value);
  if (refersTo !== undefined) return nameOf(refersTo, value) ?? value;
  if (data !== 'text') return value;
  return `“${value.length > longest ? `${value.slice(0, longest)}…` : value}”`;
}

function numberWords(value: number, data: FieldDeclaration['data'], timeZone: string): string {
  if (data === 'duration') return durationText(value);
  if (data !== 'time') return String(value);
  const { date, minuteOfDay } = wallClock(value, timeZone);
  return `${date} ${clockText(minuteOfDay)}`;
}
