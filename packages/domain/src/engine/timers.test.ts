import { describe, expect, test } from 'vitest';
import { ticketEventTypes } from '../catalogue/ticket-event-types.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import { eventTypeNames, eventTypes } from '../catalogue/event-types.ts';
import { definition } from '../definition/definition.fixture.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Fact } from '../interaction/fact.ts';
import { fact } from '../interaction/facts.fixture.ts';
import type { Channel } from '../interaction/state.ts';
import { compile } from './compile.ts';
import { context, logOf, memoryOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { react } from './react.ts';
import { timerFires } from './rings.ts';

const ana = { userId: 'ana' };
const ben = { userId: 'ben' };
const talking = [
  fact('interaction.created', 1000),
  fact('interaction.queued', 2000, { queueId: 'sales' }),
  fact('offer.created', 3000, ana),
  fact('offer.accepted', 4000, ana),
];

function timed(eventType: EventTypeName, more: Partial<EventDefinition> = {}): EventDefinition {
  return definition({ id: eventType, eventType, timed: { afterMs: 30_000 }, ...more });
}

const every = [
  timed('CALL_MUTE_TOO_LONG'),
  timed('CALL_HOLD_TOO_LONG'),
  timed('CALL_WAIT_TOO_LONG'),
  timed('TICKET_IDLE'),
];

function timersOf(event: LoggedEvent | undefined, definitions: readonly EventDefinition[] = every) {
  if (event === undefined) throw new Error('the log is empty');
  const { arm, disarm } = react(compile(definitions), event, { memory: memoryOf(), context });
  return {
    arm: arm.map(({ definitionId, episode, dueAt }) => [definitionId, episode, dueAt]),
    disarm: disarm.map(({ episodePrefix }) => episodePrefix),
  };
}

function lastTimers(facts: readonly Fact[], channel: Channel = 'call') {
  const log = logOf(
    facts.map((one) => ({ interaction: 'i1', fact: one })),
    channel,
  );
  return timersOf(log.at(-1));
}

describe('a mute', () => {
  const muted = [...talking, fact('mute.started', 5000, ana)];

  test('arms when it starts', () => {
    expect(lastTimers(muted)).toEqual({
      arm: [['CALL_MUTE_TOO_LONG', 'mute:ana:5', 35_000]],
      disarm: [],
    });
  });

  test('that is on already does not arm again', () => {
    expect(lastTimers([...muted, fact('mute.started', 6000, ana)])).toEqual({
      arm: [],
      disarm: [],
    });
  });

  test.each([
    ['its end', fact('mute.ended', 9000, ana), ['mute:ana:']],
    ['the end of the leg', fact('participant.left', 9000, ana), ['mute:ana:']],
    ['the end of the call', fact('interaction.completed', 9000, ana), ['mute:ana:']],
    ['somebody taking over', fact('interaction.claimed', 9000, ben), ['mute:ana:']],
    ["somebody else's unmuting", fact('mute.ended', 9000, ben), []],
  ])('is disarmed by %s', (_name, ending, disarm) => {
    expect(lastTimers([...muted, ending]).disarm).toEqual(disarm);
  });

  test('keeps what was seen as it started', () => {
    const log = logOf(muted.map((one) => ({ interaction: 'i1', fact: one })));
    const event = log.at(-1);
    const [armed] = event === undefined ? [] : react(compile(every), event, { memory: memoryOf(), context }).arm;
    expect([
      armed?.interactionId,
      armed?.startedAt,
      armed?.late,
      armed?.values['acting_agent_name'],
      armed?.values['queue_name'],
    ]).toEqual(['i1', 5000, false, 'ANA', 'SALES']);
  });

  test('arms only where the condition holds', () => {
    const of = (id: string, queueId: string) =>
      timed('CALL_MUTE_TOO_LONG', {
        id,
        condition: { kind: 'test', field: 'queue', operator: 'is any of', value: [queueId] },
      });
    const log = logOf(muted.map((one) => ({ interaction: 'i1', fact: one })));
    expect(timersOf(log.at(-1), [of('a', 'sales'), of('b', 'support')]).arm).toEqual([['a', 'mute:ana:5', 35_000]]);
  });

  test('that comes late is due by its own time, and marked late when that is over', () => {
    const log = logOf(muted.map((one) => ({ interaction: 'i1', fact: one })));
    const event = log.at(-1);
    if (event === undefined) throw new Error('the log is empty');
    const late = { ...event, late: true, recordedAt: 5000 + 900_000 };
    const [armed] = react(compile(every), late, { memory: memoryOf(), context }).arm;
    expect([armed?.startedAt, armed?.dueAt, armed?.late]).toEqual([5000, 35_000, true]);
  });
});

test('a hold arms and disarms like a mute', () => {
  const held = [...talking, fact('hold.started', 5000, ana)];
  expect([lastTimers(held).arm, lastTimers([...held, fact('hold.ended', 6000, ana)]).disarm]).toEqual([
    [['CALL_HOLD_TOO_LONG', 'hold:ana:5', 35_000]],
    ['hold:ana:'],
  ]);
});

describe('a wait', () => {
  test('arms when the call is queued, goes on while it rings, and is disarmed when it is taken', () => {
    expect([lastTimers(talking.slice(0, 2)).arm, lastTimers(talking.slice(0, 3)), lastTimers(talking).disarm]).toEqual([
      [['CALL_WAIT_TOO_LONG', 'wait:2', 32_000]],
      { arm: [], disarm: [] },
      ['wait:'],
    ]);
  });

  test('ends and begins again where the call is passed on to another queue', () => {
    const passed = [
      ...talking,
      fact('transfer.completed', 9000, { ...ana, target: { kind: 'queue', queueId: 'support' } }),
    ];
    expect(lastTimers(passed).arm).toEqual([['CALL_WAIT_TOO_LONG', 'wait:5', 39_000]]);
  });
});

describe('quiet on a ticket', () => {
  const opened = [fact('interaction.created', 1000)];

  test.each([
    ['a message', fact('interaction.message_received', 5000)],
    ['a note', fact('interaction.noted', 5000, { ...ana, fields: { text: 'x' } })],
    ['a status', fact('interaction.status_changed', 5000, { ...ana, fields: { status: 'open' } })],
    ['an owner', fact('interaction.assigned', 5000, ana)],
    ['a queue', fact('interaction.queued', 5000, { queueId: 'sales' })],
  ])('begins again with %s', (_name, next) => {
    expect(lastTimers([...opened, next], 'ticket')).toEqual({
      arm: [['TICKET_IDLE', 'idle:2', 35_000]],
      disarm: expect.arrayContaining(['idle:']),
    });
  });

  test('begins with the ticket, is not broken by a tag, and ends with the ticket', () => {
    const tagged = fact('interaction.tagged', 5000, { ...ana, fields: { tag: 'vip' } });
    const done = fact('interaction.completed', 5000, ana);
    expect([
      lastTimers(opened, 'ticket'),
      lastTimers([...opened, tagged], 'ticket'),
      lastTimers([...opened, done], 'ticket'),
    ]).toEqual([
      { arm: [['TICKET_IDLE', 'idle:1', 31_000]], disarm: [] },
      { arm: [], disarm: [] },
      { arm: [], disarm: ['idle:'] },
    ]);
  });

  test('begins again where the ticket is reopened', () => {
    const reopened = [...opened, fact('interaction.completed', 5000, ana), fact('interaction.reopened', 6000, ana)];
    expect(lastTimers(reopened, 'ticket').arm).toEqual([['TICKET_IDLE', 'idle:3', 36_000]]);
  });

  test('is of tickets only', () => {
    expect(lastTimers(opened, 'call').arm).toEqual([]);
  });
});

test('no timer is dropped where nobody watches such an episode', () => {
  const log = logOf(
    [...talking, fact('mute.started', 5000, ana), fact('mute.ended', 6000, ana)].map((one) => ({
      interaction: 'i1',
      fact: one,
    })),
  );
  expect(timersOf(log.at(-1), [timed('CALL_HOLD_TOO_LONG')])).toEqual({ arm: [], disarm: [] });
});

describe('a timer', () => {
  const compiled = compile([timed('CALL_MUTE_TOO_LONG')]);
  const armed = {
    definitionId: 'CALL_MUTE_TOO_LONG',
    definitionVersion: 1,
    kind: 'timed' as const,
    subject: { kind: 'interaction', id: 'i1' },
    interactionId: 'i1',
    episode: 'mute:ana:5',
    round: 0,
    startedAt: 5000,
    dueAt: 35_000,
    late: false,
    values: { queue: 'sales' },
  };

  test('fires when it is due, and says how long it has lasted', () => {
    expect(timerFires(compiled, armed, { at: 36_000, context })).toEqual({
      definitionId: 'CALL_MUTE_TOO_LONG',
      definitionVersion: 1,
      cause: { episode: 'mute:ana:5' },
      subject: { kind: 'interaction', id: 'i1' },
      interactionId: 'i1',
      values: { queue: 'sales', lasted: 31_000 },
      kind: 'timed',
      late: false,
    });
  });

  test.each([
    ['before it is due', compiled, 34_999, null],
    ['more than 10 minutes after: late', compiled, 35_000 + 600_001, true],
    ['of a definition that is gone', compile([]), 36_000, null],
    ['of a definition that is disabled', compile([timed('CALL_MUTE_TOO_LONG', { enabled: false })]), 36_000, null],
    [
      'of a definition that was given more time',
      compile([timed('CALL_MUTE_TOO_LONG', { timed: { afterMs: 60_000 } })]),
      36_000,
      null,
    ],
  ])('%s', (...row) => {
    const [, given, now, late] = row;
    expect(timerFires(given, armed, { at: now, context })?.late ?? null).toBe(late);
  });
});

test('every timed type names the facts that begin and end its episode', () => {
  const incomplete = eventTypeNames.filter((name) => {
    const { trigger, episode, endedBy, facts } = eventTypes[name];
    const complete = episode !== undefined && endedBy !== undefined && facts.length > 0;
    return complete !== (trigger === 'timed');
  });
  expect(incomplete).toEqual([]);
});

test('each fact that the catalogue says begins a quiet does begin one', () => {
  const given: Partial<Record<string, Partial<Fact>>> = {
    'interaction.status_changed': { fields: { status: 'open' } },
    'interaction.queued': { queueId: 'sales' },
    'transfer.completed': { target: { kind: 'queue', queueId: 'support' } },
  };
  const before: Partial<Record<string, readonly Fact[]>> = {
    'interaction.created': [],
    'interaction.unqueued': [fact('interaction.created', 1000), fact('interaction.queued', 2000, { queueId: 'sales' })],
    'interaction.released': talking,
    'interaction.reopened': [...talking, fact('interaction.completed', 4500)],
    'offer.accepted': talking.slice(0, 3),
  };
  const silent = ticketEventTypes.TICKET_IDLE.facts.filter((type) => {
    const facts = [
      ...(before[type] ?? [fact('interaction.created', 1000)]),
      fact(type, 5000, { ...ana, ...given[type] }),
    ];
    return lastTimers(facts, 'ticket').arm.length === 0;
  });
  expect(silent).toEqual([]);
});
