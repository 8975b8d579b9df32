import { describe, expect, test } from 'vitest';
import { definition } from '../definition/definition.fixture.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Fact } from '../interaction/fact.ts';
import { fact } from '../interaction/facts.fixture.ts';
import type { Channel } from '../interaction/state.ts';
import { compile } from './compile.ts';
import { context, logOf, memoryOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { react } from './react.ts';
import type { TimerDraft } from './reaction.ts';
import { ring } from './rings.ts';
import { simulate } from './simulate.ts';

const ana = { userId: 'ana' };
const hour = 3_600_000;

/** A working week of UTC: Monday to Friday, 09:00 to 17:00. Day 0 was a Thursday. */
const weekdays = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '09:00', to: '17:00' }] : []));
const working = { ...context, businessHours: { timeZone: 'UTC', week: weekdays, holidays: [] } };

function timed(eventType: EventDefinition['eventType'], more: Partial<EventDefinition> = {}): EventDefinition {
  return definition({ id: 'd', eventType, timed: { afterMs: 1000 }, ...more });
}

function log(facts: readonly Fact[], channel: Channel = 'ticket'): readonly LoggedEvent[] {
  return logOf(
    facts.map((one) => ({ interaction: 'i', fact: one })),
    channel,
  );
}

function changesOf(given: EventDefinition, event: LoggedEvent | undefined) {
  if (event === undefined) throw new Error('the log is empty');
  const { arm, disarm } = react(compile([given]), event, { memory: memoryOf(), context });
  return [arm.map(({ episode, dueAt }) => [episode, dueAt]), disarm.map(({ episodePrefix }) => episodePrefix)];
}

/** What a definition fires over a log, with its timers, until an hour after its end. */
function firedBy(given: EventDefinition, events: readonly LoggedEvent[], around = context) {
  const until = Math.max(...events.map(({ recordedAt }) => recordedAt)) + hour;
  const past = events.map((event) => ({ ...event, channel: event.item?.channel ?? null }));
  const [trial] = simulate({ definitions: [given], context: around, reach: () => [] }, past, until);
  return (trial?.matches ?? []).toReversed().map(({ kind, at }) => [kind, at]);
}

describe('how long a ticket is open', () => {
  const opened = [fact('interaction.created', 1000)];

  test('counts from its beginning to its end, and anew when it is reopened', () => {
    const ended = [...opened, fact('interaction.completed', 1500, ana)];
    const again = [...ended, fact('interaction.reopened', 5000, ana)];
    expect([opened, ended, again].map((facts) => changesOf(timed('TICKET_DURATION'), log(facts).at(-1)))).toEqual([
      [[['open:1', 2000]], []],
      [[], ['open:']],
      [[['open:3', 6000]], []],
    ]);
  });

  test('is told again and again while it lasts', () => {
    const given = timed('TICKET_DURATION', { timed: { afterMs: 1000, repeatMs: 2000 } });
    const events = log([...opened, fact('interaction.completed', 6500, ana)]);
    expect(firedBy(given, events)).toEqual([
      ['timed', 2000],
      ['timed-again', 4000],
      ['timed-again', 6000],
    ]);
  });
});

test('a follow-up is due so long after the time that was set for it', () => {
  const scheduled = fact('interaction.follow_up_scheduled', 2000, { ...ana, fields: { dueAt: 50_000 } });
  const events = log([fact('interaction.created', 1000), scheduled]);
  expect(firedBy(timed('TICKET_FOLLOW_UP_DUE'), events)).toEqual([['timed', 51_000]]);
});

describe('a user', () => {
  const did = (seq: number, type: LoggedEvent['type'], at: number): LoggedEvent => ({
    ...(log([fact(type, at, ana)])[0] as LoggedEvent),
    seq,
    interactionId: null,
    item: null,
    changes: null,
    subject: { kind: 'user', id: 'ana' },
  });

  test('is idle from the last thing done, and not once signed out', () => {
    const events = [did(1, 'user.signed_in', 0), did(2, 'user.status_changed', 500), did(3, 'user.signed_out', 3000)];
    expect(firedBy(timed('USER_IDLE'), events)).toEqual([['timed', 1500]]);
  });
});

describe('a task', () => {
  const task = (seq: number, at: number, [before, after]: readonly [number | null, number | null]): LoggedEvent => ({
    ...(log([fact('task.modified', at)])[0] as LoggedEvent),
    seq,
    type: before === null ? 'task.created' : 'task.modified',
    interactionId: null,
    item: null,
    subject: { kind: 'task', id: 't' },
    state: { dueAt: after },
    changes: before === after ? {} : { dueAt: [before, after] },
  });

  test('is overdue by its due date: a change that leaves it alone begins nothing anew', () => {
    const events = [task(1, 0, [null, 5000]), task(2, 100, [5000, 5000]), task(3, 200, [5000, 9000])];
    expect(firedBy(timed('TASK_DUE'), events)).toEqual([['timed', 10_000]]);
    expect(firedBy(timed('TASK_DUE', { timed: { afterMs: 0 } }), events)).toEqual([['timed', 9_000]]);
  });
});

test('the longest wait of a queue is told once until it is short again', () => {
  const said = (interaction: string, ...facts: readonly Fact[]) => facts.map((one) => ({ interaction, fact: one }));
  const queued = (at: number) => [
    fact('interaction.created', at),
    fact('interaction.queued', at, { queueId: 'sales' }),
  ];
  const events = logOf([
    ...said('a', ...queued(0)),
    ...said('b', ...queued(500)),
    ...said('a', fact('interaction.claimed', 1800, ana)),
    ...said('b', fact('interaction.claimed', 1900, ana)),
    ...said('c', ...queued(5000)),
  ]);
  expect(firedBy(timed('QUEUE_OLDEST_WAITING'), events)).toEqual([
    ['timed', 1000],
    ['timed', 6000],
  ]);
});

describe('a timer that goes by business hours', () => {
  const given = timed('TICKET_DURATION', { timed: { afterMs: 2 * hour, clock: 'business-hours' } });

  test('stands still over the night', () => {
    const created = log([fact('interaction.created', 16 * hour)]);
    const [event] = created;
    if (event === undefined) throw new Error('the log is empty');
    const { arm } = react(compile([given]), event, { memory: memoryOf(), context: working });
    expect(arm.map(({ dueAt }) => dueAt)).toEqual([34 * hour]);
  });

  test('passes over repetitions that were missed, and fires the overdue one once, marked late', () => {
    const often = compile([timed('TICKET_DURATION', { timed: { afterMs: 1000, repeatMs: 1000 } })]);
    const timer: TimerDraft = {
      definitionId: 'd',
      definitionVersion: 1,
      kind: 'timed',
      subject: { kind: 'interaction', id: 'i' },
      interactionId: 'i',
      episode: 'open:1',
      round: 0,
      startedAt: 0,
      dueAt: 1000,
      late: false,
      values: {},
    };
    const { firing, next } = ring(often, timer, { at: 1000, now: hour, context });
    expect([firing?.kind, firing?.late, next?.round, next?.dueAt]).toEqual(['timed', true, 3600, hour + 1000]);
  });
});

describe('a pattern', () => {
  const noted = (at: number) => fact('interaction.noted', at, { ...ana, fields: { text: 'x' } });
  const created = fact('interaction.created', 0);
  const asked = (at: number) => fact('interaction.message_received', at);
  const answered = (at: number) => fact('interaction.message_sent', at, ana);
  const then = { eventType: 'TICKET_MESSAGE_SENT', condition: { kind: 'all', of: [] } } as const;
  const of = (pattern: EventDefinition['pattern']) =>
    definition({ id: 'd', eventType: 'TICKET_MESSAGE_RECEIVED', pattern });

  test('of a sequence fires at the second, within its time, once', () => {
    const given = of({ kind: 'sequence', then, withinMs: 1000, per: 'item' });
    const facts = [created, asked(100), answered(200), answered(300), asked(5000), answered(7000)];
    expect(firedBy(given, log(facts))).toEqual([['sequence', 200]]);
  });

  test('of an absence fires when nothing followed in time; further firsts do not put it off', () => {
    const given = of({ kind: 'absence', then, withinMs: 1000, per: 'item', clock: 'always' });
    const facts = [created, asked(100), answered(200), asked(2000), asked(2500), noted(2600)];
    expect(firedBy(given, log(facts))).toEqual([['absence', 3000]]);
  });

  test('of a rate fires at the third in time, then counts afresh', () => {
    const given = of({ kind: 'rate', count: 3, withinMs: 1000, per: 'item' });
    const times = [0, 900, 1800, 1850, 1900, 2000, 2100];
    expect(firedBy(given, log([created, ...times.map(asked)]))).toEqual([
      ['rate', 1850],
      ['rate', 2100],
    ]);
  });
});

describe('a count', () => {
  const counting = (eventType: EventDefinition['eventType'], threshold: EventDefinition['threshold']) =>
    definition({ id: 'd', eventType, threshold });
  const owned = (interaction: string, at: number) => [
    { interaction, fact: fact('interaction.created', at) },
    { interaction, fact: fact('interaction.assigned', at, ana) },
  ];

  test('of open tickets of a user starts, is still, and is over', () => {
    const given = counting('TICKET_COUNT_FOR_AGENT', { level: 1, clearLevel: 1, scopeId: null, repeatMs: 1000 });
    const done = { interaction: 'a', fact: fact('interaction.completed', 2500, ana) };
    expect(firedBy(given, logOf([...owned('a', 0), ...owned('b', 100), done], 'ticket'))).toEqual([
      ['threshold-started', 100],
      ['threshold-still', 1100],
      ['threshold-still', 2100],
      ['threshold-over', 2500],
    ]);
  });

  test('of the service level falls below its level with the calls that wait too long or go', () => {
    const given = counting('QUEUE_SERVICE_LEVEL_LOW', { level: 60, clearLevel: 60, scopeId: null });
    const call = (id: string, at: number, end: Fact) => [
      { interaction: id, fact: fact('interaction.created', at) },
      { interaction: id, fact: fact('interaction.queued', at, { queueId: 'sales' }) },
      { interaction: id, fact: end },
    ];
    const events = logOf([
      ...call('a', 0, fact('interaction.claimed', 10_000, ana)),
      ...call('b', 20_000, fact('interaction.abandoned', 30_000)),
      ...call('c', 40_000, fact('interaction.claimed', 50_000, ana)),
    ]);
    expect(firedBy(given, events)).toEqual([
      ['threshold-started', 30_000],
      ['threshold-over', 50_000],
    ]);
  });
});

test('what was imported is projected, and tried as if it had been live', () => {
  const events = log([
    fact('interaction.created', 0),
    fact('interaction.priority_changed', 100, { fields: { priority: 'high' } }),
  ]);
  const imported = events.map((event) => ({
    ...event,
    item: null,
    changes: null,
    historical: true,
    recordedAt: 9_000_000,
    channel: 'ticket' as const,
  }));
  const given = definition({
    eventType: 'TICKET_PRIORITY_CHANGED',
    condition: { kind: 'test', field: 'priority', operator: 'is any of', value: ['high'] },
    actions: [
      {
        kind: 'notify',
        to: [{ kind: 'user', userId: 'mia' }],
        severity: 'info',
        title: 'x',
        body: '',
        frequency: { everyMs: hour, per: 'event' },
      },
    ],
  });
  const twice = [...imported, ...imported.slice(1).map((event) => ({ ...event, seq: 3, occurredAt: 200 }))];
  const [trial] = simulate({ definitions: [given], context, reach: () => ['mia'] }, twice, 1000);
  expect({ ...trial, matches: trial?.matches.map(({ at, userIds, heldBack }) => [at, userIds, heldBack]) }).toEqual({
    definitionId: 'definition-1',
    fired: 1,
    heldBack: 1,
    users: 1,
    perUserPerDay: 1,
    hours: [{ at: 0, count: 1 }],
    busiestHour: { at: 0, count: 1 },
    matches: [
      [200, [], true],
      [100, ['mia'], false],
    ],
  });
});
