import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operators, type OperatorName, type ValueShape } from '../catalogue/operators.ts';
import type { Condition, TestCondition } from '../definition/condition.ts';
import { definition } from '../definition/definition.fixture.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { type Item, itemOf } from '../interaction/item.ts';
import { emptyInteraction } from '../interaction/state.ts';
import { compile } from './compile.ts';
import { context, logOf, memoryOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { react } from './react.ts';
import { type Judged, verdict } from './verdict.fixture.ts';

const kinds = {
  subject: 'text',
  customer_email: 'text',
  messages_in: 'number',
  priority: 'choice',
  status: 'choice',
  queue: 'reference',
  assigned_agent: 'reference',
  acting_agent: 'reference',
  group: 'reference',
  department: 'reference',
  priority_change: 'change',
  tags: 'list',
  time: 'time',
} as const;
type Field = keyof typeof kinds;

const people = ['ana', 'ben', 'cy'];
const queues = ['sales', 'support'];
const words = ['Bill', 'bill', 'BILL me', 'x', ''];
const priorities = ['low', 'normal', 'high', 'urgent', 'HIGH', 'odd'];
const named: Readonly<Partial<Record<Field, readonly string[]>>> = {
  queue: [...queues, 'my queues'],
  group: ['red', 'blue'],
  department: ['north', 'south'],
};

const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1, maxLength: Math.min(3, from.length) });
const number = fc.integer({ min: -2, max: 6 });
const moment = fc.integer({ min: 0, max: 20 * 86_400_000 });

function valueOf(field: Field, shape: ValueShape): fc.Arbitrary<unknown> {
  const shapes: Readonly<Partial<Record<ValueShape, fc.Arbitrary<unknown>>>> = {
    none: fc.constant(null),
    text: fc.constantFrom(...words),
    texts: some(words.filter((word) => word !== '')),
    pattern: fc.constantFrom('^b', 'l+', 'i.l', 'me$', '[xy]'),
    number,
    range: fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]),
    choice: fc.constantFrom(...priorities),
    choices: some(priorities),
    references: some(named[field] ?? [...people, 'me', 'my team']),
    duration: moment,
    instant: moment,
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    'clock-window': fc.constantFrom({ from: '09:00', to: '17:00' }, { from: '22:00', to: '06:00' }),
  };
  return shapes[shape] ?? fc.constant(null);
}

const testOf = fc.constantFrom(...(Object.keys(kinds) as Field[])).chain((field) => {
  const ofKind = operators[kinds[field]].filter(
    ({ name, ordered }) => name !== 'in business hours' && !(ordered === true && field === 'status'),
  );
  return fc.constantFrom(...ofKind).chain(({ name, value }: { name: OperatorName; value: ValueShape }) =>
    fc.record({
      kind: fc.constant('test' as const),
      field: fc.constant(field),
      operator: fc.constant(name),
      value: valueOf(field, value),
      caseSensitive: fc.boolean(),
    }),
  );
});

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 3, arbitrary: testOf as fc.Arbitrary<TestCondition> },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('condition'), { maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), of: tie('condition') }) },
  ),
}));

const facts = fc.record({
  subject: fc.constantFrom(...words, null),
  customerEmail: fc.constantFrom('Bill', 'x', null),
  messagesIn: fc.integer({ min: 0, max: 5 }),
  priority: fc.constantFrom(...priorities, null),
  before: fc.constantFrom(...priorities, null),
  status: fc.constantFrom('odd', 'HIGH', null),
  queueId: fc.constantFrom(...queues, null),
  ownerId: fc.constantFrom(...people, null),
  acting: fc.constantFrom(...people, null),
  tags: fc.subarray(words),
  at: moment,
});
type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

const [plain] = logOf([{ interaction: 'i', fact: fact('interaction.priority_changed', 0) }], 'ticket');

function eventOf({ before, acting, at, ...more }: Facts): LoggedEvent {
  if (plain === undefined) throw new Error('the log is empty');
  const item: Item = { ...itemOf('i', emptyInteraction('ticket')), phase: 'connected', ...more };
  const changed = before === more.priority ? {} : { priority: [before, more.priority] as const };
  return { ...plain, occurredAt: at, recordedAt: at, item, changes: changed, actor: { kind: 'user', userId: acting } };
}

const teams: Readonly<Record<string, string>> = { ana: 'red', ben: 'blue' };
const departments: Readonly<Record<string, string>> = { sales: 'north' };
const around = {
  ...context,
  queuesOf: (userId: string) => (userId === 'ana' ? ['sales'] : []),
  teamMembersOf: (userId: string) => (userId === 'ben' ? [] : ['ana', 'cy']),
  teamOf: (userId: string) => teams[userId] ?? null,
  departmentOf: (queueId: string) => departments[queueId] ?? null,
};

function judged(given: Facts, me: string | null): Judged {
  const { ownerId, queueId, acting, at } = given;
  return {
    kinds,
    me,
    at,
    myQueues: me === null ? [] : around.queuesOf(me),
    myTeam: me === null ? [] : around.teamMembersOf(me),
    values: {
      subject: given.subject,
      customer_email: given.customerEmail,
      messages_in: given.messagesIn,
      priority: given.priority,
      status: given.status,
      queue: queueId,
      assigned_agent: ownerId,
      acting_agent: acting,
      group: teams[ownerId ?? acting ?? ''] ?? null,
      department: departments[queueId ?? ''] ?? null,
      priority_change: given.before === given.priority ? null : [given.before, given.priority],
      tags: given.tags,
      time: at,
    },
  };
}

test(
  'over 100,000 random definitions × events, what fires is what the slow reference says',
  { timeout: 120_000 },
  () => {
    const definitions = fc.array(fc.tuple(condition, fc.constantFrom('ana', 'ben', null)), {
      minLength: 25,
      maxLength: 25,
    });
    fc.assert(
      fc.property(definitions, fc.array(facts, { minLength: 10, maxLength: 10 }), (conditions, log) => {
        const given = conditions.map(([of, me], position) =>
          definition({
            id: `d${position}`,
            eventType: 'TICKET_PRIORITY_CHANGED',
            condition: of,
            position,
            owner: { kind: 'user', userId: me ?? 'nobody' },
            ...(me === null ? { owner: { kind: 'global' } as const } : {}),
          }),
        );
        const compiled = compile(given);
        for (const one of log) {
          const { firings } = react(compiled, eventOf(one), { memory: memoryOf(), context: around });
          const expected = conditions.flatMap(([of, me], position) =>
            verdict(of, judged(one, me)) ? [`d${position}`] : [],
          );
          expect(firings.map(({ definitionId }) => definitionId).toSorted()).toEqual(expected.toSorted());
        }
      }),
      { numRuns: 400 },
    );
  },
);
