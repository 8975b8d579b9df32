import { describe, expect, test } from 'vitest';
import type { Condition } from '../definition/condition.ts';
import { definition } from '../definition/definition.fixture.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Fact } from '../interaction/fact.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { compile } from './compile.ts';
import { context, logOf, memoryOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { react } from './react.ts';
import type { EngineContext } from './reaction.ts';
import { userNamedBy } from './recipients.ts';

const ana = { userId: 'ana' };
const talking = [
  fact('interaction.created', 1000, { fields: { subject: 'Bill', customerName: 'Customer 1' } }),
  fact('interaction.queued', 2000, { queueId: 'sales' }),
  fact('offer.created', 3000, ana),
  fact('offer.accepted', 4000, ana),
];

function lastOf(facts: readonly Fact[], more: Partial<LoggedEvent> = {}): LoggedEvent {
  const last = logOf(facts.map((one) => ({ interaction: 'i1', fact: one }))).at(-1);
  if (last === undefined) throw new Error('the log is empty');
  return { ...last, ...more };
}

function firedBy(
  definitions: readonly EventDefinition[],
  event: LoggedEvent,
  more: Partial<EngineContext> = {},
): readonly string[] {
  const reaction = react(compile(definitions), event, {
    memory: memoryOf(),
    context: { ...context, ...more },
  });
  return reaction.firings.map((firing) => firing.definitionId);
}

const queueIs = (...value: readonly string[]): Condition => ({
  kind: 'test',
  field: 'queue',
  operator: 'is any of',
  value,
});
const agentIs = (...value: readonly string[]): Condition => ({
  kind: 'test',
  field: 'assigned_agent',
  operator: 'is any of',
  value,
});
const mine = { owner: { kind: 'user', userId: 'ana' } } as const;
const accepted = lastOf(talking);

describe('an instant definition', () => {
  test('fires for its fact, with what it saw', () => {
    const reaction = react(compile([definition()]), accepted, { memory: memoryOf(), context });
    expect(reaction).toEqual({
      firings: [
        {
          definitionId: 'definition-1',
          definitionVersion: 1,
          cause: { seq: 4 },
          subject: { kind: 'interaction', id: 'i1' },
          interactionId: 'i1',
          kind: 'instant',
          late: false,
          values: {
            time: 4000,
            acting_agent: 'ana',
            acting_agent_name: 'ANA',
            assigned_agent: 'ana',
            assigned_agent_name: 'ANA',
            group: null,
            group_name: null,
            department: null,
            department_name: null,
            previous_agent: null,
            previous_agent_name: null,
            previous_group: null,
            previous_group_name: null,
            previous_department: null,
            previous_department_name: null,
            queue: 'sales',
            queue_name: 'SALES',
            previous_queue: null,
            previous_queue_name: null,
            channel: 'call',
            direction: null,
            started_by: null,
            acted_by: 'user',
            subject: 'Bill',
            customer_name: 'Customer 1',
            customer_email: null,
            customer_phone: null,
            priority: null,
            previous_priority: null,
            status: null,
            previous_status: null,
            tags: [],
            messages_in: 0,
            messages_out: 0,
            transfers: 0,
            wrap_up_code: null,
            idle_time: 2000,
            reason: null,
            duration: 3000,
          },
        },
      ],
      arm: [],
      disarm: [],
      thresholds: [],
      patterns: [],
      lines: [],
    });
  });

  test.each([
    ['another fact', definition({ eventType: 'CALL_REJECTED' }), {}, []],
    ['a disabled one', definition({ enabled: false }), {}, []],
    ['a condition that holds', definition({ condition: queueIs('support', 'sales') }), {}, ['definition-1']],
    ['a condition that does not', definition({ condition: queueIs('support') }), {}, []],
    ['an event that is historical', definition(), { historical: true }, []],
    ['an event that came late', definition(), { late: true }, ['definition-1']],
    [
      'an interaction of another channel',
      definition(),
      { item: accepted.item && { ...accepted.item, channel: 'chat' as const } },
      [],
    ],
    ['an event without its interaction', definition(), { item: null, changes: null }, []],
  ])('%s', (...row) => {
    const [, given, more, fired] = row;
    expect(firedBy([given], { ...accepted, ...more })).toEqual(fired);
  });

  test('"me" is its owner', () => {
    const condition = agentIs('me');
    const owned = (userId: string) => definition({ id: userId, owner: { kind: 'user', userId }, condition });
    expect(firedBy([owned('ana'), owned('ben'), definition({ id: 'global', condition })], accepted)).toEqual(['ana']);
  });

  test('"my queues" and "my team" are asked of the surroundings', () => {
    const condition: Condition = { kind: 'all', of: [queueIs('my queues'), agentIs('my team')] };
    const owned = (userId: string) => definition({ id: userId, owner: { kind: 'user', userId }, condition });
    const more = {
      queuesOf: (userId: string) => (userId === 'cy' ? [] : ['sales']),
      teamMembersOf: (userId: string) => (userId === 'ben' ? [] : ['ana']),
    };
    expect(firedBy([owned('ana'), owned('ben'), owned('cy')], accepted, more)).toEqual(['ana']);
  });

  test('fires only for what its owner may see; a global one always', () => {
    const hidden = { mayOwnerSee: () => false };
    expect(firedBy([definition({ id: 'own', ...mine }), definition({ id: 'global' })], accepted, hidden)).toEqual([
      'global',
    ]);
  });

  test('visibility is not asked where the condition fails', () => {
    const asked: string[] = [];
    const mayOwnerSee = (one: EventDefinition) => asked.push(one.id) > 0;
    firedBy(
      [definition({ id: 'no', ...mine, condition: queueIs('support') }), definition({ id: 'yes', ...mine })],
      accepted,
      { mayOwnerSee },
    );
    expect(asked).toEqual(['yes']);
  });

  test('global before own, then by position, then by creation', () => {
    const given = [
      definition({ id: 'own-1', ...mine, position: 0 }),
      definition({ id: 'global-2', position: 2 }),
      definition({ id: 'global-1b', position: 1, createdAt: 2, condition: queueIs('sales') }),
      definition({ id: 'global-1a', position: 1, createdAt: 1, condition: agentIs('ana') }),
    ];
    expect(firedBy(given, accepted)).toEqual(['global-1a', 'global-1b', 'global-2', 'own-1']);
  });

  test('fires once, though several equalities find it', () => {
    const condition: Condition = {
      kind: 'any',
      of: [agentIs('me'), { kind: 'test', field: 'acting_agent', operator: 'is any of', value: ['me'] }],
    };
    expect(firedBy([definition({ ...mine, condition })], accepted)).toEqual(['definition-1']);
  });
});

test('an answered survey is seen by what it carries', () => {
  const event = lastOf(
    [
      fact('survey.answered', 9000, {
        fields: { survey: 'After call', rating: 2, answer: 'Slow' },
      }),
    ],
    { item: null, changes: null, interactionId: null },
  );
  const condition: Condition = { kind: 'test', field: 'rating', operator: '≤', value: 2 };
  const [firing] = react(compile([definition({ eventType: 'SURVEY_ANSWERED', condition })]), event, {
    memory: memoryOf(),
    context,
  }).firings;
  expect([firing?.interactionId, firing?.values['survey'], firing?.values['rating'], firing?.values['answer']]).toEqual(
    [null, 'After call', 2, 'Slow'],
  );
});

test('a change of priority is seen from what the event changed', () => {
  const facts = [
    fact('interaction.created', 1000, { fields: { priority: 'low' } }),
    fact('interaction.priority_changed', 2000, { ...ana, fields: { priority: 'urgent' } }),
  ];
  const event = logOf(
    facts.map((one) => ({ interaction: 't1', fact: one })),
    'ticket',
  )[1];
  const condition = (operator: 'increased' | 'decreased'): Condition => ({
    kind: 'test',
    field: 'priority_change',
    operator,
    value: null,
  });
  const given = (['increased', 'decreased'] as const).map((id) =>
    definition({ id, eventType: 'TICKET_PRIORITY_CHANGED', condition: condition(id) }),
  );
  expect(event && firedBy(given, event)).toEqual(['increased']);
});

test('the user that a recipient names', () => {
  const values = { acting_agent: 'ana', assigned_agent: 'ben', previous_agent: null };
  const of = (kind: 'me' | 'owner' | 'acting-agent' | 'assigned-agent' | 'previous-agent') =>
    userNamedBy({ kind }, { owner: mine.owner }, values);
  expect({
    me: of('me'),
    owner: of('owner'),
    acting: of('acting-agent'),
    assigned: of('assigned-agent'),
    previous: of('previous-agent'),
    user: userNamedBy({ kind: 'user', userId: 'mia' }, { owner: { kind: 'global' } }, values),
    meOfGlobal: userNamedBy({ kind: 'me' }, { owner: { kind: 'global' } }, values),
    role: userNamedBy({ kind: 'role', role: 'manager' }, { owner: { kind: 'global' } }, values),
  }).toEqual({
    me: 'ana',
    owner: 'ben',
    acting: 'ana',
    assigned: 'ben',
    previous: null,
    user: 'mia',
    meOfGlobal: null,
    role: null,
  });
});
