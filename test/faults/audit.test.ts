import { expect, test } from 'vitest';
import { type Acknowledged, audit } from './audit.ts';
import type { Books } from './books.ts';

const rules = { rejected: 'Rejected', muted: 'Muted', readers: 2 };

const types = ['interaction.created', 'offer.created', 'offer.rejected', 'offer.accepted', 'mute.started'];
const log = types.map((type, index) => ({
  seq: index + 1,
  entry: `${index % 2 === 0 ? 'ada' : 'bob'}:${index}`,
  type,
  interactionId: 'call',
}));
const firings = [
  { id: 'f1', definition: 'Rejected', causeSeq: 3, interactionId: 'call' },
  { id: 'f2', definition: 'Muted', causeSeq: null, interactionId: 'call' },
];
const notifications = ['f1', 'f2'].flatMap((firingId) =>
  ['ann', 'ben'].map((userId) => ({ firingId, userId })),
);
const good: Books = {
  log,
  streams: [
    { name: 'user_events', head: 5, seqs: [1, 2, 3, 4, 5] },
    { name: 'notification_changes', head: 4, seqs: [1, 2, 3, 4] },
  ],
  keys: [1, 2, 3, 4, 5],
  miscounted: [],
  firings,
  notifications,
};
const told: Acknowledged = new Map([
  ['ada', ['ada:0', 'ada:2', 'ada:4']],
  ['bob', ['bob:1', 'bob:3']],
]);

test('books that are in order are found in order', () => {
  expect(audit(good, told, rules)).toEqual([]);
});

const broken: readonly [name: string, books: Partial<Books>, told: Acknowledged | null][] = [
  ['an acknowledged event is missing', { log: log.toSpliced(0, 1), keys: [2, 3, 4, 5] }, null],
  ['an event is there twice', { log: [...log, { ...log[0], seq: 6, entry: 'ada:0' }] as Books['log'], keys: [1, 2, 3, 4, 5, 6] }, null],
  ['two events were swapped', { log: log.with(0, { ...log[2], seq: 1 } as Books['log'][number]).with(2, { ...log[0], seq: 3 } as Books['log'][number]) }, null],
  ['an event was acknowledged twice', {}, new Map([...told, ['bob', ['bob:1', 'bob:1', 'bob:3']]])],
  ['an event that nobody wrote is there', { log: [...log, { seq: 6, entry: 'eve:0', type: 'mute.ended', interactionId: 'other' }], keys: [1, 2, 3, 4, 5, 6] }, null],
  ['a place is left out', { streams: [{ name: 'user_events', head: 5, seqs: [1, 2, 3, 4, 6] }] }, null],
  ['the head is behind', { streams: [{ name: 'user_events', head: 4, seqs: [1, 2, 3, 4, 5] }] }, null],
  ['a key is missing', { keys: [1, 2, 3, 4] }, null],
  ['a count is wrong', { miscounted: ['offer.created logged 1 counted 2'] }, null],
  ['a firing is missing', { firings: firings.slice(0, 1), notifications: notifications.slice(0, 2) }, null],
  ['a firing of time is there twice', { firings: [...firings, { ...firings[1], id: 'f3' }] as Books['firings'], notifications: [...notifications, { firingId: 'f3', userId: 'ann' }, { firingId: 'f3', userId: 'ben' }] }, null],
  ['something fired for no reason', { firings: firings.with(0, { id: 'f1', definition: 'Rejected', causeSeq: 4, interactionId: 'call' }) }, null],
  ['a notification is missing', { notifications: notifications.slice(1) }, null],
  ['a notification is there twice', { notifications: [...notifications, { firingId: 'f1', userId: 'ann' }] }, null],
  ['somebody was told twice and another not at all', { notifications: notifications.with(1, { firingId: 'f1', userId: 'ann' }) }, null],
  ['there is a notification of nothing', { notifications: [...notifications, { firingId: 'f9', userId: 'ann' }] }, null],
];

test.each(broken)('it is found when %s', (_name, books, otherwise) => {
  expect(audit({ ...good, ...books }, otherwise ?? told, rules)).toEqual([]);
});
