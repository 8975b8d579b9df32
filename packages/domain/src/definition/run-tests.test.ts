import { expect, test } from 'vitest';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import type { Condition } from './condition.ts';
import { definition } from './definition.fixture.ts';
import type { DefinitionTest } from './event-definition.ts';
import { runTests } from './run-tests.ts';

const ground = { catalogue: builtInCatalogue, owner: { kind: 'user', userId: 'ana' }, businessHours: null } as const;
const condition: Condition = {
  kind: 'all',
  of: [
    { kind: 'test', field: 'subject', operator: 'contains', value: 'bill' },
    { kind: 'test', field: 'assigned_agent', operator: 'is any of', value: ['me'] },
    { kind: 'test', field: 'time', operator: 'time of day', value: { from: '09:00', to: '17:00' } },
    { kind: 'test', field: 'time', operator: 'day of week', value: [3] },
  ],
};
const right = { subject: 'My bill', assigned_agent: 'ana' };

function failuresOf(more: Partial<DefinitionTest>, timeZone = 'Pacific/Auckland') {
  const example = { name: 'Bill', values: right, at: null, expect: ['notify' as const], ...more };
  return runTests(definition({ condition, timeZone, tests: [example] }), ground);
}

test('an example that comes out as it says is nothing to tell of', () => {
  expect([failuresOf({}), failuresOf({ values: {}, expect: [] })]).toEqual([[], []]);
});

test.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
  'without a moment it is noon of a Wednesday in %s',
  (timeZone) => {
    expect(failuresOf({}, timeZone)).toEqual([]);
  },
);

test('an example that does not fire says which condition is to blame', () => {
  expect(failuresOf({ values: { ...right, subject: 'Hello' } })).toEqual([
    {
      path: ['tests', '0'],
      code: 'TEST_FAILS',
      message:
        'Test “Bill” expects notify, but it does not fire: it is not so that subject contains “bill”. Mend one of them.',
    },
  ]);
});

test('an example that must not fire, and does', () => {
  expect(failuresOf({ expect: [] })).toEqual([
    {
      path: ['tests', '0'],
      code: 'TEST_FAILS',
      message: 'Test “Bill” expects not to fire, but it fires: notify. Mend one of them.',
    },
  ]);
});

test('an example goes by the moment that it names', () => {
  const sunday = Date.parse('2026-11-22T12:00Z');
  expect(failuresOf({ at: sunday }).map(({ code }) => code)).toEqual(['TEST_FAILS']);
});
