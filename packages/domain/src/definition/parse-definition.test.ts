import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventTypeNames, eventTypes } from '../catalogue/event-types.ts';
import { parseDefinition } from './parse-definition.ts';
import { ownershipIssues } from './ownership.ts';
import { definition } from './definition.fixture.ts';

const notify = {
  kind: 'notify',
  to: [{ kind: 'me' }],
  severity: 'warning',
  title: 'Muted: #AGENT_NAME#',
  body: '',
};
const muted = {
  name: ' Muted too long ',
  eventType: 'CALL_MUTE_TOO_LONG',
  condition: { kind: 'test', field: 'assigned_agent', operator: 'is any of', value: ['me'] },
  timed: { afterMs: 30_000 },
  actions: [notify],
};

const due = { ...muted, eventType: 'TASK_DUE', timed: { afterMs: 0 } };

function issuesOf(raw: unknown) {
  const parsed = parseDefinition(raw);
  return parsed.ok ? [] : parsed.problem.map(({ path, code }) => [path.join('.'), code]);
}

const withCondition = (condition: unknown) => ({ ...muted, condition });
const withTest = (field: string, operator: string, value: unknown) =>
  withCondition({ kind: 'test', field, operator, value });
const withAction = (change: object) => ({ ...muted, actions: [{ ...notify, ...change }] });

test('a definition that is right comes out trimmed and complete', () => {
  expect(parseDefinition(muted)).toEqual({
    ok: true,
    value: {
      name: 'Muted too long',
      description: '',
      enabled: true,
      shadow: false,
      eventType: 'CALL_MUTE_TOO_LONG',
      condition: { kind: 'test', field: 'assigned_agent', operator: 'is any of', value: ['me'] },
      timed: { afterMs: 30_000 },
      threshold: null,
      pattern: null,
      actions: [notify],
      tests: [],
      timeZone: 'UTC',
    },
  });
});

test('every event type can be had with its default texts', () => {
  const refused = eventTypeNames.filter((eventType) => {
    const { trigger, defaultTitle, defaultBody } = eventTypes[eventType];
    const timed = trigger === 'timed' ? { afterMs: 1000 } : null;
    const threshold = trigger === 'threshold' ? { level: 5 } : null;
    const actions = [{ ...notify, title: defaultTitle, body: defaultBody }];
    return !parseDefinition({ name: 'A', eventType, timed, threshold, actions }).ok;
  });
  expect(refused).toEqual([]);
});

test('a clearing level is the level when it is not given', () => {
  const parsed = parseDefinition({
    name: 'A',
    eventType: 'CALL_COUNT_FOR_QUEUE',
    threshold: { level: 5 },
    actions: [{ ...notify, title: 'A' }],
  });
  expect(parsed.ok ? parsed.value.threshold : null).toEqual({
    level: 5,
    clearLevel: 5,
    scopeId: null,
  });
});

test('what counts from an instant of its subject may fire at that instant', () => {
  const instants = eventTypeNames.filter((name) => 'countsFrom' in eventTypes[name]);
  expect(instants).toEqual(['TICKET_FOLLOW_UP_DUE', 'TASK_DUE', 'TASK_REMINDER']);
  for (const eventType of instants) expect(issuesOf({ ...due, eventType, condition: null })).toEqual([]);
});

test('all mistakes are told together', () => {
  expect(
    issuesOf({
      name: '',
      eventType: 'CALL_MUTE_TOO_LONG',
      timeZone: 'Moon',
      timed: { afterMs: 1.5 },
      threshold: { level: 1 },
      actions: [],
    }),
  ).toEqual([
    ['name', 'REQUIRED'],
    ['timeZone', 'UNKNOWN'],
    ['timed.afterMs', 'WRONG_SHAPE'],
    ['threshold', 'DOES_NOT_FIT'],
    ['actions', 'REQUIRED'],
  ]);
});

test.each([
  [
    'nothing',
    null,
    [
      ['eventType', 'REQUIRED'],
      ['name', 'REQUIRED'],
    ],
  ],
  ['a long name', { ...muted, name: 'x'.repeat(121) }, [['name', 'TOO_LONG']]],
  ['a timed type without its time', { ...muted, timed: null }, [['timed.afterMs', 'REQUIRED']]],
  ['at once where it must last', { ...muted, timed: { afterMs: 0 } }, [['timed.afterMs', 'OUT_OF_RANGE']]],
  ['before the instant from which it counts', { ...due, timed: { afterMs: -1 } }, [['timed.afterMs', 'OUT_OF_RANGE']]],
  ['an unknown field', withTest('queu', 'is any of', ['x']), [['condition.field', 'UNKNOWN']]],
  ['a field that is only shown', withTest('lasted', '>', 5), [['condition.field', 'UNKNOWN']]],
  ['an operator of another data type', withTest('queue', 'contains', 'x'), [['condition.operator', 'UNKNOWN']]],
  [
    'an ordered operator where there is no order',
    withTest('channel', '<', 'call'),
    [['condition.operator', 'UNKNOWN']],
  ],
  ['a value of the wrong shape', withTest('transfers', '>', 'many'), [['condition.value', 'WRONG_SHAPE']]],
  ['a value where none belongs', withTest('subject', 'is set', 'x'), [['condition.value', 'DOES_NOT_FIT']]],
  ['no value', withTest('queue', 'is any of', []), [['condition.value', 'REQUIRED']]],
  ['an unknown choice', withTest('channel', 'is any of', ['pigeon']), [['condition.value.0', 'UNKNOWN']]],
  ['a range upside down', withTest('transfers', 'between', [5, 1]), [['condition.value', 'OUT_OF_RANGE']]],
  ['a queue called me', withTest('queue', 'is any of', ['me']), [['condition.value.0', 'DOES_NOT_FIT']]],
  ['a bad pattern', withTest('subject', 'matches', '(a'), [['condition.value', 'BAD_PATTERN']]],
  ['a pattern that looks behind', withTest('subject', 'matches', '(?<=a)b'), [['condition.value', 'BAD_PATTERN']]],
  [
    'a window of no time',
    withTest('time', 'time of day', { from: '9:00', to: '10:00' }),
    [['condition.value', 'WRONG_SHAPE']],
  ],
  ['a day that is none', withTest('time', 'day of week', [8]), [['condition.value.0', 'OUT_OF_RANGE']]],
  ['an empty any', withCondition({ kind: 'any', of: [] }), [['condition.of', 'REQUIRED']]],
  ['a condition of no kind', withCondition({ kind: 'perhaps' }), [['condition.kind', 'UNKNOWN']]],
  ['an unknown variable', withAction({ title: '#AGENT_NAM# #QUEUE_NAME#' }), [['actions.0.title', 'UNKNOWN']]],
  ['an unknown severity', withAction({ severity: 'loud' }), [['actions.0.severity', 'UNKNOWN']]],
  ['nobody to tell', withAction({ to: [] }), [['actions.0.to', 'REQUIRED']]],
  [
    'an address for a notification',
    withAction({ to: [{ kind: 'address', address: 'a@example.org' }] }),
    [['actions.0.to.0', 'DOES_NOT_FIT']],
  ],
])('%s is refused', (_name, raw, issues) => {
  expect(issuesOf(raw)).toEqual(issues);
});

test.each([
  'a@example.org\r\nBcc: b@example.org',
  'a@example.org,b@example.org',
  'a b@example.org',
  'a@',
  '"a"@example.org',
  'a@example.org;',
])('the address %j reaches nobody else', (address) => {
  const raw = {
    ...muted,
    actions: [{ kind: 'send-email', to: [{ kind: 'address', address }], subject: 'A', body: '' }],
  };
  expect(issuesOf(raw)).toEqual([['actions.0.to.0.address', 'WRONG_SHAPE']]);
});

describe('depth and number of conditions', () => {
  const nested = (depth: number): unknown => (depth === 0 ? muted.condition : { kind: 'all', of: [nested(depth - 1)] });
  const wide = (tests: number) => ({
    kind: 'all',
    of: Array.from({ length: tests }, () => muted.condition),
  });

  test('8 deep and 64 wide are allowed, more is not', () => {
    expect([nested(8), wide(64), nested(9), wide(65)].map((condition) => issuesOf(withCondition(condition)))).toEqual([
      [],
      [],
      [['condition', 'TOO_DEEP']],
      [['condition', 'TOO_LONG']],
    ]);
  });

  test('ten thousand deep costs no stack', () => {
    let condition: unknown = muted.condition;
    for (let level = 0; level < 10_000; level += 1) condition = { kind: 'not', of: condition };
    expect(issuesOf(withCondition(condition))).toEqual([['condition', 'TOO_DEEP']]);
  });
});

test('a misspelt name is answered with the nearest one', () => {
  const messages = [
    { ...muted, eventType: 'CALL_MUTE_TO_LONG' },
    withTest('assigned_agnt', 'is set', null),
    withAction({ title: '#QUEUENAME#' }),
  ].map((raw) => {
    const parsed = parseDefinition(raw);
    return parsed.ok ? '' : parsed.problem[0]?.message;
  });
  expect(messages).toEqual([
    'There is no such event type. Did you mean CALL_MUTE_TOO_LONG?',
    'This type has no field assigned_agnt. Did you mean assigned_agent?',
    'There is no variable #QUEUENAME#. Did you mean #QUEUE_NAME#?',
  ]);
});

test('whatever is given, the answer is a definition or issues, and what was accepted is accepted again', () => {
  const loose = fc.record(
    {
      name: fc.oneof(fc.string(), fc.anything()),
      eventType: fc.constantFrom(...eventTypeNames),
      condition: fc.oneof(fc.anything(), fc.constant(muted.condition)),
      timed: fc.oneof(fc.constant(null), fc.record({ afterMs: fc.integer() })),
      threshold: fc.oneof(fc.constant(null), fc.record({ level: fc.nat() })),
      actions: fc.oneof(fc.constant([notify]), fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), loose), (raw) => {
      const parsed = parseDefinition(raw);
      expect(parsed.ok ? parseDefinition(parsed.value) : parsed.problem.length > 0).toEqual(parsed.ok ? parsed : true);
    }),
    { numRuns: 500 },
  );
});

describe('for its owner', () => {
  test('a global event has no "me", neither in conditions nor among recipients', () => {
    const draft = definition({
      condition: {
        kind: 'all',
        of: [{ kind: 'test', field: 'queue', operator: 'is any of', value: ['my queues'] }],
      },
      actions: [
        {
          kind: 'notify',
          to: [{ kind: 'owner' }, { kind: 'me' }],
          severity: 'info',
          title: 'A',
          body: '',
        },
      ],
    });
    expect(ownershipIssues(draft, { kind: 'global' }).map(({ path }) => path.join('.'))).toEqual([
      'actions.0.to.1',
      'condition.of.0.value',
    ]);
  });

  test('a user\'s own may say "me", but not watch outgoing mail', () => {
    const own = { kind: 'user', userId: 'ana' } as const;
    expect([
      ownershipIssues(definition(), own).length,
      ownershipIssues(definition({ eventType: 'SMTP_DELIVERY_FAILED' }), own).length,
    ]).toEqual([0, 1]);
  });
});
