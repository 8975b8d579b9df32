import { describe, expect, test } from 'vitest';
import { actionsOf, newNotify, newSendEmail, parseActions } from './action-draft.ts';

const notify = {
  kind: 'notify',
  severity: 'critical',
  title: 'Long hold: #AGENT_NAME#',
  body: '',
  to: [
    { kind: 'me' },
    { kind: 'user', userId: 'u1' },
    { kind: 'queue-members', queueId: null },
    { kind: 'role', role: 'Manager' },
  ],
};
const email = {
  kind: 'send-email',
  subject: 'Hold',
  body: 'Text',
  to: [
    { kind: 'address', address: 'a@demo.test' },
    { kind: 'team', teamId: 't1' },
  ],
};

describe('actions in the form', () => {
  test('come back as they were stored', () => {
    const drafts = parseActions([notify, email]);
    expect(drafts && actionsOf(drafts)).toEqual([notify, email]);
  });

  test('that the form does not know are not touched at all', () => {
    expect(parseActions([notify, { kind: 'call-webhook' }])).toBeNull();
    expect(parseActions('none')).toBeNull();
  });

  test("begin by telling me, with the type's own texts", () => {
    const texts = { title: 'Muted', body: 'Too long' };
    expect(actionsOf([newNotify(texts), newSendEmail(texts)])).toEqual([
      {
        kind: 'notify',
        to: [{ kind: 'me' }],
        severity: 'warning',
        title: 'Muted',
        body: 'Too long',
      },
      { kind: 'send-email', to: [{ kind: 'me' }], subject: 'Muted', body: 'Too long' },
    ]);
  });

  test('with an unknown severity count as information', () => {
    expect(parseActions([{ ...notify, severity: 'loud' }])?.[0]).toMatchObject({
      severity: 'info',
    });
  });
});
