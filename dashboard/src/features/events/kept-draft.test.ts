import { expect, test } from 'vitest';
import { actionsOf, newAction } from './action-draft.ts';
import { actionKind, eventType } from './catalogue.fixture.ts';
import { conditionOf } from './condition-draft.ts';
import { newDraft } from './definition-draft.ts';
import { contentOf } from './definition-input.ts';
import { readKept, writeKept } from './kept-draft.ts';
import { withEventType } from './with-event-type.ts';

test('a draft that is kept on the device says the same when it is read again', () => {
  const type = eventType({ trigger: 'TIMED' });
  const draft = {
    ...withEventType(newDraft('GLOBAL'), { to: type, from: null, kinds: [] }),
    name: 'Half written',
    repeat: { amount: '', unit: 'min' } as const,
    level: null,
    actions: [newAction(actionKind('create-task'), type)],
  };
  const kept = readKept(writeKept({ draft, version: 3, at: 1_700 }));
  expect(kept).toMatchObject({ version: 3, at: 1_700, draft: { scope: 'GLOBAL', repeat: draft.repeat, level: null } });
  expect(kept && contentOf(kept.draft, type)).toEqual(contentOf(draft, type));
});

test('its parts get keys of their own, so that they never meet those of the page', () => {
  const draft = { ...newDraft('MINE'), actions: [newAction(actionKind('notify'), eventType())] };
  const kept = readKept(writeKept({ draft, version: null, at: 0 }));
  expect(kept?.draft.actions[0]?.key).not.toBe(draft.actions[0]?.key);
  expect(kept && actionsOf(kept.draft.actions)).toEqual(actionsOf(draft.actions));
  expect(kept && conditionOf(kept.draft.condition)).toEqual(conditionOf(draft.condition));
});

test('what is no draft of today is not read', () => {
  expect(
    [null, '', '{', '{"at":1,"draft":{}}', '{"draft":{"condition":{"kind":"all","of":[]}}}'].map(readKept),
  ).toEqual([null, null, null, null, null]);
});
