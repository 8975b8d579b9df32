import { describe, expect, test } from 'vitest';
import { createInputOf, draftFrom, faultsOf, newDraft, updateInputOf, withEventType } from './definition-draft.ts';
import type { DefinitionData, EventTypeData } from './events.documents.ts';

const muteTooLong: EventTypeData = {
  name: 'CALL_MUTE_TOO_LONG',
  label: 'Mute too long',
  meaning: 'A user has been muted for long.',
  trigger: 'TIMED',
  defaultTitle: 'Muted too long: #AGENT_NAME#',
  defaultBody: '',
  variables: [],
  fields: [
    {
      name: 'assigned_agent',
      label: 'Assigned agent',
      meaning: '',
      data: 'reference',
      variable: 'ASSIGNED_AGENT_NAME',
      choices: null,
      refersTo: 'user',
    },
  ],
};
const waiting: EventTypeData = {
  ...muteTooLong,
  name: 'CALL_COUNT_FOR_QUEUE',
  trigger: 'THRESHOLD',
  defaultTitle: '#COUNT# calls wait',
  fields: [],
};

const mine = {
  kind: 'all',
  of: [{ kind: 'test', field: 'assigned_agent', operator: 'is any of', value: ['me'] }],
};
const stored: DefinitionData = {
  id: 'd1',
  name: 'Muted',
  enabled: false,
  scope: 'MINE',
  owner: { id: 'u1', name: 'Ana' },
  category: 'Calls',
  eventType: 'CALL_MUTE_TOO_LONG',
  trigger: 'TIMED',
  condition: mine,
  after: 'PT45S',
  threshold: null,
  actions: [{ kind: 'notify', to: [{ kind: 'me' }], severity: 'info', title: 'Muted', body: '' }],
  sentence: '',
  timeZone: 'UTC',
  position: 0,
  version: 4,
  updatedAt: '2026-01-01T00:00:00.000Z',
  firedLastDay: 0,
  lastFiredAt: null,
  viewerCanEdit: true,
  pausedReason: null,
};

describe('a new event', () => {
  test('"my interaction was muted longer than 30 s" takes a type and a name', () => {
    const draft = {
      ...withEventType(newDraft('MINE'), muteTooLong, null),
      name: ' Muted for long ',
    };
    expect(createInputOf(draft, muteTooLong)).toEqual({
      scope: 'MINE',
      name: 'Muted for long',
      enabled: true,
      eventType: 'CALL_MUTE_TOO_LONG',
      condition: mine,
      after: 'PT30S',
      threshold: null,
      actions: [
        {
          kind: 'notify',
          to: [{ kind: 'me' }],
          severity: 'warning',
          title: 'Muted too long: #AGENT_NAME#',
          body: '',
        },
      ],
      idempotencyKey: null,
    });
  });

  test('for everyone asks for nobody in particular', () => {
    expect(withEventType(newDraft('GLOBAL'), muteTooLong, null).condition.of).toEqual([]);
  });

  test('of a counting type sends its levels and no time', () => {
    const draft = withEventType(
      { ...newDraft('GLOBAL'), name: 'Busy', level: 9, clearLevel: 4, thresholdQueue: 'q1' },
      waiting,
      null,
    );
    expect(createInputOf(draft, waiting)).toMatchObject({
      after: null,
      threshold: { level: 9, clearLevel: 4, queueId: 'q1' },
    });
  });

  test('of another type takes over its texts unless they were changed', () => {
    const first = withEventType(newDraft('GLOBAL'), muteTooLong, null);
    const [action] = withEventType(first, waiting, muteTooLong).actions;
    const written = { ...first, actions: first.actions.map((one) => ({ ...one, title: 'Mine' })) };
    const [kept] = withEventType(written, waiting, muteTooLong).actions;
    expect([action, kept]).toMatchObject([{ title: '#COUNT# calls wait' }, { title: 'Mine' }]);
  });
});

describe('a stored event', () => {
  test('comes back unchanged, with the version it was read at', () => {
    const draft = draftFrom(stored);
    expect(draft && updateInputOf(draft, muteTooLong, stored)).toEqual({
      id: 'd1',
      expectedVersion: 4,
      name: 'Muted',
      enabled: false,
      eventType: 'CALL_MUTE_TOO_LONG',
      condition: mine,
      after: 'PT45S',
      threshold: null,
      actions: stored.actions,
    });
  });

  test('with an action that the form does not know is not opened for editing', () => {
    expect(draftFrom({ ...stored, actions: [{ kind: 'call-webhook' }] })).toBeNull();
  });
});

test('what is missing is said before anything is sent', () => {
  const empty = { ...newDraft('MINE'), after: { amount: '', unit: 's' } as const, level: null };
  expect([...faultsOf(empty, null).keys()]).toEqual(['name', 'eventType', 'actions']);
  expect([...faultsOf({ ...empty, name: 'x' }, muteTooLong).keys()]).toEqual(['after', 'actions']);
  expect([...faultsOf({ ...empty, name: 'x' }, waiting).keys()]).toEqual(['threshold.level', 'actions']);
});
