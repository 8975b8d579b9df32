import type { FieldDeclaration } from '../catalogue/fields.ts';
import type { ValueShape } from '../catalogue/operators.ts';
import { referenceWords } from './condition.ts';
import { clockWindow } from './list-and-time-tests.ts';
import { compilePattern } from './pattern.ts';
import { type Reading, isAbsent, isRecord, readList, readNumber, readText, readWord, wrong } from './reading.ts';

const anyNumber = { min: -1e15, max: 1e15 };
const anyDuration = { min: 0, max: 366 * 86_400_000 };
const shortText = { max: 500 };
const someEntries = { min: 1, max: 100 };

type ValueReader = (read: Reading, field: FieldDeclaration) => unknown;

const readers: Readonly<Record<ValueShape, ValueReader>> = {
  none: (read) =>
    isAbsent(read) ? null : wrong(read, 'DOES_NOT_FIT', 'Leave the value out: this operator takes none.'),
  text: (read) => readText(read, shortText),
  texts: (read) => readList(read, someEntries, (entry) => readText(entry, shortText)),
  pattern: readPattern,
  number: (read) => readNumber(read, anyNumber),
  duration: (read) => readNumber(read, anyDuration),
  range: (read) => readRange(read, anyNumber),
  'duration-range': (read) => readRange(read, anyDuration),
  choice: readChoice,
  choices: (read, field) => readList(read, someEntries, (entry) => readChoice(entry, field)),
  references: (read, field) => readList(read, someEntries, (entry) => readReference(entry, field)),
  instant: (read) => readNumber(read, anyNumber),
  'clock-window': readWindow,
  weekdays: (read) => readList(read, { min: 1, max: 7 }, (entry) => readNumber(entry, { min: 1, max: 7, whole: true })),
  'yes-no': (read) => (typeof read.raw === 'boolean' ? read.raw : wrong(read, 'WRONG_SHAPE', 'Give true or false.')),
};

/** What an operator compares with. Undefined when it does not fit; null for operators that compare with nothing. */
export function parseValue(read: Reading, shape: ValueShape, field: FieldDeclaration): unknown {
  return readers[shape](read, field);
}

function readPattern(read: Reading): string | undefined {
  if (typeof read.raw !== 'string' || read.raw === '') return wrong(read, 'REQUIRED', 'Give a pattern.');
  if (read.raw.length > shortText.max)
    return wrong(read, 'TOO_LONG', `Shorten the pattern to ${shortText.max} characters.`);
  if (compilePattern(read.raw, true) !== null) return read.raw;
  return wrong(
    read,
    'BAD_PATTERN',
    'Correct the regular expression; look-around and back-references are not supported.',
  );
}

function readRange(read: Reading, limits: { min: number; max: number }): readonly number[] | undefined {
  const range = readList(read, { min: 2, max: 2 }, (entry) => readNumber(entry, limits));
  if (range === undefined) return undefined;
  const [low = 0, high = 0] = range;
  return low <= high ? range : wrong(read, 'OUT_OF_RANGE', 'Give the lower bound first.');
}

function readChoice(read: Reading, field: FieldDeclaration): string | undefined {
  return field.open === true ? readText(read, shortText) : readWord(read, field.choices ?? []);
}

function readReference(read: Reading, field: FieldDeclaration): string | undefined {
  const text = readText(read, { max: 200 });
  const ofQueues = text === referenceWords.myQueues;
  const ofUsers = text === referenceWords.me || text === referenceWords.myTeam;
  if ((ofQueues && field.refersTo !== 'queue') || (ofUsers && field.refersTo !== 'user'))
    return wrong(read, 'DOES_NOT_FIT', `Choose another: ${field.label.toLowerCase()} cannot be "${text}".`);
  return text;
}

function readWindow(read: Reading): { from: string; to: string } | undefined {
  const { raw } = read;
  if (clockWindow(raw) === null || !isRecord(raw))
    return wrong(read, 'WRONG_SHAPE', 'Give from and to as times of day: 09:00.');
  const [from, to] = [String(raw['from']), String(raw['to'])];
  return from === to ? wrong(read, 'OUT_OF_RANGE', 'Give two different times of day.') : { from, to };
}
