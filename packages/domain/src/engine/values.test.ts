import { describe, expect, test } from 'vitest';
import { fact } from '../interaction/facts.fixture.ts';
import type { Fact } from '../interaction/fact.ts';
import { subjectAfter, subjectChanges } from '../interaction/subject.ts';
import { context, logOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { valueIn } from './values.ts';

const places = {
  ...context,
  teamOf: (userId: string) => `team of ${userId}`,
  departmentOf: (queueId: string) => `department of ${queueId}`,
};

function lastOf(facts: readonly Fact[]): LoggedEvent {
  const event = logOf(
    facts.map((one) => ({ interaction: 'i1', fact: one })),
    'ticket',
  ).at(-1);
  if (event === undefined) throw new Error('the log is empty');
  return event;
}

/** The event of a subject as a recorder would log it after those before it. */
function ofSubject(kind: string, facts: readonly Fact[]): LoggedEvent {
  const last = facts.at(-1);
  if (last === undefined) throw new Error('a story has an end');
  const before = facts.slice(0, -1).reduce<ReturnType<typeof subjectAfter> | null>(subjectAfter, null);
  const after = subjectAfter(before, last);
  return {
    ...lastOf([last]),
    interactionId: null,
    item: null,
    subject: { kind, id: '1' },
    state: after.fields,
    changes: subjectChanges(before, after),
  };
}

const seen = (event: LoggedEvent, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, valueIn(event, field, places)]));

describe('of an interaction', () => {
  const story = [
    fact('interaction.created', 1_000, { fields: { priority: 'low', direction: 'inbound' } }),
    fact('interaction.queued', 2_000, { queueId: 'sales' }),
    fact('interaction.claimed', 3_000, { userId: 'ana' }),
    fact('interaction.assigned', 4_000, { userId: 'ben' }),
  ];

  test('groups and departments are those of its users and queues', () => {
    const fields = ['group', 'previous_group', 'department', 'previous_department'];
    expect(seen(lastOf(story), fields)).toEqual({
      group: 'team of ben',
      previous_group: 'team of ana',
      department: 'department of sales',
      previous_department: null,
    });
  });

  test('what it was before an event stands beside what it is', () => {
    const event = lastOf([...story, fact('interaction.priority_changed', 9_000, { fields: { priority: 'high' } })]);
    expect(seen(event, ['previous_priority', 'priority', 'priority_change', 'previous_status'])).toEqual({
      previous_priority: 'low',
      priority: 'high',
      priority_change: ['low', 'high'],
      previous_status: null,
    });
  });

  test('the quiet before a message is told, and who began', () => {
    const event = lastOf([...story, fact('interaction.message_received', 64_000, { fields: { text: 'Hello?' } })]);
    expect(seen(event, ['idle_time', 'message_text', 'started_by', 'duration'])).toEqual({
      idle_time: 60_000,
      message_text: 'Hello?',
      started_by: 'customer',
      duration: 63_000,
    });
  });
});

describe('of another subject', () => {
  const made = fact('task.created', 1, { userId: 'ana', fields: { subject: 'Call back', dueAt: 50 } });

  test('what earlier events said is known, and what the event says goes first', () => {
    const event = ofSubject('task', [made, fact('task.modified', 2, { fields: { priority: 'high' } })]);
    expect(seen(event, ['subject', 'due_date', 'assigned_agent', 'group', 'priority', 'priority_change'])).toEqual({
      subject: 'Call back',
      due_date: 50,
      assigned_agent: 'ana',
      group: 'team of ana',
      priority: 'high',
      priority_change: ['normal', 'high'],
    });
  });

  test('what is deleted carries its last fields', () => {
    const event = ofSubject('task', [made, fact('task.deleted', 2, {})]);
    expect(seen(event, ['subject', 'status', 'assigned_agent'])).toEqual({
      subject: 'Call back',
      status: 'open',
      assigned_agent: 'ana',
    });
  });

  test('a field of the payload is read by its name, whoever declared it', () => {
    const event = ofSubject('order', [
      fact('custom', 1, { fields: { total: 30, place: 'Graz' } }),
      fact('custom', 2, { fields: { total: 40 } }),
    ]);
    expect(seen(event, ['custom.total', 'custom.place', 'custom.nothing', 'nonsense'])).toEqual({
      'custom.total': 40,
      'custom.place': 'Graz',
      'custom.nothing': null,
      nonsense: null,
    });
  });
});
