import { describe, expect, test } from 'vitest';
import { actionKind, catalogueOf, eventType, fieldInfo } from './catalogue.fixture.ts';
import { draftFrom, newDraft } from './definition-draft.ts';
import { createInputOf, faultsOf, updateInputOf } from './definition-input.ts';
import type { DefinitionData, EventTypeData } from './events.documents.ts';
import { kindsFor, withEventType } from './with-event-type.ts';

const kinds = catalogueOf().actions;
const muteTooLong = eventType({
  name: 'CALL_MUTE_TOO_LONG',
  trigger: 'TIMED',
  patterns: false,
  defaultTitle: 'Muted too long: #AGENT_NAME#',
  fields: [fieldInfo({ name: 'assigned_agent', refersTo: 'user' })],
});
const waiting = eventType({
  name: 'CALL_COUNT_FOR_GROUP',
  trigger: 'THRESHOLD',
  subject: 'queue',
  count: { of: 'waiting', per: 'group', passes: 'above' },
  defaultTitle: '#COUNT# calls wait',
  fields: [],
});
const mine = {
  kind: 'all',
  of: [{ kind: 'test', field: 'assigned_agent', operator: 'is any of', value: ['me'] }],
};
const notify = {
  kind: 'notify',
  to: [{ kind: 'me' }],
  severity: 'warning',
  title: 'Muted too long: #AGENT_NAME#',
  body: '',
};
const stored: DefinitionData = {
  id: 'd1',
  name: 'Muted',
  description: 'Why it is here',
  enabled: false,
  shadow: true,
  scope: 'MINE',
  owner: { id: 'u1', name: 'Ana' },
  category: 'Calls',
  eventType: 'CALL_MUTE_TOO_LONG',
  trigger: 'TIMED',
  condition: mine,
  timed: { after: 'PT45S', clock: 'BUSINESS_HOURS', repeatEvery: 'PT5M' },
  threshold: null,
  pattern: null,
  actions: [
    { ...notify, frequency: { everyMs: 60_000, per: 'item' } },
    { kind: 'add-tag', tag: 'muted' },
  ],
  tests: [{ name: 'Short', values: { duration: 5 }, at: null, expect: [] }],
  doubts: [],
  sentence: '',
  timeZone: 'Europe/Berlin',
  position: 0,
  version: 4,
  updatedAt: '2026-01-01T00:00:00.000Z',
  lastFiredAt: null,
  viewerCanEdit: true,
  pausedReason: null,
};
const changedTo = (draft: ReturnType<typeof newDraft>, to: EventTypeData) =>
  withEventType(draft, { to, from: null, kinds });

describe('a new event', () => {
  test('"my interaction was muted longer than 30 s" takes a type and a name', () => {
    const draft = { ...changedTo(newDraft('MINE'), muteTooLong), name: ' Muted for long ' };
    expect(createInputOf(draft, muteTooLong)).toEqual({
      scope: 'MINE',
      name: 'Muted for long',
      description: '',
      enabled: true,
      shadow: false,
      eventType: 'CALL_MUTE_TOO_LONG',
      condition: mine,
      after: 'PT30S',
      clock: 'ALWAYS',
      repeatEvery: null,
      threshold: null,
      pattern: null,
      actions: [notify],
      tests: [],
      idempotencyKey: null,
    });
  });

  test('for everyone asks for nobody in particular', () => {
    expect(changedTo(newDraft('GLOBAL'), muteTooLong).condition.of).toEqual([]);
  });

  test('of a counting type sends its levels and what is counted, and no time', () => {
    const draft = { ...changedTo(newDraft('GLOBAL'), waiting), level: 9, clearLevel: 4, counted: 't1' };
    expect(createInputOf({ ...draft, repeat: { amount: '5', unit: 'min' } }, waiting)).toMatchObject({
      after: null,
      clock: null,
      repeatEvery: null,
      threshold: { level: 9, clearLevel: 4, repeatEvery: 'PT5M', teamId: 't1' },
    });
  });

  test('has the actions that its subject and its scope allow', () => {
    const names = (type: EventTypeData, scope: 'MINE' | 'GLOBAL') =>
      kindsFor(kinds, type, scope).map(({ kind }) => kind);
    expect([names(waiting, 'MINE'), names(muteTooLong, 'GLOBAL')]).toEqual([
      ['notify', 'create-task'],
      ['notify', 'create-task', 'call-web-page', 'set-priority'],
    ]);
    expect(actionKind('set-priority').on).toBe('interaction');
  });
});

describe('a stored event', () => {
  test('comes back unchanged, with the version it was read at', () => {
    const draft = draftFrom(stored);
    expect(draft && updateInputOf(draft, muteTooLong, stored)).toEqual({
      id: 'd1',
      expectedVersion: 4,
      name: 'Muted',
      description: 'Why it is here',
      enabled: false,
      shadow: true,
      eventType: 'CALL_MUTE_TOO_LONG',
      condition: mine,
      after: 'PT45S',
      clock: 'BUSINESS_HOURS',
      repeatEvery: 'PT5M',
      threshold: null,
      pattern: null,
      actions: stored.actions,
      tests: stored.tests,
      timeZone: 'Europe/Berlin',
    });
  });

  test('with a pattern that the form does not know is not opened for editing', () => {
    expect(draftFrom({ ...stored, pattern: { kind: 'spiral' } })).toBeNull();
  });
});

test('what is missing is said before anything is sent', () => {
  const empty = { ...newDraft('MINE'), after: { amount: '', unit: 's' } as const, level: null };
  const rate = { ...empty.pattern, kind: 'rate', count: null } as const;
  const faults = (more: object, type: EventTypeData | null) => [...faultsOf({ ...empty, ...more }, type).keys()];
  expect([
    faults({}, null),
    faults({ name: 'x', repeat: empty.after }, muteTooLong),
    faults({ name: 'x' }, waiting),
    faults({ name: 'x', pattern: rate }, eventType()),
  ]).toEqual([
    ['name', 'eventType', 'actions'],
    ['after', 'repeat', 'actions'],
    ['threshold.level', 'actions'],
    ['pattern.count', 'actions'],
  ]);
});
