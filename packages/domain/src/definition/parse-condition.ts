import { type Catalogue, builtInCatalogue, knownEventType, knownField } from '../catalogue/catalogue.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import type { FieldDeclaration, FieldName } from '../catalogue/fields.ts';
import { nearest } from '../catalogue/nearest.ts';
import { type OperatorDeclaration, operators } from '../catalogue/operators.ts';
import { type Condition, always } from './condition.ts';
import { parseValue } from './parse-value.ts';
import { type Reading, isAbsent, isRecord, part, readFlag, readList, readWord, wrong } from './reading.ts';

export const conditionLimits = { depth: 8, tests: 64 } as const;

const kinds = ['all', 'any', 'not', 'test'] as const;

/** The event type whose condition is read, and the catalogue that has it. */
export interface ConditionOf {
  readonly eventType: EventTypeName;
  readonly catalogue: Catalogue;
}

/** A condition of the event type; everything holds when it is absent. Undefined when something is wrong. */
export function parseCondition(read: Reading, type: ConditionOf): Condition | undefined {
  if (isAbsent(read)) return always;
  const { depth, tests } = measure(read.raw);
  if (depth > conditionLimits.depth)
    return wrong(read, 'TOO_DEEP', `Nest at most ${conditionLimits.depth} groups in one another.`);
  if (tests > conditionLimits.tests) return wrong(read, 'TOO_LONG', `Use at most ${conditionLimits.tests} conditions.`);
  return parsePart(read, type);
}

/** The fields that a condition of the event type can name. */
export function conditionFieldsOf(
  eventType: EventTypeName,
  catalogue: Catalogue = builtInCatalogue,
): readonly FieldName[] {
  return knownEventType(catalogue, eventType).fields.filter(
    (name) => knownField(catalogue, name, eventType).shownOnly !== true,
  );
}

/** The operators that a field can be tested with. */
export function operatorsOf(declaration: FieldDeclaration): readonly OperatorDeclaration[] {
  return operators[declaration.data].filter((operator) => operator.ordered !== true || declaration.ordered === true);
}

function parsePart(read: Reading, type: ConditionOf): Condition | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give a condition.');
  const kind = readWord(part(read, 'kind'), kinds);
  if (kind === undefined) return undefined;
  if (kind === 'test') return parseTest(read, type);
  if (kind === 'not') {
    const of = parsePart(part(read, 'of'), type);
    return of === undefined ? undefined : { kind, of };
  }
  const limits = { min: kind === 'any' ? 1 : 0, max: conditionLimits.tests };
  const of = readList(part(read, 'of'), limits, (entry) => parsePart(entry, type));
  return of === undefined ? undefined : { kind, of };
}

function parseTest(read: Reading, type: ConditionOf): Condition | undefined {
  const field = parseField(part(read, 'field'), type);
  if (field === undefined) return undefined;
  const declaration = knownField(type.catalogue, field, type.eventType);
  const choices = operatorsOf(declaration);
  const name = readWord(
    part(read, 'operator'),
    choices.map((choice) => choice.name),
  );
  const operator = choices.find((choice) => choice.name === name);
  if (operator === undefined) return undefined;
  const value = parseValue(part(read, 'value'), operator.value, declaration);
  const caseSensitive = readFlag(part(read, 'caseSensitive'), false);
  if (value === undefined || caseSensitive === undefined) return undefined;
  const test = { kind: 'test', field, operator: operator.name, value } as const;
  return caseSensitive && operator.caseSwitch === true ? { ...test, caseSensitive } : test;
}

/** A field that conditions of the event type can name; a misspelt one is answered with the nearest. */
export function parseField(read: Reading, { eventType, catalogue }: ConditionOf): FieldName | undefined {
  const known = conditionFieldsOf(eventType, catalogue);
  const field = known.find((name) => name === read.raw);
  if (field !== undefined) return field;
  if (isOfPayload(read.raw)) return read.raw;
  if (typeof read.raw !== 'string') return wrong(read, 'REQUIRED', 'Name a field.');
  const meant = nearest(read.raw.slice(0, 100), known);
  const hint = meant === null ? `Choose one of: ${known.join(', ')}.` : `Did you mean ${meant}?`;
  return wrong(read, 'UNKNOWN', `This type has no field ${read.raw.slice(0, 100)}. ${hint}`);
}

// Any event's payload may carry fields that nobody has declared.
function isOfPayload(name: unknown): name is `custom.${string}` {
  return typeof name === 'string' && /^custom\.[A-Za-z][\w-]{0,63}$/.test(name);
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
