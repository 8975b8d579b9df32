import { describe, expect, test } from 'vitest';
import type { Viewer } from '../../access/viewer.ts';
import { builtInCatalogue } from '../../catalogue/catalogue.ts';
import type { OperatorName } from '../../catalogue/operators.ts';
import type { Action } from '../action.ts';
import type { Condition } from '../condition.ts';
import { definition } from '../definition.fixture.ts';
import type { EventDefinition } from '../event-definition.ts';
import { type CheckGround, checkDraft } from './check-draft.ts';

const nineToFive = [{ from: '09:00', to: '17:00' }];
const ground: CheckGround = {
  catalogue: builtInCatalogue,
  owner: { kind: 'global' },
  businessHours: {
    timeZone: 'Europe/Vienna',
    week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
    holidays: [],
  },
  now: Date.parse('2026-11-25T12:00Z'),
  others: [],
  viewersOf: () => null,
};

const is = (field: string, operator: OperatorName, value: unknown = null): Condition => ({
  kind: 'test',
  field,
  operator,
  value,
});

function told(more: Partial<EventDefinition>, beside: Partial<CheckGround> = {}) {
  const { errors, doubts } = checkDraft(definition({ timeZone: 'Europe/Vienna', ...more }), { ...ground, ...beside });
  const short = ({ path, code }: (typeof errors)[number]) => `${path.join('.')} ${code}`;
  return { errors: errors.map(short), doubts: doubts.map(short) };
}

const impossible = (...errors: string[]) => ({ errors: errors.map((path) => `${path} IMPOSSIBLE`), doubts: [] });
const doubtful = (...doubts: string[]) => ({ errors: [], doubts });

describe('actions that lead to what they answer', () => {
  const setHigh: Action = { kind: 'set-priority', priority: 'high' };
  const tag: Action = { kind: 'add-tag', tag: 'seen' };
  test.each<[string, Partial<EventDefinition>, string[]]>([
    [
      'a priority that answers any',
      { eventType: 'TICKET_PRIORITY_CHANGED', actions: [setHigh] },
      ['actions.0 TRIGGERS_ITSELF'],
    ],
    [
      'a priority that answers others',
      { eventType: 'TICKET_PRIORITY_CHANGED', actions: [setHigh], condition: is('priority', 'is none of', ['high']) },
      [],
    ],
    [
      'a priority that answers a change to another',
      {
        eventType: 'TICKET_PRIORITY_CHANGED',
        actions: [setHigh],
        condition: is('priority_change', 'changed to', ['low']),
      },
      [],
    ],
    ['a tag beside a priority', { eventType: 'TICKET_PRIORITY_CHANGED', actions: [tag] }, []],
    [
      'a note that begins idling again',
      { eventType: 'TICKET_IDLE', timed: { afterMs: 60_000 }, actions: [{ kind: 'add-note', text: 'x' }] },
      ['actions.0 TRIGGERS_ITSELF'],
    ],
  ])('%s', (_what, more, doubts) => {
    expect(told(more)).toEqual(doubtful(...doubts));
  });
});

describe('recipients', () => {
  const viewer = (name: string, grants: Viewer['grants'], queueIds: readonly string[] = []): Viewer => ({
    organizationId: 'o',
    userId: name,
    name,
    grants: { 'notifications:read': 'own', ...grants },
    teamIds: [],
    teamMemberIds: [],
    queueIds,
  });
  const tell = (...to: Extract<Action, { kind: 'send-email' }>['to']): Action[] => [
    { kind: 'send-email', to, subject: 'A', body: '' },
  ];
  const people: Readonly<Record<string, readonly Viewer[]>> = {
    sees: [viewer('Ana', { 'interactions:read': 'all' })],
    blind: [viewer('Otto', {})],
    otherQueue: [viewer('Ida', { 'interactions:read': 'queues' }, ['b'])],
    gone: [],
  };
  const viewersOf: CheckGround['viewersOf'] = (recipient) =>
    recipient.kind === 'user' ? (people[recipient.userId] ?? null) : null;

  test.each<[string, string[]]>([
    ['sees', []],
    ['blind', ['actions.0.to.0 CANNOT_SEE']],
    ['otherQueue', ['actions.0.to.0 CANNOT_SEE']],
    ['gone', ['actions.0.to.0 NOBODY_TOLD']],
  ])('one who %s', (userId, doubts) => {
    const condition = is('queue', 'is any of', ['a']);
    expect(told({ condition, actions: tell({ kind: 'user', userId }) }, { viewersOf })).toEqual(doubtful(...doubts));
  });

  test('whom the event type does not have', () => {
    const actions = tell({ kind: 'assigned-agent' }, { kind: 'customer' }, { kind: 'queue-members', queueId: null });
    expect(told({ eventType: 'SMTP_DELIVERY_FAILED', actions })).toEqual(
      doubtful('actions.0.to.0 NOBODY_TOLD', 'actions.0.to.2 NOBODY_TOLD'),
    );
  });
});

test('what happens often and reaches many asks for a frequency', () => {
  const notify = (more: object): Action[] => [
    { kind: 'notify', to: [{ kind: 'role', role: 'r' }], severity: 'info', title: 'A', body: '', ...more },
  ];
  const eventType = 'TICKET_MESSAGE_RECEIVED';
  expect([
    told({ eventType, actions: notify({}) }).doubts,
    told({ eventType, actions: notify({ frequency: { everyMs: 1000, per: 'item' } }) }).doubts,
    told({ eventType, actions: notify({}), condition: is('subject', 'contains', 'x') }).doubts,
  ]).toEqual([['actions.0.frequency NOISY'], [], []]);
});

test('another that says the same is named, unless one of them is off', () => {
  const other = definition({ name: 'Other', timeZone: 'Europe/Vienna' });
  expect([
    told({}, { others: [other] }).doubts,
    told({ enabled: false }, { others: [other] }).doubts,
    told({}, { others: [{ ...other, enabled: false }] }).doubts,
  ]).toEqual([['name SAME_AS_ANOTHER'], [], []]);
});

test('a clock of hours that never come is told', () => {
  const businessHours = { timeZone: 'UTC', week: [[], [], [], [], [], [], []], holidays: [] };
  const timed = { afterMs: 1000, clock: 'business-hours' } as const;
  expect(told({ eventType: 'TICKET_IDLE', timed }, { businessHours })).toEqual(doubtful('timed.clock NEVER_OPENS'));
});

test('the second step of a pattern is looked at too', () => {
  const then = { eventType: 'CALL_COMPLETED', condition: is('duration', '<', 0) } as const;
  expect(told({ pattern: { kind: 'sequence', then, withinMs: 60_000, per: 'item' } })).toEqual(
    impossible('pattern.then.condition'),
  );
});
