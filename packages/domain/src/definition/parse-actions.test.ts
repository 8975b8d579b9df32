import { describe, expect, test } from 'vitest';
import { actionKindNames, actionKinds } from '../catalogue/action-kinds.ts';
import { parseDefinition } from './parse-definition.ts';
import { ownershipIssues } from './ownership.ts';

const message = { to: [{ kind: 'me' }], severity: 'info', title: 'A' };
/** Each kind with the least that it needs, and what is added to it. */
const least: Readonly<Record<string, readonly [given: object, added: object]>> = {
  notify: [message, { body: '' }],
  'notify-by-profile': [message, { body: '' }],
  'send-email': [{ to: [{ kind: 'customer' }], subject: 'A' }, { body: '' }],
  push: [message, { body: '' }],
  webhook: [{ webhookId: 'w' }, {}],
  'call-web-page': [
    { method: 'GET', url: 'https://example.org/?q=#SUBJECT#' },
    { headers: [], body: '' },
  ],
  provider: [{ providerId: 'p', title: 'A' }, { body: '' }],
  log: [{ file: 'audit-1', line: 'A' }, {}],
  'set-priority': [{ priority: 'high' }, {}],
  'set-status': [{ status: 'waiting' }, {}],
  assign: [{ userId: 'u' }, {}],
  transfer: [{ queueId: 'q' }, { userId: null }],
  'add-tag': [{ tag: 'vip' }, {}],
  'remove-tag': [{ tag: 'vip' }, {}],
  'add-note': [{ text: 'A' }, {}],
  'set-follow-up': [{ afterMs: 60_000 }, {}],
  complete: [{}, {}],
  'create-task': [{ subject: 'A' }, { description: '', userId: null, dueAfterMs: null, priority: null }],
  'set-task-priority': [{ priority: 'low' }, {}],
  'set-task-status': [{ status: 'done' }, {}],
  'transfer-task': [{ userId: 'u' }, {}],
  'create-coaching-moment': [{ text: 'A' }, {}],
  escalate: [{ afterMs: 60_000, role: 'r', severity: 'critical', title: 'A' }, { body: '' }],
};
const typeFor = (kind: string): string =>
  Object.entries(actionKinds).find(([name]) => name === kind)?.[1].on === 'task' ? 'TASK_CREATED' : 'TICKET_CREATED';

const parsed = (action: object, more: object = { eventType: 'TICKET_CREATED' }) =>
  parseDefinition({ name: 'A', ...more, actions: [action] });

function issuesOf(action: object, more?: object): readonly string[] {
  const result = parsed(action, more);
  return result.ok ? [] : result.problem.map(({ path, code }) => `${path.join('.')} ${code}`);
}

test.each(actionKindNames)('%s is read with the least that it needs', (kind) => {
  const [given, added] = least[kind] ?? [{}, {}];
  const result = parsed({ kind, ...given }, { eventType: typeFor(kind) });
  expect(result.ok ? result.value.actions : result.problem).toEqual([{ kind, ...given, ...added }]);
});

test.each(actionKindNames)('%s is refused without what it needs', (kind) => {
  const needed = Object.entries(actionKinds[kind].parts).filter(([, { optional }]) => optional !== true);
  const expected =
    kind === 'transfer' ? ['actions.0 DOES_NOT_FIT'] : needed.map(([name]) => `actions.0.${name} REQUIRED`);
  expect(issuesOf({ kind }, { eventType: typeFor(kind) })).toEqual(expected);
});

test('an action keeps how often it may be done at most', () => {
  const frequency = { everyMs: 600_000, per: 'item' };
  const result = parsed({ kind: 'complete', frequency });
  expect(result.ok && result.value.actions).toEqual([{ kind: 'complete', frequency }]);
});

test.each<[string, object, string[], object?]>([
  ['an unknown kind', { kind: 'dance' }, ['actions.0.kind UNKNOWN']],
  ['a task’s action on a ticket', { kind: 'set-task-status', status: 'x' }, ['actions.0.kind DOES_NOT_FIT']],
  [
    'an action on the item of a count',
    { kind: 'complete' },
    ['actions.0.kind DOES_NOT_FIT'],
    { eventType: 'CALL_COUNT_FOR_QUEUE', threshold: { level: 1 } },
  ],
  [
    'a notification of the customer',
    { ...message, kind: 'notify', to: [{ kind: 'customer' }] },
    ['actions.0.to.0 DOES_NOT_FIT'],
  ],
  ['a transfer to two', { kind: 'transfer', queueId: 'q', userId: 'u' }, ['actions.0 DOES_NOT_FIT']],
  ['a log outside its folder', { kind: 'log', file: '../a', line: 'A' }, ['actions.0.file WRONG_SHAPE']],
  [
    'a body of a GET',
    { kind: 'call-web-page', method: 'GET', url: 'https://a.b', body: 'x' },
    ['actions.0.body DOES_NOT_FIT'],
  ],
  [
    'an address without encryption',
    { kind: 'call-web-page', method: 'GET', url: 'http://a.b' },
    ['actions.0.url WRONG_SHAPE'],
  ],
  [
    'a host from a variable',
    { kind: 'call-web-page', method: 'GET', url: 'https://#SUBJECT#/' },
    ['actions.0.url WRONG_SHAPE'],
  ],
  [
    'part of a host from a variable',
    { kind: 'call-web-page', method: 'GET', url: 'https://a.#SUBJECT|b#/x' },
    ['actions.0.url WRONG_SHAPE'],
  ],
  [
    'a name within an address',
    { kind: 'call-web-page', method: 'GET', url: 'https://me@a.b/' },
    ['actions.0.url WRONG_SHAPE'],
  ],
  [
    'headers of the connection',
    {
      kind: 'call-web-page',
      method: 'GET',
      url: 'https://a.b',
      headers: [
        { name: 'Host', value: 'x' },
        { name: 'a b', value: '' },
      ],
    },
    ['actions.0.headers.0.name DOES_NOT_FIT', 'actions.0.headers.1.name WRONG_SHAPE'],
  ],
  [
    'unsafe HTML',
    { kind: 'send-email', to: [{ kind: 'me' }], subject: 'A', html: '<a href="#SUBJECT#">' },
    ['actions.0.html DOES_NOT_FIT'],
  ],
  [
    'a frequency without an end',
    { kind: 'complete', frequency: { everyMs: 0, per: 'week' } },
    ['actions.0.frequency.everyMs OUT_OF_RANGE', 'actions.0.frequency.per UNKNOWN'],
  ],
])('%s is refused', (...[, action, issues, more]) => {
  expect(issuesOf(action, more)).toEqual(issues);
});

describe('patterns, clocks and counts', () => {
  const complete = { kind: 'complete' };
  const then = { eventType: 'TICKET_MESSAGE_SENT' };
  const pattern = (given: object) => ({ eventType: 'TICKET_CREATED', pattern: given });

  test.each<[string, object, object]>([
    [
      'a sequence',
      pattern({ kind: 'sequence', then, withinMs: 60_000 }),
      {
        pattern: {
          kind: 'sequence',
          then: { ...then, condition: { kind: 'all', of: [] } },
          withinMs: 60_000,
          per: 'item',
        },
      },
    ],
    [
      'an absence in business hours',
      pattern({ kind: 'absence', then, withinMs: 60_000, per: 'queue', clock: 'business-hours' }),
      {
        pattern: {
          kind: 'absence',
          then: { ...then, condition: { kind: 'all', of: [] } },
          withinMs: 60_000,
          per: 'queue',
          clock: 'business-hours',
        },
      },
    ],
    [
      'a rate',
      pattern({ kind: 'rate', count: 3, withinMs: 60_000, per: 'user' }),
      { pattern: { kind: 'rate', count: 3, withinMs: 60_000, per: 'user' } },
    ],
    [
      'a clock that stops',
      { eventType: 'TICKET_IDLE', timed: { afterMs: 1000, clock: 'business-hours', repeatMs: 60_000 } },
      { timed: { afterMs: 1000, clock: 'business-hours', repeatMs: 60_000 } },
    ],
    [
      'the usual clock is left out',
      { eventType: 'TICKET_IDLE', timed: { afterMs: 1000, clock: 'always', repeatMs: null } },
      { timed: { afterMs: 1000 } },
    ],
  ])('%s is read', (_what, more, expected) => {
    const result = parsed(complete, more);
    expect(result.ok ? result.value : result.problem).toMatchObject(expected);
  });

  test.each<[string, object, string[]]>([
    [
      'a pattern of a timed type',
      { eventType: 'TICKET_IDLE', timed: { afterMs: 1000 }, pattern: { kind: 'rate' } },
      ['pattern DOES_NOT_FIT'],
    ],
    ['a rate of one', pattern({ kind: 'rate', count: 1, withinMs: 60_000 }), ['pattern.count OUT_OF_RANGE']],
    ['nothing that follows', pattern({ kind: 'sequence', withinMs: 60_000 }), ['pattern.then REQUIRED']],
    [
      'a timed type that follows',
      pattern({ kind: 'sequence', then: { eventType: 'TICKET_IDLE' }, withinMs: 60_000 }),
      ['pattern.then.eventType DOES_NOT_FIT'],
    ],
    [
      'what follows on another thing',
      pattern({ kind: 'sequence', then: { eventType: 'TASK_CREATED' }, withinMs: 60_000 }),
      ['pattern.then.eventType DOES_NOT_FIT'],
    ],
    [
      'an unknown field of what follows',
      pattern({
        kind: 'sequence',
        then: { ...then, condition: { kind: 'test', field: 'x', operator: 'is' } },
        withinMs: 60_000,
      }),
      ['pattern.then.condition.field UNKNOWN'],
    ],
    ['a time without end', pattern({ kind: 'rate', count: 2, withinMs: 1e12 }), ['pattern.withinMs OUT_OF_RANGE']],
    [
      'a clock of its own',
      { eventType: 'TICKET_IDLE', timed: { afterMs: 1000, clock: 'moon' } },
      ['timed.clock UNKNOWN'],
    ],
    [
      'again too soon',
      { eventType: 'TICKET_IDLE', timed: { afterMs: 1000, repeatMs: 1000 } },
      ['timed.repeatMs OUT_OF_RANGE'],
    ],
    [
      'over above its level',
      { eventType: 'CALL_COUNT_FOR_QUEUE', threshold: { level: 3, clearLevel: 5 } },
      ['threshold.clearLevel OUT_OF_RANGE', 'actions.0.kind DOES_NOT_FIT'],
    ],
  ])('%s is refused', (_what, more, issues) => {
    expect(issuesOf(complete, more)).toEqual(issues);
  });

  test('a count downwards is over above its level', () => {
    const below = { eventType: 'QUEUE_SERVICE_LEVEL_LOW', threshold: { level: 80, clearLevel: 90 } };
    expect([
      issuesOf({ ...message, kind: 'notify' }, below),
      issuesOf({ ...message, kind: 'notify' }, { ...below, threshold: { level: 80, clearLevel: 70 } }),
      issuesOf({ ...message, kind: 'notify' }, { ...below, threshold: { level: 101 } }),
    ]).toEqual([[], ['threshold.clearLevel OUT_OF_RANGE'], ['threshold.level OUT_OF_RANGE']]);
  });
});

test('what is for administrators cannot be one’s own, and a global pattern has no "me"', () => {
  const own = { kind: 'user', userId: 'ana' } as const;
  const log = parsed({ kind: 'log', file: 'audit', line: 'A' });
  const pattern = parsed(
    { kind: 'complete' },
    {
      eventType: 'TICKET_CREATED',
      pattern: {
        kind: 'sequence',
        withinMs: 1000,
        then: {
          eventType: 'TICKET_MESSAGE_SENT',
          condition: { kind: 'test', field: 'acting_agent', operator: 'is any of', value: ['me'] },
        },
      },
    },
  );
  const pathsOf = (result: typeof log, owner: Parameters<typeof ownershipIssues>[1]) =>
    result.ok ? ownershipIssues(result.value, owner).map(({ path }) => path.join('.')) : result.problem;
  expect([
    pathsOf(log, own),
    pathsOf(log, { kind: 'global' }),
    pathsOf(pattern, own),
    pathsOf(pattern, { kind: 'global' }),
  ]).toEqual([['actions.0.kind'], [], [], ['pattern.then.condition.value']]);
});
