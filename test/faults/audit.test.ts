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
const notifications = ['f1', 'f2'].flatMap((firingId) => ['ann', 'ben'].map((userId) => ({ firingId, userId })));
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

const [created, offered, rejected] = log;
const [, firedOfTime] = firings;
if (!created || !offered || !rejected || !firedOfTime) throw new Error('The books are too short');

interface Broken {
  readonly when: string;
  readonly books?: Partial<Books>;
  readonly acknowledged?: Acknowledged;
  readonly found: readonly string[];
}

const broken: readonly Broken[] = [
  {
    when: 'an acknowledged event is missing',
    books: { log: log.slice(1), keys: [2, 3, 4, 5] },
    found: ['log against acknowledgements, ada: unexpected: ada:0'],
  },
  {
    when: 'an event is there twice',
    books: { log: [...log, { ...created, seq: 6 }], keys: [1, 2, 3, 4, 5, 6] },
    found: ['log against acknowledgements, ada: expected twice: ada:0'],
  },
  {
    when: 'two events of a writer were swapped',
    books: {
      log: log.with(0, { ...created, entry: rejected.entry }).with(2, { ...rejected, entry: created.entry }),
    },
    found: ['log against acknowledgements, ada: reordered: ada:2'],
  },
  {
    when: 'an event was acknowledged twice',
    acknowledged: new Map([...told, ['bob', ['bob:1', 'bob:1', 'bob:3']]]),
    found: ['log against acknowledgements, bob: doubled: bob:1'],
  },
  {
    when: 'an event that nobody wrote is there',
    books: { log: [...log, { ...created, seq: 6, entry: 'eve:0' }], keys: [1, 2, 3, 4, 5, 6] },
    found: ['nobody wrote eve:0'],
  },
  {
    when: 'a place is left out',
    books: { streams: [{ name: 'user_events', head: 5, seqs: [1, 2, 3, 4, 6] }] },
    found: ['user_events: its places are not 1, 2, 3 …: 6'],
  },
  {
    when: 'the head is behind',
    books: { streams: [{ name: 'user_events', head: 4, seqs: [1, 2, 3, 4, 5] }] },
    found: ['user_events: its head says 4, and there are 5'],
  },
  {
    when: 'the key of an event is missing',
    books: { keys: [1, 2, 3, 4] },
    found: ['keys of events, all: lost: 5'],
  },
  {
    when: 'a count is wrong',
    books: { miscounted: ['offer.created logged 1 counted 2'] },
    found: ['miscounted: offer.created logged 1 counted 2'],
  },
  {
    when: 'a firing is missing',
    books: { firings: firings.slice(0, 1), notifications: notifications.slice(0, 2) },
    found: ['firings, Muted: lost: call'],
  },
  {
    when: 'a firing of time is there twice',
    books: {
      firings: [...firings, { ...firedOfTime, id: 'f3' }],
      notifications: [...notifications, { firingId: 'f3', userId: 'ann' }, { firingId: 'f3', userId: 'ben' }],
    },
    found: ['firings, Muted: doubled: call'],
  },
  {
    when: 'something fired for the wrong reason',
    books: {
      firings: firings.with(0, { ...firedOfTime, id: 'f1', definition: 'Rejected', causeSeq: 4 }),
    },
    found: ['firings, Rejected: lost: 3', 'firings, Rejected: unexpected: 4'],
  },
  {
    when: 'a notification is missing',
    books: { notifications: notifications.slice(1) },
    found: ['the firing f1 told 1 of 2: ben'],
  },
  {
    when: 'a notification is there twice',
    books: { notifications: [...notifications, { firingId: 'f1', userId: 'ann' }] },
    found: ['the firing f1 told 3 of 2: ann, ben, ann'],
  },
  {
    when: 'somebody was told twice and another not at all',
    books: { notifications: notifications.with(1, { firingId: 'f1', userId: 'ann' }) },
    found: ['the firing f1 told 2 of 2: ann, ann'],
  },
  {
    when: 'there is a notification of nothing',
    books: { notifications: [...notifications, { firingId: 'f9', userId: 'ann' }] },
    found: ['there are notifications of f9, which never fired'],
  },
];

test.each(broken)('it is found when $when', ({ books, acknowledged, found }) => {
  expect(audit({ ...good, ...books }, acknowledged ?? told, rules)).toEqual(found);
});
