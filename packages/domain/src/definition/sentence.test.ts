import { expect, test } from 'vitest';
import { eventTypeNames, eventTypes } from '../catalogue/event-types.ts';
import type { Condition } from './condition.ts';
import { definition } from './definition.fixture.ts';
import { sentenceOf } from './sentence.ts';

const names: Readonly<Record<string, string>> = { s: 'Sales', v: 'VIP', u: 'Ana' };
const nameOf = (_kind: string, id: string) => names[id] ?? null;
const inQueues = (...value: readonly string[]): Condition => ({
  kind: 'test',
  field: 'queue',
  operator: 'is any of',
  value,
});

const rows: readonly (readonly [string, Parameters<typeof definition>[0]])[] = [
  ['Call accepted', {}],
  [
    'Muted longer than 30 s and queue is Sales',
    { eventType: 'CALL_MUTE_TOO_LONG', timed: { afterMs: 30_000 }, condition: inQueues('s') },
  ],
  [
    'On hold longer than 1 min 30 s and queue is Sales or VIP',
    { eventType: 'CALL_HOLD_TOO_LONG', timed: { afterMs: 90_000 }, condition: inQueues('s', 'v') },
  ],
  [
    'More than 5 calls waiting in a queue and queue is Sales',
    { eventType: 'CALL_COUNT_FOR_QUEUE', threshold: { level: 5, clearLevel: 3, scopeId: 's' } },
  ],
  [
    'Ticket priority changed and priority increased and (queue is Sales or subject contains “bill”)',
    {
      eventType: 'TICKET_PRIORITY_CHANGED',
      condition: {
        kind: 'all',
        of: [
          { kind: 'test', field: 'priority_change', operator: 'increased', value: null },
          {
            kind: 'any',
            of: [inQueues('s'), { kind: 'test', field: 'subject', operator: 'contains', value: 'bill' }],
          },
        ],
      },
    },
  ],
  [
    'Call accepted and not (assigned agent is Ana or me) and time of day is 22:00–06:00 and day of week is Saturday or Sunday',
    {
      condition: {
        kind: 'all',
        of: [
          {
            kind: 'not',
            of: {
              kind: 'test',
              field: 'assigned_agent',
              operator: 'is any of',
              value: ['u', 'me'],
            },
          },
          {
            kind: 'test',
            field: 'time',
            operator: 'time of day',
            value: { from: '22:00', to: '06:00' },
          },
          { kind: 'test', field: 'time', operator: 'day of week', value: [6, 7] },
        ],
      },
    },
  ],
  [
    'Call accepted and duration between 1 min and 2 min and tags contains all of “a” and “b” and channel is not video',
    {
      condition: {
        kind: 'all',
        of: [
          { kind: 'test', field: 'duration', operator: 'between', value: [60_000, 120_000] },
          { kind: 'test', field: 'tags', operator: 'contains all', value: ['a', 'b'] },
          { kind: 'test', field: 'channel', operator: 'is none of', value: ['video'] },
        ],
      },
    },
  ],
  [
    'Ticket idle for 2 h of business hours and queue is Sales, again every 1 h',
    {
      eventType: 'TICKET_IDLE',
      timed: { afterMs: 7_200_000, clock: 'business-hours', repeatMs: 3_600_000 },
      condition: inQueues('s'),
    },
  ],
  ['Task due', { eventType: 'TASK_DUE', timed: { afterMs: 0 } }],
  ['Reminded of a task, again every 5 min', { eventType: 'TASK_REMINDER', timed: { afterMs: 0, repeatMs: 300_000 } }],
  ['Follow-up overdue by 1 min', { eventType: 'TICKET_FOLLOW_UP_DUE', timed: { afterMs: 60_000 } }],
  [
    'More than 5 calls waiting in a queue, again every 10 min',
    { eventType: 'CALL_COUNT_FOR_QUEUE', threshold: { level: 5, clearLevel: 5, scopeId: null, repeatMs: 600_000 } },
  ],
  [
    'Call transferred, then within 5 min for the same item: Call abandoned and queue is VIP',
    {
      eventType: 'CALL_TRANSFERRED',
      pattern: {
        kind: 'sequence',
        then: { eventType: 'CALL_ABANDONED', condition: inQueues('v') },
        withinMs: 300_000,
        per: 'item',
      },
    },
  ],
  [
    'Ticket created and queue is Sales, and not within 2 h of business hours for the same item: Ticket message sent',
    {
      eventType: 'TICKET_CREATED',
      condition: inQueues('s'),
      pattern: {
        kind: 'absence',
        then: { eventType: 'TICKET_MESSAGE_SENT', condition: { kind: 'all', of: [] } },
        withinMs: 7_200_000,
        per: 'item',
        clock: 'business-hours',
      },
    },
  ],
  [
    'Call abandoned, for the 3rd time in 7 d for the same queue',
    { eventType: 'CALL_ABANDONED', pattern: { kind: 'rate', count: 3, withinMs: 7 * 86_400_000, per: 'queue' } },
  ],
];

test.each(rows)('%s', (sentence, more) => {
  expect(sentenceOf(definition(more), nameOf)).toBe(sentence);
});

test('counts name whose they are: a queue, an agent, a team or a department', () => {
  const scoped = eventTypeNames.filter((name) => (eventTypes[name].count?.per ?? 'organization') !== 'organization');
  const told = scoped.map((eventType) =>
    sentenceOf(definition({ eventType, threshold: { level: 5, clearLevel: 5, scopeId: 'u' } }), nameOf),
  );
  expect(told.map((sentence) => / and (queue|agent|team|department) is Ana$/.exec(sentence)?.[1])).toEqual(
    scoped.map(
      (name) =>
        ({ queue: 'queue', agent: 'agent', group: 'team', department: 'department', organization: '' })[
          eventTypes[name].count?.per ?? 'organization'
        ],
    ),
  );
});
