import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFields } from '../catalogue/catalogue.ts';
import { eventTypes } from '../catalogue/event-types.ts';
import type { Condition } from '../definition/condition.ts';
import { definition } from '../definition/definition.fixture.ts';
import { compileCondition } from '../definition/holds.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { ask } from './asked.ts';
import { type CompiledDefinition, candidatesFor, indexDefinitions } from './definition-index.ts';
import { context, logOf } from './log.fixture.ts';

const users = ['ana', 'ben', 'me', 'my team'];
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('test' as const),
    field: fc.constantFrom('assigned_agent', 'acting_agent'),
    operator: fc.constantFrom('is any of' as const, 'is none of' as const, 'is set' as const),
    value: fc.subarray(users, { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    field: fc.constant('queue'),
    operator: fc.constantFrom('is any of' as const, 'is not set' as const),
    value: fc.subarray(['sales', 'support'], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('test' as const),
    field: fc.constant('subject'),
    operator: fc.constantFrom('is' as const, 'contains' as const),
    value: fc.constantFrom('Bill', 'BILL', 'x'),
    caseSensitive: fc.boolean(),
  }),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
  ),
}));

const event = fc
  .record({
    userId: fc.constantFrom('ana', 'ben', null),
    queueId: fc.constantFrom('sales', 'support', null),
    subject: fc.constantFrom('Bill', 'bill', ''),
  })
  .map(({ userId, queueId, subject }) => {
    const facts = [
      fact('interaction.created', 1, { queueId, fields: { subject } }),
      fact('offer.accepted', 2, { userId }),
    ];
    const last = logOf(facts.map((one) => ({ interaction: 'i', fact: one })))[1];
    if (last === undefined) throw new Error('the log is empty');
    return last;
  });

test('the index leaves out no definition that holds, and gives none twice', () => {
  const given = fc.array(fc.tuple(condition, fc.constantFrom('ana', 'ben', null)), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(given, event, (conditions, one) => {
      const compiled = conditions.map(([of, ownerId], rank): CompiledDefinition => ({
        definition: definition({ id: String(rank), condition: of }),
        ownerId,
        type: eventTypes.CALL_ACCEPTED,
        fieldOf: anyFields,
        rank,
        channels: null,
        holds: compileCondition(of, { ownerId, timeZone: 'UTC' }),
      }));
      const asked = ask(one, { ...context, teamMembersOf: () => ['ben'] });
      const holding = (all: readonly CompiledDefinition[]) =>
        all.filter(({ holds }) => holds(asked.seen)).map(({ rank }) => rank);
      const candidates = candidatesFor(indexDefinitions(compiled), one);
      expect(holding(candidates).toSorted((a, b) => a - b)).toEqual(holding(compiled));
    }),
    { numRuns: 2000 },
  );
});

test('a definition stands under the equality that the fewest others share', () => {
  const inSales: Condition = {
    kind: 'test',
    field: 'queue',
    operator: 'is any of',
    value: ['sales'],
  };
  const of = (userId: string): Condition => ({
    kind: 'test',
    field: 'assigned_agent',
    operator: 'is any of',
    value: [userId],
  });
  const compiled = ['ana', 'ben', 'cy'].map((userId, rank): CompiledDefinition => ({
    definition: definition({ condition: { kind: 'all', of: [inSales, of(userId)] } }),
    ownerId: null,
    type: eventTypes.CALL_ACCEPTED,
    fieldOf: anyFields,
    rank,
    channels: null,
    holds: () => true,
  }));
  const index = indexDefinitions(compiled);
  expect(index.byField.map(({ field, byKey }) => [field, [...byKey.keys()]])).toEqual([
    ['assigned_agent', ['ana', 'ben', 'cy']],
  ]);
});
