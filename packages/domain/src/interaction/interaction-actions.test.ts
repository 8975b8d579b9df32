import { describe, expect, test } from 'vitest';
import { isGrantable } from '../access/grants.ts';
import { userEventTypes } from '../catalogue/user-event-types.ts';
import { actionNames, factOf, interactionActions } from './interaction-actions.ts';

describe('every action', () => {
  test('states a fact of its subject, that its actor may state', () => {
    const wrong = actionNames.filter((name) => {
      const { type, subject, actor } = interactionActions[name];
      return userEventTypes[type].subject !== subject || !userEventTypes[type].actors.includes(actor);
    });
    expect(wrong).toEqual([]);
  });

  test('states a fact of its own', () => {
    expect(new Set(actionNames.map((name) => interactionActions[name].type)).size).toBe(actionNames.length);
  });

  test('takes the fields that its fact declares', () => {
    const wrong = actionNames.filter((name) => {
      const { type, inputs } = interactionActions[name];
      return (
        type !== 'transfer.completed' && JSON.stringify(inputs.fields) !== JSON.stringify(userEventTypes[type].fields)
      );
    });
    expect(wrong).toEqual([]);
  });

  test("needs a permission that can be granted for one's own", () => {
    expect(actionNames.filter((name) => !isGrantable(interactionActions[name].permission, 'own'))).toEqual([]);
  });
});

const nothing = { queueId: null, target: null, reason: null, fields: {} };

describe('the fact of an action', () => {
  test('is about the caller, who acts', () => {
    expect(factOf('muteInteraction', { callerId: 'ana' })).toEqual({
      ...nothing,
      type: 'mute.started',
      actor: { kind: 'user', userId: 'ana' },
      userId: 'ana',
    });
  });

  test("is a manager's where it is about another", () => {
    expect(factOf('muteInteraction', { callerId: 'mia', userId: 'ana' })).toEqual({
      ...nothing,
      type: 'mute.started',
      actor: { kind: 'manager', userId: 'mia' },
      userId: 'ana',
    });
  });

  test("is the named user's own where a source system calls", () => {
    expect(factOf('acceptInteraction', { callerId: null, userId: 'ana' }).actor).toEqual({
      kind: 'user',
      userId: 'ana',
    });
  });

  test("is the system's where nobody is named", () => {
    expect(factOf('completeInteraction', { callerId: null })).toEqual({
      ...nothing,
      type: 'interaction.completed',
      actor: { kind: 'system', userId: null },
      userId: null,
    });
  });

  test("of giving it to someone is the caller's, as a user", () => {
    expect(factOf('assignInteraction', { callerId: 'ana', userId: 'ben' })).toEqual({
      ...nothing,
      type: 'interaction.assigned',
      actor: { kind: 'user', userId: 'ana' },
      userId: 'ben',
    });
  });

  test("is the customer's or the system's where only they can do it", () => {
    expect([
      factOf('abandonInteraction', { callerId: 'ana' }),
      factOf('offerInteraction', { callerId: 'ana', userId: 'ben', queueId: 'sales' }),
    ]).toEqual([
      {
        ...nothing,
        type: 'interaction.abandoned',
        actor: { kind: 'customer', userId: null },
        userId: null,
      },
      {
        ...nothing,
        type: 'offer.created',
        actor: { kind: 'system', userId: null },
        userId: 'ben',
        queueId: 'sales',
      },
    ]);
  });

  test('carries where to, why and what', () => {
    const target = { kind: 'queue', queueId: 'support' } as const;
    expect(
      factOf('transferInteraction', {
        callerId: 'ana',
        target,
        reason: 'billing',
        fields: { mode: 'attended' },
      }),
    ).toEqual({
      type: 'transfer.requested',
      actor: { kind: 'user', userId: 'ana' },
      userId: 'ana',
      queueId: null,
      target,
      reason: 'billing',
      fields: { mode: 'attended' },
    });
  });
});
