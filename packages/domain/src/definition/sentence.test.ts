import { expect, test } from 'vitest';
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
];

test.each(rows)('%s', (sentence, more) => {
  expect(sentenceOf(definition(more), nameOf)).toBe(sentence);
});
