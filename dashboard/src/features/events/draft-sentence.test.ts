import { expect, test } from 'vitest';
import { catalogueOf, eventType, fieldInfo } from './catalogue.fixture.ts';
import { draftOf } from './condition-draft.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { newDraft } from './definition-draft.ts';
import { draftSentence } from './draft-sentence.ts';
import type { DirectoryData } from './events.documents.ts';

const held = eventType({
  name: 'CALL_HOLD_TOO_LONG',
  label: 'Held',
  trigger: 'TIMED',
  fields: [fieldInfo(), fieldInfo({ name: 'talk', label: 'Talk time', data: 'duration', refersTo: null })],
});
const waiting = eventType({
  name: 'WAITING',
  label: 'Count for queue',
  trigger: 'THRESHOLD',
  count: { of: 'waiting', per: 'queue', passes: 'above' },
});
const custom = eventType({ name: 'CUSTOM.parcel_lost', label: 'Parcel lost', custom: true });
const due = eventType({ name: 'TASK_DUE', label: 'Due', trigger: 'TIMED', countsFrom: 'due_date' });
const catalogue = catalogueOf(held, waiting, custom, due);
const directory: DirectoryData = {
  users: { nodes: [] },
  queues: {
    nodes: [
      { id: 'q1', name: 'Sales' },
      { id: 'q2', name: 'VIP' },
    ],
  },
  teams: { nodes: [] },
  departments: { nodes: [] },
  roles: [],
  webhooks: { nodes: [] },
  providers: { nodes: [] },
};
const sentence = (more: Partial<DefinitionDraft>) =>
  draftSentence({ ...newDraft('GLOBAL'), ...more }, { catalogue, directory });

test('a timed event tells its time, its clock and its conditions with names', () => {
  const condition = draftOf({
    kind: 'all',
    of: [
      { kind: 'test', field: 'queue', operator: 'is any of', value: ['q1', 'q2'] },
      {
        kind: 'not',
        of: { kind: 'any', of: [{ kind: 'test', field: 'talk', operator: 'between', value: [1_000, 60_000] }] },
      },
    ],
  });
  expect(
    sentence({
      eventType: held.name,
      after: { amount: '90', unit: 's' },
      clock: 'BUSINESS_HOURS',
      repeat: { amount: '5', unit: 'min' },
      condition,
    }),
  ).toBe(
    'Calls: held for 1 min 30 s of business hours, again every 5 min, where queue is Sales or VIP and not (talk time between 1 s and 1 min).',
  );
});

test('what counts from an instant can come at once', () => {
  const of = (amount: string) => sentence({ eventType: due.name, after: { amount, unit: 'min' } });
  expect(['0', '5', ''].map(of)).toEqual(['Calls: due at once.', 'Calls: due for 5 min.', 'Calls: due for ….']);
});

test('a count tells its level and whose it is', () => {
  expect(sentence({ eventType: waiting.name, level: 9, counted: 'q2' })).toBe('Calls: count for queue of VIP above 9.');
});

test('a pattern tells what follows, and an event type of an integrator is told like any other', () => {
  const pattern = { ...newDraft('MINE').pattern, kind: 'absence', eventType: custom.name, per: 'user' } as const;
  expect(sentence({ eventType: custom.name, pattern })).toBe(
    'Calls: parcel lost, and no parcel lost within 2 h for the same user.',
  );
});

test('there is no sentence as long as there is no type', () => {
  expect(sentence({})).toBe('');
});
