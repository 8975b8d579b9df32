import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInCatalogue, fieldsOfType } from '../../catalogue/catalogue.ts';
import type { Condition } from '../condition.ts';
import { type Facts, holds } from '../holds.ts';
import { judgeCondition } from './condition-doubts.ts';

const now = Date.parse('2026-11-25T12:00Z');
const fieldOf = fieldsOfType(builtInCatalogue, 'TICKET_PRIORITY_CHANGED');
const judging = { fieldOf, timeZone: 'Europe/Vienna', businessHours: null, now };

const few = { minLength: 1, maxLength: 2 };
const number = fc.integer({ min: 0, max: 4 });
const text = fc.constantFrom('a', 'ab', 'b', 'A', 'bab');
const priority = fc.constantFrom('low', 'normal', 'high', 'urgent', 'own');
const user = fc.constantFrom('me', 'my team', 'ana', 'otto');

const test_ = (field: string, operators: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.record({ kind: fc.constant('test'), field: fc.constant(field), operator: fc.constantFrom(...operators), value });

const leaf = fc.oneof(
  test_('transfers', ['=', '≠', '<', '≤', '>', '≥'], number),
  test_(
    'transfers',
    ['between', 'not between'],
    fc.tuple(number, number).map((pair) => pair.toSorted((a, b) => a - b)),
  ),
  test_('priority', ['is any of', 'is none of'], fc.uniqueArray(priority, few)),
  test_('priority', ['<', '>'], fc.constantFrom('low', 'normal', 'urgent')),
  test_('priority', ['is set', 'is not set'], fc.constant(null)),
  test_('priority_change', ['changed', 'increased', 'decreased'], fc.constant(null)),
  test_('priority_change', ['changed from', 'changed to'], fc.uniqueArray(priority, few)),
  test_('assigned_agent', ['is any of', 'is none of'], fc.uniqueArray(user, few)),
  test_('subject', ['is', 'is not', 'contains', 'does not contain', 'starts with', 'ends with'], text),
  test_('subject', ['matches', 'does not match'], fc.constantFrom('^a', 'b$', 'a+')),
  test_('tags', ['contains any', 'contains all', 'contains none'], fc.uniqueArray(text, few)),
  test_('tags', ['has at least', 'has at most'], number),
  test_('time', ['day of week'], fc.uniqueArray(fc.integer({ min: 1, max: 7 }), few)),
  test_('time', ['time of day'], fc.constantFrom({ from: '22:00', to: '06:00' }, { from: '09:00', to: '17:00' })),
) as fc.Arbitrary<Condition>;

const condition = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
  ),
})).condition;

const orNothing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const facts: fc.Arbitrary<Facts> = fc
  .record({
    transfers: orNothing(number),
    priority: orNothing(priority),
    priority_change: orNothing(fc.tuple(orNothing(priority), orNothing(priority))),
    assigned_agent: orNothing(fc.constantFrom('ana', 'otto', 'ida')),
    subject: orNothing(fc.oneof(text, fc.constant(''))),
    tags: orNothing(fc.array(text, { maxLength: 3 })),
    time: fc.integer({ min: 0, max: 400 * 96 }).map((quarter) => now + quarter * 900_000),
    ownerId: fc.constantFrom('ana', 'ida'),
    ownTeam: fc.subarray(['ana', 'otto', 'ida']),
  })
  .map(({ ownerId, ownTeam, ...fields }) => ({
    fields,
    at: fields.time,
    ownerId,
    ownTeam,
    timeZone: judging.timeZone,
    fieldOf,
  }));

test('what is said never to hold never holds, and what is said always to hold always does', () => {
  fc.assert(
    fc.property(condition, fc.array(facts, { minLength: 20, maxLength: 20 }), (given, all) => {
      const { verdict } = judgeCondition(given, judging);
      if (verdict === 'sometimes') return;
      expect(all.map((one) => holds(given, one))).toEqual(all.map(() => verdict === 'always'));
    }),
    { numRuns: 1500 },
  );
});

test('a test that is said to be in vain beside the others can be taken out', () => {
  const inAll = fc.array(leaf, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(inAll, fc.array(facts, { minLength: 20, maxLength: 20 }), (of, all) => {
      const { verdict, doubts } = judgeCondition({ kind: 'all', of }, judging);
      if (verdict === 'never') return;
      const vain = new Set(doubts.filter(({ code }) => code === 'IMPLIED').map(({ path }) => Number(path[2])));
      const rest = of.filter((_, place) => !vain.has(place));
      const verdicts = (condition_: readonly Condition[]) =>
        all.map((one) => holds({ kind: 'all', of: condition_ }, one));
      expect(verdicts(rest)).toEqual(verdicts(of));
    }),
    { numRuns: 1500 },
  );
});
