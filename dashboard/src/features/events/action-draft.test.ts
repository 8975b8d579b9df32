import { describe, expect, test } from 'vitest';
import { actionsOf, newAction, parseActions, withTexts } from './action-draft.ts';
import { actionKind } from './catalogue.fixture.ts';
import { recipientsIn, storedRecipient } from './recipient.ts';

const notify = {
  kind: 'notify',
  severity: 'critical',
  title: 'Long hold: #AGENT_NAME#',
  body: '',
  to: [{ kind: 'me' }, { kind: 'queue-members', queueId: null }],
  frequency: { everyMs: 60_000, per: 'item' },
};
const page = { kind: 'call-web-page', method: 'POST', url: 'https://example.org', headers: [], body: '{}' };
const muted = { defaultTitle: 'Muted', defaultBody: 'Too long' };
const held = { defaultTitle: 'Held', defaultBody: '' };

describe('actions in the form', () => {
  test('of every kind come back as they were stored', () => {
    const stored = [notify, page, { kind: 'complete' }, { kind: 'of-tomorrow', depth: { x: [1] } }];
    const drafts = parseActions(stored);
    expect(drafts && actionsOf(drafts)).toEqual(stored);
  });

  test('are none when one of them is no action', () => {
    expect([parseActions([notify, { title: 'x' }]), parseActions('none')]).toEqual([null, null]);
  });

  test("begin as the catalogue's parts ask for, with the type's own texts", () => {
    const drafts = ['notify', 'create-task', 'call-web-page'].map((kind) => newAction(actionKind(kind), muted));
    expect(actionsOf(drafts)).toEqual([
      { kind: 'notify', to: [{ kind: 'me' }], severity: 'warning', title: 'Muted', body: 'Too long' },
      { kind: 'create-task', subject: 'Muted', userId: null, dueAfterMs: null, priority: null },
      { kind: 'call-web-page', method: 'GET', url: '', headers: [], body: 'Too long' },
    ]);
  });

  test('take over the texts of another type unless they were changed', () => {
    const untouched = newAction(actionKind('notify'), muted);
    const written = { ...untouched, parts: { ...untouched.parts, title: 'Mine' } };
    expect([withTexts(untouched, held, muted).parts['title'], withTexts(written, held, muted).parts['title']]).toEqual([
      'Held',
      'Mine',
    ]);
  });

  test('say how often at most, and nothing when the time is none', () => {
    const [draft] = parseActions([notify]) ?? [];
    const empty = draft && { ...draft, frequency: { every: { amount: '', unit: 's' as const }, per: 'item' as const } };
    expect(empty && actionsOf([empty])[0]?.['frequency']).toBeUndefined();
  });
});

test('recipients name whom they need, and come back as they were stored', () => {
  const stored = [
    { kind: 'me' },
    { kind: 'user', userId: 'u1' },
    { kind: 'queue-members', queueId: null },
    { kind: 'address', address: 'a@demo.test' },
  ];
  expect(recipientsIn(stored).map(storedRecipient)).toEqual(stored);
  expect(recipientsIn('nobody')).toEqual([]);
});
