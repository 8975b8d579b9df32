import { expect, test } from 'vitest';
import { actionKindNames } from '../catalogue/action-kinds.ts';
import type { Action } from './action.ts';
import { actionSentence, actionsSentence } from './action-sentence.ts';

const names: Readonly<Record<string, string>> = {
  r: 'Manager',
  u: 'Ana',
  q: 'Sales',
  t: 'Vienna',
  w: 'CRM',
  p: 'Pager',
};
const nameOf = (_kind: string, id: string) => names[id] ?? null;
const message = { severity: 'info', title: 'A', body: '' } as const;

const rows: readonly (readonly [string, Action])[] = [
  [
    "notify the role Manager, Ana and the department's managers",
    {
      ...message,
      kind: 'notify',
      to: [{ kind: 'role', role: 'r' }, { kind: 'user', userId: 'u' }, { kind: 'department-managers' }],
    },
  ],
  ['tell me as their notification profile says', { ...message, kind: 'notify-by-profile', to: [{ kind: 'me' }] }],
  [
    'send e-mail to the customer and boss@example.org, at most once in 10 min per item',
    {
      kind: 'send-email',
      to: [{ kind: 'customer' }, { kind: 'address', address: 'boss@example.org' }],
      subject: 'A',
      body: '',
      frequency: { everyMs: 600_000, per: 'item' },
    },
  ],
  [
    "push to the members of Sales, the queue's members, the team Vienna and the acting agent, at most once in 1 h",
    {
      ...message,
      kind: 'push',
      to: [
        { kind: 'queue-members', queueId: 'q' },
        { kind: 'queue-members', queueId: null },
        { kind: 'team', teamId: 't' },
        { kind: 'acting-agent' },
      ],
      frequency: { everyMs: 3_600_000, per: 'event' },
    },
  ],
  ['call the webhook CRM', { kind: 'webhook', webhookId: 'w' }],
  [
    'call https://example.org',
    { kind: 'call-web-page', method: 'GET', url: 'https://example.org/?q=#SUBJECT#', headers: [], body: '' },
  ],
  ['tell the provider Pager', { kind: 'provider', providerId: 'p', title: 'A', body: '' }],
  ['write into the log audit', { kind: 'log', file: 'audit', line: 'A' }],
  ['set the priority to high', { kind: 'set-priority', priority: 'high' }],
  ['set the status to waiting', { kind: 'set-status', status: 'waiting' }],
  ['assign it to Ana', { kind: 'assign', userId: 'u' }],
  ['transfer it to Sales', { kind: 'transfer', queueId: 'q', userId: null }],
  ['add the tag “vip”', { kind: 'add-tag', tag: 'vip' }],
  ['remove the tag “vip”', { kind: 'remove-tag', tag: 'vip' }],
  ['add a note', { kind: 'add-note', text: 'A' }],
  ['set a follow-up in 1 d', { kind: 'set-follow-up', afterMs: 86_400_000 }],
  ['complete it', { kind: 'complete' }],
  [
    'create a task for Ana',
    { kind: 'create-task', subject: 'A', description: '', userId: 'u', dueAfterMs: null, priority: null },
  ],
  ["set the task's priority to low", { kind: 'set-task-priority', priority: 'low' }],
  ["set the task's status to done", { kind: 'set-task-status', status: 'done' }],
  ['give the task to Ana', { kind: 'transfer-task', userId: 'u' }],
  ['create a coaching moment', { kind: 'create-coaching-moment', text: 'A' }],
  [
    'tell the role Manager if nobody acknowledges within 5 min',
    { ...message, kind: 'escalate', afterMs: 300_000, role: 'r' },
  ],
];

test.each(rows)('%s', (sentence, action) => {
  expect(actionSentence(action, nameOf)).toBe(sentence);
});

test('every kind of action is told above', () => {
  const told = new Set<string>(rows.map(([, { kind }]) => kind));
  expect(actionKindNames.filter((kind) => !told.has(kind))).toEqual([]);
});

test('several are one sentence, and what has no name stands as it is', () => {
  expect(
    actionsSentence([
      { kind: 'add-tag', tag: 'vip' },
      { kind: 'assign', userId: 'someone' },
    ]),
  ).toBe('Add the tag “vip” and assign it to someone');
});
