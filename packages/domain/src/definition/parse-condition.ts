import { type EventTypeName, eventTypes } from '../catalogue/event-types.ts';
import { type FieldDeclaration, type FieldName, eventFields } from '../catalogue/fields.ts';
import { nearest } from '../catalogue/nearest.ts';
import { type OperatorDeclaration, operators } from '../catalogue/operators.ts';
import { type Condition, always } from './condition.ts';
import { parseValue } from './parse-value.ts';
import { type Reading, isAbsent, isRecord, part, readFlag, readList, readWord, wrong } from './reading.ts';

export const conditionLimits = { depth: 8, tests: 64 } as const;

const kinds = ['all', 'any', 'not', 'test'] as const;

/** A condition of the event type; everything holds when it is absent. Undefined when something is wrong. */
export function parseCondition(read: Reading, eventType: EventTypeName): Condition | undefined {
  if (isAbsent(read)) return always;
  const { depth, tests } = measure(read.raw);
  if (depth > conditionLimits.depth)
    return wrong(read, 'TOO_DEEP', `Nest at most ${conditionLimits.depth} groups in one another.`);
  if (tests > conditionLimits.tests) return wrong(read, 'TOO_LONG', `Use at most ${conditionLimits.tests} conditions.`);
  return parsePart(read, eventType);
}

/** The fields that a condition of the event type can name. */
export function conditionFieldsOf(eventType: EventTypeName): readonly FieldName[] {
  return eventTypes[eventType].fields.filter((name) => eventFields[name].shownOnly !== true);
}

/** The operators that a field can be tested with. */
export function operatorsOf(field: FieldName): readonly OperatorDeclaration[] {
  const declaration: FieldDeclaration = eventFields[field];
  return operators[declaration.data].filter((operator) => operator.ordered !== true || declaration.ordered === true);
}

function parsePart(read: Reading, eventType: EventTypeName): Condition | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give a condition.');
  const kind = readWord(part(read, 'kind'), kinds);
  if (kind === undefined) return undefined;
  if (kind === 'test') return parseTest(read, eventType);
  if (kind === 'not') {
    const of = parsePart(part(read, 'of'), eventType);
    return of === undefined ? undefined : { kind, of };
  }
  const limits = { min: kind === 'any' ? 1 : 0, max: conditionLimits.tests };
  const of = readList(part(read, 'of'), limits, (entry) => parsePart(entry, eventType));
  return of === undefined ? undefined : { kind, of };
}

function parseTest(read: Reading, eventType: EventTypeName): Condition | undefined {
  const field = parseField(part(read, 'field'), eventType);
  if (field === undefined) return undefined;
  const choices = operatorsOf(field);
  const name = readWord(
    part(read, 'operator'),
    choices.map((choice) => choice.name),
  );
  const operator = choices.find((choice) => choice.name === name);
  if (operator === undefined) return undefined;
  const value = parseValue(part(read, 'value'), operator.value, eventFields[field]);
  const caseSensitive = readFlag(part(read, 'caseSensitive'), false);
  if (value === undefined || caseSensitive === undefined) return undefined;
  const test = { kind: 'test', field, operator: operator.name, value } as const;
  return caseSensitive && operator.caseSwitch === true ? { ...test, caseSensitive } : test;
}

function parseField(read: Reading, eventType: EventTypeName): FieldName | undefined {
  const known = conditionFieldsOf(eventType);
  const field = known.find((name) => name === read.raw);
  if (field !== undefined) return field;
  if (typeof read.raw !== 'string') return wrong(read, 'REQUIRED', 'Name a field.');
  const meant = nearest(read.raw, known);
  const hint = meant === null ? `Choose one of: ${known.join(', ')}.` : `Did you mean ${meant}?`;
  return wrong(read, 'UNKNOWN', `This type has no field ${read.raw.slice(0, 100)}. ${hint}`);
}

/** Stops one level below the limit: how much deeper it goes does not matter, and depth must not cost stack. */
function measure(raw: unknown, level = 0): { depth: number; tests: number } {
  if (!isRecord(raw) || level > conditionLimits.depth) return { depth: level, tests: 0 };
  if (raw['kind'] === 'test') return { depth: level, tests: 1 };
  const parts = Array.isArray(raw['of']) ? raw['of'] : [raw['of']];
  let [depth, tests] = [level + 1, 0];
  for (const one of parts) {
    const inner = measure(one, level + 1);
    depth = Math.max(depth, inner.depth);
    tests += inner.tests;
  }
  return { depth, tests };
}
