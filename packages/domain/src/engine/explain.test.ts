import { describe, expect, test } from 'vitest';
import type { Condition } from '../definition/condition.ts';
import { definition } from '../definition/definition.fixture.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { explain } from './explain.ts';
import { context, logOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { type AskingWhy, explainWhyNot } from './why-not.ts';

const events = logOf(
  [
    fact('interaction.created', 1000, { fields: { subject: 'Bill' } }),
    fact('interaction.queued', 2000, { queueId: 'sales' }),
    fact('offer.created', 3000, { userId: 'ana' }),
    fact('offer.accepted', 4000, { userId: 'ana' }),
  ].map((one) => ({ interaction: 'i', fact: one })),
);
const accepted = events.at(-1) as LoggedEvent;

const queueIs = (...value: readonly string[]): Condition => ({
  kind: 'test',
  field: 'queue',
  operator: 'is any of',
  value,
});
const subjectIs = (value: string): Condition => ({ kind: 'test', field: 'subject', operator: 'is', value });

test('a condition is explained part by part, with what was expected and what was seen', () => {
  const condition: Condition = { kind: 'all', of: [queueIs('sales'), { kind: 'not', of: subjectIs('bill') }] };
  expect(explain(definition({ condition }), accepted, { context })).toEqual({
    holds: false,
    ofItsType: true,
    ofItsChannels: true,
    ownerMaySee: true,
    condition: {
      kind: 'all',
      holds: false,
      of: [
        {
          kind: 'test',
          holds: true,
          field: 'queue',
          label: 'Queue',
          operator: 'is any of',
          expected: ['sales'],
          seen: 'sales',
          sentence: 'queue is SALES',
          seenWords: 'SALES',
        },
        {
          kind: 'not',
          holds: false,
          of: {
            kind: 'test',
            holds: true,
            field: 'subject',
            label: 'Subject',
            operator: 'is',
            expected: 'bill',
            seen: 'Bill',
            sentence: 'subject is “bill”',
            seenWords: '“Bill”',
          },
        },
      ],
    },
  });
});

const nothingKnown: AskingWhy = {
  events,
  firedAt: [],
  timers: [],
  throttles: [],
  thresholds: [],
  stopped: [],
  paused: null,
  now: 10_000,
  context,
};

function codes(more: Partial<EventDefinition>, asking: Partial<AskingWhy> = {}) {
  const { verdict, why } = explainWhyNot(definition(more), { ...nothingKnown, ...asking });
  return [verdict, ...why.map(({ code }) => code)];
}

describe('why it did not fire', () => {
  const muted = { eventType: 'CALL_MUTE_TOO_LONG', timed: { afterMs: 1000 } } as const;
  const waiting = { eventType: 'CALL_WAIT_TOO_LONG', timed: { afterMs: 60_000 } } as const;
  const timer = {
    definitionId: 'definition-1',
    definitionVersion: 1,
    kind: 'timed',
    subject: { kind: 'interaction', id: 'i' },
    interactionId: 'i',
    episode: 'wait:2',
    round: 0,
    startedAt: 2000,
    dueAt: 62_000,
    late: false,
    values: {},
  } as const;
  const frequency = { everyMs: 60_000, per: 'event' } as const;
  const held = { definitionId: 'definition-1', place: 0, item: null, doneAt: 5000, heldBack: 2 };
  const stop = {
    definitionId: 'definition-1',
    byDefinitionId: 'other',
    reason: 'depth',
    cause: { seq: 4 },
    subject: null,
  } as const;

  test.each<[string, Partial<EventDefinition>, Partial<AskingWhy>, readonly string[]]>([
    ['nothing stands against it', {}, {}, ['WOULD_FIRE']],
    ['it has fired', {}, { firedAt: [4000] }, ['FIRED', 'ALREADY_FIRED']],
    ['it is off', { enabled: false }, {}, ['DOES_NOT_FIRE', 'DISABLED']],
    ['it rests', {}, { paused: 'Ana is gone.' }, ['DOES_NOT_FIRE', 'PAUSED']],
    ['nothing of its kind happened', muted, {}, ['DOES_NOT_FIRE', 'OTHER_TYPE']],
    ['its condition fails', { condition: queueIs('support') }, {}, ['DOES_NOT_FIRE', 'CONDITION_FALSE']],
    [
      'its owner may not see it',
      { owner: { kind: 'user', userId: 'ben' } },
      { context: { ...context, mayOwnerSee: () => false } },
      ['DOES_NOT_FIRE', 'OWNER_MAY_NOT_SEE'],
    ],
    ['it is not due yet', waiting, { timers: [timer] }, ['DOES_NOT_FIRE', 'NOT_YET_DUE']],
    ['what it watched ended', waiting, {}, ['DOES_NOT_FIRE', 'ENDED_BEFORE_DUE']],
    [
      'it is held back',
      { actions: [{ kind: 'add-tag', tag: 'x', frequency }] },
      { throttles: [held] },
      ['DOES_NOT_FIRE', 'HELD_BACK'],
    ],
    ['it was stopped', {}, { stopped: [stop] }, ['DOES_NOT_FIRE', 'STOPPED']],
    [
      'all was imported',
      {},
      { events: events.map((event) => ({ ...event, historical: true })) },
      ['DOES_NOT_FIRE', 'HISTORICAL'],
    ],
  ])('%s', (...row) => {
    const [, more, asking, expected] = row;
    expect(codes(more, asking)).toEqual(expected);
  });

  test('a failing test is told with its value', () => {
    const { summary } = explainWhyNot(definition({ condition: queueIs('support') }), nothingKnown);
    expect(summary).toBe('“queue is SUPPORT” does not hold: queue was SALES.');
  });
});

test('patterns that make others run for ever are answered in time linear in the text', () => {
  const evil = ['(a+)+$', '(a|aa)+$', '([a-z]+)*x', '(.*a){12}$', '^(([a-z])+.)+[A-Z]([a-z])+$'];
  const text = `${'a'.repeat(20_000)}!`;
  const event = { ...accepted, item: accepted.item && { ...accepted.item, subject: text } };
  const answers = evil.map((value) => {
    const condition: Condition = { kind: 'test', field: 'subject', operator: 'matches', value, caseSensitive: true };
    return explain(definition({ condition }), event, { context })?.holds;
  });
  expect(answers).toEqual([false, false, false, false, false]);
});
