import { expect, test } from 'vitest';
import type { MappingInput } from './mapping.ts';
import { parseMapping } from './parse-mapping.ts';

const small = {
  name: 'phone-log',
  meaning: 'Calls, one a row.',
  source: 'phone-log',
  format: { delimiter: ';' },
  columns: ['call', 'begun'],
  channel: 'CALL',
  interaction: { column: 'call' },
  events: [{ id: 'created', type: 'interaction.created', at: { instant: { column: 'begun' } } }],
} satisfies MappingInput;

function messagesOf(raw: unknown): readonly string[] {
  const parsed = parseMapping(raw);
  return parsed.ok ? [] : parsed.problem.map(({ message }) => message);
}

test('a mapping read back from its JSON is the same mapping', () => {
  const parsed = parseMapping(small);
  expect(parsed.ok).toBe(true);
  expect(parsed.ok && parseMapping(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed);
});

test('a column that the mapping does not list is named', () => {
  expect(messagesOf({ ...small, interaction: { column: 'cal' } })).toEqual(['"cal" is not among the columns']);
});

test('an unknown type of user event is named', () => {
  const events = [{ ...small.events[0], type: 'interaction.exploded' }];
  expect(messagesOf({ ...small, events })).toEqual(['"interaction.exploded" is not a type of user event']);
});

test('an unknown time zone is named', () => {
  expect(messagesOf({ ...small, timeZone: 'Middle/Earth' })[0]).toContain('Middle/Earth');
});

test('a local time without a zone is refused', () => {
  const at = { localTime: { date: { column: 'begun' }, time: { column: 'begun' } } };
  expect(messagesOf({ ...small, events: [{ ...small.events[0], at }] })).toEqual([
    'local times need the timeZone of the mapping',
  ]);
});

test('values that use each other in a circle are refused', () => {
  expect(messagesOf({ ...small, values: { a: { value: 'b' }, b: { value: 'a' } } })).toEqual([
    'no value before this one is named "b"',
  ]);
});

test('two events of one id are refused', () => {
  expect(messagesOf({ ...small, events: [small.events[0], small.events[0]] })).toEqual([
    'two events have the id "created"',
  ]);
});

test('an unknown key is refused rather than overlooked', () => {
  expect(parseMapping({ ...small, zone: 'UTC' }).ok).toBe(false);
});
