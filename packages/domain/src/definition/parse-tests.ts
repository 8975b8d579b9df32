import { actionKindNames } from '../catalogue/action-kinds.ts';
import type { Instant } from '../kernel/instant.ts';
import { instantOf } from '../kernel/wall-clock.ts';
import type { DefinitionTest } from './event-definition.ts';
import { type ConditionOf, parseField } from './parse-condition.ts';
import { type Reading, isAbsent, isRecord, part, readList, readNumber, readText, readWord, wrong } from './reading.ts';

/** The examples of a definition; none when absent. */
export function readTests(read: Reading, type: ConditionOf): readonly DefinitionTest[] | undefined {
  return isAbsent(read) ? [] : readList(read, { min: 0, max: 50 }, (entry) => readTest(entry, type));
}

function readTest(read: Reading, type: ConditionOf): DefinitionTest | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give a test: a name, values and what to expect.');
  const name = readText(part(read, 'name'), { max: 120 });
  const values = readValues(part(read, 'values'), type);
  const at = readMoment(part(read, 'at'));
  const expect = readList(part(read, 'expect'), { min: 0, max: 10 }, (entry) => readWord(entry, actionKindNames));
  if (name === undefined || values === undefined || at === undefined || expect === undefined) return undefined;
  return { name, values, at, expect };
}

function readValues(read: Reading, type: ConditionOf): DefinitionTest['values'] | undefined {
  if (isAbsent(read)) return {};
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give the values of fields by their names.');
  const values: Record<string, unknown> = {};
  let isComplete = true;
  for (const [name, value] of Object.entries(read.raw)) {
    const field = parseField({ ...read, raw: name, path: [...read.path, name] }, type);
    if (field === undefined) isComplete = false;
    else values[field] = value;
  }
  return isComplete ? values : undefined;
}

function readMoment(read: Reading): Instant | null | undefined {
  if (isAbsent(read)) return null;
  if (typeof read.raw !== 'string') return readNumber(read, { min: 0, max: 1e14 });
  return instantOf(read.raw) ?? wrong(read, 'WRONG_SHAPE', 'Give a moment: 2026-11-25T12:00:00Z.');
}
