import { describe, expect, test } from 'vitest';
import { anyFields } from '../catalogue/catalogue.ts';
import { type FieldName, eventFields, fieldNames } from '../catalogue/fields.ts';
import type { OperatorName } from '../catalogue/operators.ts';
import type { Condition } from './condition.ts';
import { type Facts, holds } from './holds.ts';
import { operatorsOf } from './parse-condition.ts';

const at = Date.UTC(2026, 2, 2, 22, 30); // a Monday
const minute = 60_000;

function facts(fields: Facts['fields'], more: Partial<Facts> = {}): Facts {
  return {
    fields,
    at,
    timeZone: 'UTC',
    ownerId: 'ana',
    ownQueues: ['sales'],
    ownTeam: ['ana', 'ben'],
    ...more,
  };
}

function test_(field: FieldName, operator: OperatorName, value: unknown = null): Condition {
  return { kind: 'test', field, operator, value };
}

/** field · operator · value of the condition · values for which it holds · values for which it does not */
type Row = readonly [FieldName, OperatorName, unknown, readonly unknown[], readonly unknown[]];

const rows: readonly Row[] = [
  ['subject', 'is', 'Bill', ['Bill', 'BILL'], ['Bills', '', null]],
  ['subject', 'is not', 'Bill', ['Bills', null], ['bill']],
  ['subject', 'contains', 'fund', ['Refund', 'FUNDS'], ['fun', null]],
  ['subject', 'does not contain', 'fund', ['fun', null], ['Refund']],
  ['subject', 'contains any of', ['bill', 'fund'], ['My bill', 'refund'], ['else', null]],
  ['subject', 'starts with', 're', ['Refund', 're'], ['fund', null]],
  ['subject', 'ends with', 'und', ['Refund'], ['funds', null]],
  ['subject', 'matches', '^inv-\\d+$', ['INV-12', 'inv-1'], ['inv-', 'x inv-1', null]],
  ['subject', 'does not match', '^inv-\\d+$', ['inv-', null], ['inv-1']],
  ['subject', 'is set', null, ['x'], ['', null, undefined]],
  ['subject', 'is not set', null, ['', null, undefined], ['x']],
  ['transfers', '=', 2, [2], [1, null, '2']],
  ['transfers', '≠', 2, [1, null], [2]],
  ['transfers', '<', 2, [1], [2, null]],
  ['transfers', '≤', 2, [1, 2], [3, null]],
  ['transfers', '>', 2, [3], [2, null]],
  ['transfers', '≥', 2, [2, 3], [1, null]],
  ['transfers', 'between', [2, 4], [2, 3, 4], [1, 5, null]],
  ['transfers', 'not between', [2, 4], [1, 5, null], [2, 4]],
  ['duration', '>', minute, [minute + 1], [minute, null]],
  ['channel', 'is any of', ['call', 'video'], ['call', 'VIDEO'], ['chat', null]],
  ['channel', 'is none of', ['call'], ['chat', null], ['call']],
  ['priority', 'is set', null, ['low'], [null, '']],
  ['priority', 'is not set', null, [null], ['low']],
  ['priority', '>', 'normal', ['high', 'Urgent'], ['normal', 'low', 'odd', null]],
  ['priority', '<', '2', ['1', '0'], ['2', '3', null]],
  ['assigned_agent', 'is any of', ['ben'], ['ben'], ['ana', null]],
  ['assigned_agent', 'is any of', ['me'], ['ana'], ['ben', 'me', null]],
  ['assigned_agent', 'is any of', ['my team'], ['ana', 'ben'], ['cy', null]],
  ['assigned_agent', 'is none of', ['me', 'cy'], ['ben', null], ['ana', 'cy']],
  ['assigned_agent', 'is set', null, ['x'], [null]],
  ['assigned_agent', 'is not set', null, [null], ['x']],
  ['queue', 'is any of', ['my queues', 'vip'], ['sales', 'vip'], ['support', null]],
  [
    'priority_change',
    'changed',
    null,
    [
      ['low', 'high'],
      [null, 'low'],
    ],
    [null, ['low', 'low']],
  ],
  ['priority_change', 'changed from', ['low'], [['Low', 'high']], [['high', 'low'], null]],
  ['priority_change', 'changed to', ['high'], [['low', 'High']], [['high', 'low'], null]],
  [
    'priority_change',
    'increased',
    null,
    [
      ['low', 'urgent'],
      ['1', '2'],
    ],
    [['high', 'low'], [null, 'low'], null],
  ],
  [
    'priority_change',
    'decreased',
    null,
    [
      ['urgent', 'low'],
      ['10', '9'],
    ],
    [['low', 'high'], null],
  ],
  ['tags', 'contains any', ['vip', 'new'], [['VIP'], ['x', 'new']], [['x'], [], null]],
  ['tags', 'contains all', ['vip', 'new'], [['new', 'vip', 'x']], [['vip'], null]],
  ['tags', 'contains none', ['vip'], [['x'], [], null], [['vip']]],
  ['tags', 'has at least', 2, [['a', 'b']], [['a'], null]],
  ['tags', 'has at most', 1, [['a'], [], null], [['a', 'b']]],
  ['time', 'time of day', { from: '22:00', to: '06:00' }, [at, at + 7 * 60 * minute], [at + 8 * 60 * minute, null]],
  ['time', 'time of day', { from: '22:00', to: '22:30' }, [at - minute], [at]],
  ['time', 'day of week', [1, 2], [at, at + 1440 * minute], [at + 2880 * minute, null]],
  ['time', 'in business hours', true, [at], [null]],
  ['time', 'before', at, [at - 1], [at, null]],
  ['time', 'after', at, [at + 1], [at, null]],
  ['time', 'within the last', minute, [at, at - minute], [at + 1, at - minute - 1, null]],
  ['time', 'within the next', minute, [at, at + minute], [at - 1, at + minute + 1, null]],
  ['authentication', 'is', true, [true], [false, null]],
];

test.each(rows)('%s %s %j', (...row) => {
  const [field, operator, value, yes, no] = row;
  const answers = (values: readonly unknown[]) =>
    values.map((one) => holds(test_(field, operator, value), facts({ [field]: one })));
  expect({ yes: answers(yes), no: answers(no) }).toEqual({
    yes: yes.map(() => true),
    no: no.map(() => false),
  });
});

test('every operator of every data type is tried above', () => {
  const tried = new Set(rows.map(([field, operator]) => `${anyFields(field)?.data} ${operator}`));
  const known = fieldNames.flatMap((field) =>
    operatorsOf(eventFields[field]).map(({ name }) => `${eventFields[field].data} ${name}`),
  );
  const numbersAsDurations = (name: string) => name.replace(/^duration/, 'number');
  expect([...new Set(known.map(numbersAsDurations))].filter((name) => !tried.has(name))).toEqual([]);
});

describe('texts', () => {
  test('with the case switch on, case matters', () => {
    const asked = (operator: OperatorName, value: string) =>
      holds({ kind: 'test', field: 'subject', operator, value, caseSensitive: true }, facts({ subject: 'bill' }));
    expect([asked('is', 'Bill'), asked('is', 'bill'), asked('matches', 'B'), asked('contains', 'I')]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test('a pattern that would take for ever elsewhere is answered at once', () => {
    expect(holds(test_('subject', 'matches', '^(a+)+$'), facts({ subject: `${'a'.repeat(5000)}!` }))).toBe(false);
  });
});

describe('groups', () => {
  const yes = test_('transfers', '=', 1);
  const no = test_('transfers', '=', 2);
  const asked = (condition: Condition) => holds(condition, facts({ transfers: 1 }));

  test('all, any and not, nested', () => {
    expect([
      asked({ kind: 'all', of: [] }),
      asked({ kind: 'all', of: [yes, yes] }),
      asked({ kind: 'all', of: [yes, no] }),
      asked({ kind: 'any', of: [] }),
      asked({ kind: 'any', of: [no, yes] }),
      asked({ kind: 'not', of: no }),
      asked({ kind: 'all', of: [yes, { kind: 'any', of: [no, { kind: 'not', of: no }] }] }),
    ]).toEqual([true, true, false, false, true, true, true]);
  });
});

describe('a test that means nothing never holds', () => {
  test.each([
    ['an unknown field', { kind: 'test', field: 'nonsense', operator: 'is', value: 'x' } as const],
    ['an operator of another data type', test_('transfers', 'contains', '1')],
    ['a pattern that is none', test_('subject', 'matches', '(')],
  ])('%s', (_name, condition) => {
    expect(holds(condition, facts({ nonsense: 'x', transfers: 1, subject: '(' }))).toBe(false);
  });
});

test("times of day go by the definition's time zone, daylight saving included", () => {
  const morning = test_('time', 'time of day', { from: '09:00', to: '10:00' });
  const winter = Date.UTC(2026, 0, 5, 8, 30);
  const summer = Date.UTC(2026, 6, 6, 7, 30);
  const asked = (time: number, timeZone: string) => holds(morning, facts({ time }, { timeZone }));
  expect([asked(winter, 'Europe/Vienna'), asked(summer, 'Europe/Vienna'), asked(winter, 'UTC')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('a global definition has no "me"', () => {
  expect(holds(test_('assigned_agent', 'is any of', ['me']), facts({ assigned_agent: 'ana' }, { ownerId: null }))).toBe(
    false,
  );
});
