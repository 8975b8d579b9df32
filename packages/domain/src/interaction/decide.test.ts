import { describe, expect, test } from 'vitest';
import { type UserEventType, userEventTypeNames, userEventTypes } from '../catalogue/user-event-types.ts';
import { anomalyOf, decide } from './decide.ts';
import { evolve } from './evolve.ts';
import type { Fact } from './fact.ts';
import { fact } from './facts.fixture.ts';
import { type InteractionState, emptyInteraction } from './state.ts';

const handling = new Set(
  userEventTypeNames.filter(
    (type) => userEventTypes[type].subject === 'interaction' && userEventTypes[type].category !== 'help-desk',
  ),
);

function after(...facts: readonly Fact[]): InteractionState {
  return facts.reduce(evolve, emptyInteraction('call'));
}

/** The handling facts that the state allows Ana. */
function allowedTo(userId: string, state: InteractionState): readonly UserEventType[] {
  return [...handling].filter((type) => decide(state, fact(type, 99, { userId })).ok);
}

const ana = { userId: 'ana' };
const ben = { userId: 'ben' };
const arrived = [fact('interaction.created', 1)];
const waiting = [...arrived, fact('interaction.queued', 2, { queueId: 'sales' })];
const ringing = [...waiting, fact('offer.created', 3, ana)];
const talking = [...ringing, fact('offer.accepted', 4, ana)];
const wrapping = [...talking, fact('wrapup.started', 5, ana)];
const done = [...wrapping, fact('wrapup.ended', 6, ana)];

const live: readonly UserEventType[] = [
  'interaction.claimed',
  'interaction.assigned',
  'interaction.completed',
  'interaction.failed',
];

describe('what each state allows Ana', () => {
  test('before anything is known, only that it arrives', () => {
    expect(allowedTo('ana', after())).toEqual(['interaction.created']);
  });

  test('creating: to queue, offer, connect, abandon', () => {
    expect(new Set(allowedTo('ana', after(...arrived)))).toEqual(
      new Set([...live, 'interaction.queued', 'interaction.connected', 'interaction.abandoned', 'offer.created']),
    );
  });

  test('queued: to unqueue, offer, connect, abandon, but not to queue again', () => {
    expect(new Set(allowedTo('ana', after(...waiting)))).toEqual(
      new Set([...live, 'interaction.unqueued', 'interaction.connected', 'interaction.abandoned', 'offer.created']),
    );
  });

  test('offered: what she can do with her own offer', () => {
    expect(new Set(allowedTo('ana', after(...ringing)))).toEqual(
      new Set([
        ...live,
        'interaction.connected',
        'interaction.abandoned',
        'offer.accepted',
        'offer.rejected',
        'offer.ignored',
        'offer.timed_out',
        'offer.cancelled',
      ]),
    );
  });

  test('offered to Ana: nothing of her offer is allowed to Ben, but it may be offered to him too', () => {
    expect(new Set(allowedTo('ben', after(...ringing)))).toEqual(
      new Set([...live, 'interaction.connected', 'interaction.abandoned', 'offer.created']),
    );
  });

  test('offered, and the only offer cancelled: to queue it again', () => {
    expect(allowedTo('ana', after(...ringing, fact('offer.cancelled', 4, ana)))).toContain('interaction.queued');
  });

  test('connected: what she can do in her own leg', () => {
    expect(new Set(allowedTo('ana', after(...talking)))).toEqual(
      new Set([
        ...live,
        'interaction.connected',
        'interaction.released',
        'hold.started',
        'mute.started',
        'consult.started',
        'recording.paused',
        'participant.left',
        'transfer.requested',
        'wrapup.started',
        'wrapup.coded',
      ]),
    );
  });

  test('connected with every flag set: the ends of the flags, and the customer may give up on hold', () => {
    const state = after(
      ...talking,
      fact('hold.started', 5, ana),
      fact('mute.started', 5, ana),
      fact('consult.started', 5, ana),
      fact('recording.paused', 5, ana),
      fact('transfer.requested', 5, { ...ana, target: { kind: 'queue', queueId: 'support' } }),
    );
    expect(new Set(allowedTo('ana', state))).toEqual(
      new Set([
        ...live,
        'interaction.connected',
        'interaction.released',
        'interaction.abandoned',
        'hold.ended',
        'mute.ended',
        'consult.ended',
        'recording.resumed',
        'participant.left',
        'transfer.completed',
        'transfer.failed',
        'transfer.cancelled',
        'wrapup.started',
        'wrapup.coded',
      ]),
    );
  });

  test('connected to Ana: Ben may be offered it, join or take it over, but touch nothing of her leg', () => {
    expect(new Set(allowedTo('ben', after(...talking)))).toEqual(
      new Set([
        ...live,
        'interaction.connected',
        'interaction.released',
        'offer.created',
        'participant.joined',
        'wrapup.started',
        'wrapup.coded',
      ]),
    );
  });

  test('wrapping up: to give a code and to end it', () => {
    expect(new Set(allowedTo('ana', after(...wrapping)))).toEqual(new Set([...live, 'wrapup.coded', 'wrapup.ended']));
  });

  test('completed: to reopen it, or to give it a code late', () => {
    expect(new Set(allowedTo('ana', after(...done)))).toEqual(new Set(['interaction.reopened', 'wrapup.coded']));
  });

  test.each(['interaction.abandoned', 'interaction.failed'] as const)('after %s: to reopen it', (type) => {
    expect(allowedTo('ana', after(...waiting, fact(type, 5)))).toEqual(['interaction.reopened']);
  });

  test('deleted: nothing at all, not even a note', () => {
    const state = after(...talking, fact('interaction.deleted', 9, ana));
    expect(
      userEventTypeNames.filter(
        (type) => userEventTypes[type].subject === 'interaction' && decide(state, fact(type, 10, ana)).ok,
      ),
    ).toEqual([]);
  });

  test.each([arrived, waiting, ringing, talking, wrapping, done])(
    'notes, tags, messages, priority, status and subject: always',
    (...facts) => {
      const helpDesk = userEventTypeNames.filter((type) => userEventTypes[type].category === 'help-desk');
      expect(helpDesk.filter((type) => !decide(after(...facts), fact(type, 99, ana)).ok)).toEqual([]);
    },
  );
});

describe('a refusal', () => {
  test('says from where, what was tried, and what the same user could do', () => {
    const decided = decide(after(...wrapping), fact('mute.started', 9, ana));
    expect(
      decided.ok
        ? null
        : {
            ...decided.problem,
            allowed: decided.problem.allowed.filter((type) => handling.has(type)),
          },
    ).toEqual({
      kind: 'invalid-transition',
      from: 'wrapup',
      action: 'mute.started',
      allowed: allowedTo('ana', after(...wrapping)),
    });
  });

  test('never concerns facts of other subjects', () => {
    expect(decide(after(...done), fact('user.signed_in', 9, ana)).ok).toBe(true);
  });
});

describe('an anomaly', () => {
  test('is none where the state allows the fact', () => {
    expect(anomalyOf(after(...talking), fact('mute.started', 9, ana))).toBe(null);
  });

  test('is INVALID_TRANSITION where it does not', () => {
    expect(anomalyOf(after(...talking), fact('mute.started', 9, ben))).toBe('INVALID_TRANSITION');
  });

  test('is OUT_OF_ORDER where the fact is older than one that is known', () => {
    expect(anomalyOf(after(...talking), fact('mute.started', 3, ana))).toBe('OUT_OF_ORDER');
  });
});
