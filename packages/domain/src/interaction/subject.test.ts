import { expect, test } from 'vitest';
import { fact } from './facts.fixture.ts';
import { isRemembered, type SubjectState, subjectAfter, subjectChanges } from './subject.ts';

const story = (...facts: Parameters<typeof subjectAfter>[1][]): SubjectState => {
  const [first, ...others] = facts;
  if (first === undefined) throw new Error('a story has a beginning');
  return others.reduce(subjectAfter, subjectAfter(null, first));
};

test('a task is what its events have said of it, one after another', () => {
  const task = story(
    fact('task.created', 1, { userId: 'ana', fields: { subject: 'Call back', dueAt: 50 } }),
    fact('task.modified', 2, { userId: 'ben', fields: { priority: 'high' } }),
    fact('task.started', 3, {}),
  );
  expect(task).toEqual({
    fields: { status: 'started', priority: 'high', userId: 'ben', subject: 'Call back', dueAt: 50, startedAt: 3 },
    createdAt: 1,
    lastAt: 3,
    deleted: false,
    userIds: ['ana', 'ben'],
    queueId: null,
  });
});

test('what a source says of a status goes before what Belfry would call it', () => {
  expect(story(fact('task.created', 1, { fields: { subject: 'A', status: 'waiting' } })).fields['status']).toBe(
    'waiting',
  );
});

test('an event that comes out of order only fills in what is not known yet', () => {
  const task = story(
    fact('task.modified', 5, { fields: { priority: 'high' } }),
    fact('task.created', 1, { fields: { subject: 'Late', priority: 'low' } }),
  );
  expect([task.fields, task.createdAt, task.lastAt]).toEqual([
    { status: 'open', subject: 'Late', priority: 'high' },
    1,
    5,
  ]);
});

test('a field that is null is forgotten, and what is deleted keeps its last fields', () => {
  const before = story(fact('task.created', 1, { fields: { subject: 'A', dueAt: 9 } }));
  const without = subjectAfter(before, fact('task.modified', 2, { fields: { dueAt: null } }));
  const after = subjectAfter(without, fact('task.deleted', 3, {}));
  expect([subjectChanges(before, without), after.deleted, after.fields, subjectChanges(without, after)]).toEqual([
    { dueAt: [9, null] },
    true,
    { status: 'open', priority: 'normal', subject: 'A' },
    { deleted: [false, true] },
  ]);
});

test('lists that say the same are no change', () => {
  const before = story(fact('article.created', 1, { fields: { keywords: ['a', 'b'] } }));
  const after = subjectAfter(before, fact('article.modified', 2, { fields: { keywords: ['a', 'b'], title: 'T' } }));
  expect(subjectChanges(before, after)).toEqual({ title: [null, 'T'] });
});

test.each([
  ['task', true],
  ['user', true],
  ['order', true],
  ['interaction', false],
  ['mail', false],
  ['process', false],
])('events of a %s are merged: %s', (kind, expected) => {
  expect(isRemembered(kind)).toBe(expected);
});
