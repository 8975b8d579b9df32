import { describe, expect, test } from 'vitest';
import { builtInCatalogue } from '../../catalogue/catalogue.ts';
import type { OperatorName } from '../../catalogue/operators.ts';
import type { Condition } from '../condition.ts';
import { definition } from '../definition.fixture.ts';
import type { EventDefinition } from '../event-definition.ts';
import { type CheckGround, checkDraft } from './check-draft.ts';

const nineToFive = [{ from: '09:00', to: '17:00' }];
const ground: CheckGround = {
  catalogue: builtInCatalogue,
  owner: { kind: 'global' },
  businessHours: {
    timeZone: 'Europe/Vienna',
    week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
    holidays: [],
  },
  now: Date.parse('2026-11-25T12:00Z'),
  others: [],
  viewersOf: () => null,
};

const is = (field: string, operator: OperatorName, value: unknown = null): Condition => ({
  kind: 'test',
  field,
  operator,
  value,
});
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });
const not = (of: Condition): Condition => ({ kind: 'not', of });

function told(more: Partial<EventDefinition>, beside: Partial<CheckGround> = {}) {
  const { errors, doubts } = checkDraft(definition({ timeZone: 'Europe/Vienna', ...more }), { ...ground, ...beside });
  const short = ({ path, code }: (typeof errors)[number]) => `${path.join('.')} ${code}`;
  return { errors: errors.map(short), doubts: doubts.map(short) };
}

const ofCondition = (condition: Condition) => told({ eventType: 'TICKET_PRIORITY_CHANGED', condition });
const impossible = (...errors: string[]) => ({ errors: errors.map((path) => `${path} IMPOSSIBLE`), doubts: [] });
const doubtful = (...doubts: string[]) => ({ errors: [], doubts });

describe('conditions that can never hold are errors', () => {
  test.each<[string, Condition, string]>([
    ['two queues at once', all(is('queue', 'is any of', ['a']), is('queue', 'is any of', ['b'])), 'condition.of.1'],
    [
      'me and not me',
      all(is('assigned_agent', 'is any of', ['me']), is('assigned_agent', 'is none of', ['me'])),
      'condition.of.1',
    ],
    ['a number above and below', all(is('transfers', '>', 5), is('transfers', '<', 5)), 'condition.of.1'],
    [
      'a number in no range',
      all(is('transfers', 'between', [1, 3]), is('transfers', 'not between', [0, 4])),
      'condition.of.1',
    ],
    ['less time than none', is('duration', '<', 0), 'condition'],
    [
      'a priority below the lowest',
      all(is('priority', '<', 'low'), is('priority', 'is any of', ['low', 'high'])),
      'condition.of.0',
    ],
    ['up and down', all(is('priority_change', 'increased'), is('priority_change', 'decreased')), 'condition.of.1'],
    [
      'up to the lowest',
      all(is('priority_change', 'increased'), is('priority_change', 'changed to', ['low'])),
      'condition.of.1',
    ],
    [
      'from and to the same',
      all(is('priority_change', 'changed from', ['low']), is('priority_change', 'changed to', ['low'])),
      'condition.of.1',
    ],
    ['set and not set', all(is('subject', 'is not set'), is('subject', 'contains', 'x')), 'condition.of.1'],
    [
      'a text without its own part',
      all(is('subject', 'starts with', 'Refund'), is('subject', 'does not contain', 'fund')),
      'condition.of.1',
    ],
    ['two beginnings', all(is('subject', 'starts with', 'a'), is('subject', 'starts with', 'b')), 'condition.of.1'],
    [
      'a text that does not match',
      all(is('subject', 'is', 'abc'), is('subject', 'matches', '^[0-9]+$')),
      'condition.of.1',
    ],
    [
      'a tag and no such tag',
      all(is('tags', 'contains all', ['a', 'b']), is('tags', 'contains none', ['B'])),
      'condition.of.1',
    ],
    [
      'more tags than there may be',
      all(is('tags', 'contains all', ['a', 'b']), is('tags', 'has at most', 1)),
      'condition.of.1',
    ],
    ['a channel of other types', is('channel', 'is any of', ['call']), 'condition'],
    ['two days at once', all(is('time', 'day of week', [1]), is('time', 'day of week', [2])), 'condition.of.1'],
    [
      'two times of day',
      all(
        is('time', 'time of day', { from: '22:00', to: '06:00' }),
        is('time', 'time of day', { from: '06:00', to: '22:00' }),
      ),
      'condition.of.1',
    ],
    ['before and after', all(is('time', 'before', 1000), is('time', 'after', 1000)), 'condition.of.1'],
    [
      'the contrary inside a group',
      all(is('queue', 'is any of', ['a']), any(is('queue', 'is any of', ['b']), is('queue', 'is not set'))),
      'condition.of.1.of.0',
    ],
    [
      'not (a or not a)',
      not(any(is('subject', 'contains', 'a'), is('subject', 'does not contain', 'a'))),
      'condition.of.of.1',
    ],
  ])('%s', (_what, condition, path) => {
    expect(ofCondition(condition).errors[0]).toBe(`${path} IMPOSSIBLE`);
  });

  test('each branch that is in vain is told when all of them are', () => {
    const condition = any(
      all(is('transfers', '>', 5), is('transfers', '<', 2)),
      all(is('queue', 'is set'), is('queue', 'is not set')),
    );
    expect(ofCondition(condition)).toEqual(impossible('condition.of.0.of.1', 'condition.of.1.of.1'));
  });
});

describe('what is said in vain is told', () => {
  test.each<[string, Condition, string[]]>([
    ['one impossible branch of two', any(is('duration', '<', 0), is('queue', 'is set')), ['condition.of.0 IMPOSSIBLE']],
    ['a length that is not negative', is('duration', '≥', 0), []],
    ['set or not set', any(is('queue', 'is set'), is('queue', 'is not set')), []],
    [
      'a wider test beside a narrower',
      all(is('transfers', '>', 1), is('transfers', '>', 3)),
      ['condition.of.0 IMPLIED'],
    ],
    [
      'a narrower test beside a wider',
      all(is('transfers', '>', 3), is('transfers', '>', 1)),
      ['condition.of.1 IMPLIED'],
    ],
    ['set beside a value', all(is('queue', 'is any of', ['a']), is('queue', 'is set')), ['condition.of.1 IMPLIED']],
    [
      'a part of a text beside the text',
      all(is('subject', 'contains', 'Bill'), is('subject', 'contains', 'ill')),
      ['condition.of.1 IMPLIED'],
    ],
    [
      'an alternative that another contains',
      any(is('queue', 'is any of', ['a']), is('queue', 'is any of', ['a', 'b'])),
      ['condition.of.0 IMPLIED'],
    ],
    ['the same twice', any(is('subject', 'is', 'a'), is('subject', 'is', 'A')), ['condition.of.1 IMPLIED']],
    ['all days of the week', is('time', 'day of week', [1, 2, 3, 4, 5, 6, 7]), []],
    ['the channels of its type', is('channel', 'is any of', ['ticket', 'email']), ['condition ALWAYS_TRUE']],
    [
      'at night within business hours',
      all(is('time', 'in business hours', true), is('time', 'time of day', { from: '20:00', to: '22:00' })),
      ['condition.of.1 NEVER_OPENS'],
    ],
    [
      'a weekend within business hours',
      all(is('time', 'day of week', [6, 7]), is('time', 'in business hours', true)),
      ['condition.of.1 NEVER_OPENS'],
    ],
  ])('%s', (_what, condition, doubts) => {
    expect(ofCondition(condition)).toEqual(doubtful(...doubts));
  });

  test.each<[string, Condition]>([
    ['queues of two kinds', all(is('queue', 'is any of', ['a', 'b']), is('queue', 'is any of', ['b', 'c']))],
    ['me, who may be Ana', all(is('assigned_agent', 'is any of', ['ana']), is('assigned_agent', 'is any of', ['me']))],
    ['a range', all(is('transfers', '>', 1), is('transfers', '<', 3))],
    ['texts that may stand together', all(is('subject', 'contains', 'a'), is('subject', 'contains', 'b'))],
    [
      'the same in another case',
      all(
        { kind: 'test', field: 'subject', operator: 'contains', value: 'A', caseSensitive: true },
        is('subject', 'does not contain', 'b'),
      ),
    ],
    ['high or a word of their own', all(is('priority', '>', 'normal'), is('priority', 'is none of', ['high']))],
    [
      'office hours on a weekday',
      all(
        is('time', 'day of week', [1]),
        is('time', 'time of day', { from: '16:50', to: '17:10' }),
        is('time', 'in business hours', true),
      ),
    ],
    ['a minute at night', is('time', 'time of day', { from: '03:07', to: '03:08' })],
    [
      'nested groups',
      all(is('queue', 'is set'), any(is('subject', 'contains', 'a'), not(is('tags', 'contains any', ['b'])))),
    ],
  ])('%s is right', (_what, condition) => {
    expect(ofCondition(condition)).toEqual(doubtful());
  });

  test('hours that nobody has set say nothing yet', () => {
    const condition = is('time', 'in business hours', false);
    expect(told({ condition }, { businessHours: null })).toEqual(doubtful());
  });
});

test.each([
  ['[0-9]*', true],
  ['a$b', true],
  ['.*refund.*', true],
  ['mail@example.com', true],
  ['^(refund|bill)$', false],
  ['[$^]', false],
  [String.raw`\$5`, false],
  ['a+', false],
])('the pattern %s is odd: %s', (value, isOdd) => {
  const { doubts } = told({ condition: is('subject', 'matches', value) });
  expect(doubts).toEqual(isOdd ? ['condition.value ODD_PATTERN'] : []);
});
