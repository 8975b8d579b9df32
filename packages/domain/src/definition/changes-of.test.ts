import { expect, test } from 'vitest';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import { changesOf } from './changes-of.ts';
import { definition } from './definition.fixture.ts';
import type { DefinitionDraft } from './event-definition.ts';

const telling = { nameOf: () => null, catalogue: builtInCatalogue };
const before = definition();
const [notify] = before.actions;
if (notify?.kind !== 'notify') throw new Error('The fixture notifies.');

const rows: readonly (readonly [string, Partial<DefinitionDraft>, readonly string[]])[] = [
  ['nothing', { tests: [] }, []],
  [
    'its name and description',
    { name: 'Other', description: 'Why' },
    ['Name: “Accepted” → “Other”', 'Description changed'],
  ],
  ['its switches', { enabled: false, shadow: true }, ['Switched off', 'Made a shadow']],
  [
    'when it fires',
    { condition: { kind: 'test', field: 'subject', operator: 'contains', value: 'bill' } },
    ['When: Call accepted → Call accepted and subject contains “bill”'],
  ],
  ['an action', { actions: [notify, { kind: 'add-tag', tag: 'vip' }] }, ['Action 2 added: add the tag “vip”']],
  ['the first of its actions', { actions: [{ kind: 'complete' }] }, ['Action 1: notify mia → complete it']],
  ['the words of an action', { actions: [{ ...notify, title: 'B' }] }, ['Action 1: notify mia → with other texts']],
  [
    'its time zone and tests',
    { timeZone: 'Europe/Vienna', tests: [{ name: 'A', values: {}, at: null, expect: [] }] },
    ['Tests: 0 → 1', 'Time zone: UTC → Europe/Vienna'],
  ],
];

test.each(rows)('a version that changes %s says so', (_what, change, changes) => {
  expect(changesOf(before, { ...before, ...change }, telling)).toEqual(changes);
});

test('an action that was taken away is told', () => {
  expect(changesOf({ ...before, actions: [notify, { kind: 'complete' }] }, before, telling)).toEqual([
    'Action 2 removed: complete it',
  ]);
});

test('the order in which the parts of a condition are written is no change', () => {
  const one = { ...before, condition: { kind: 'test', field: 'subject', operator: 'is set', value: null } } as const;
  const other = { ...before, condition: { value: null, operator: 'is set', field: 'subject', kind: 'test' } } as const;
  expect(changesOf(one, other, telling)).toEqual([]);
});
