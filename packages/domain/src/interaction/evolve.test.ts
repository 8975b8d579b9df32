import { describe, expect, test } from 'vitest';
import { evolve, project } from './evolve.ts';
import type { Fact } from './fact.ts';
import { fact } from './facts.fixture.ts';
import { type InteractionState, emptyInteraction } from './state.ts';

function given(...facts: readonly Fact[]): InteractionState {
  return project('call', facts);
}

const ana = { userId: 'ana' };
const ben = { userId: 'ben' };
const arrived = fact('interaction.created', 1, { fields: { subject: 'Bill', customerName: 'Customer 1', priority: 'high' } });
const queued = fact('interaction.queued', 2, { queueId: 'sales' });
const rung = fact('offer.created', 3, ana);
const taken = fact('offer.accepted', 4, ana);
const talking = [arrived, queued, rung, taken];
const leg = { mode: 'agent', endedAt: null, held: null, muted: null, consulting: null, recordingPaused: null, wrappingUp: null } as const;

test('a call that arrives, waits, rings and is taken', () => {
  expect(given(...talking)).toEqual({
    ...emptyInteraction('call'),
    phase: 'connected',
    subject: 'Bill',
    priority: 'high',
    customer: { name: 'Customer 1', email: null, phone: null },
    queueId: 'sales',
    ownerId: 'ana',
    openedAt: 1,
    lastAt: 4,
    activeAt: 4,
    legs: [{ ...leg, userId: 'ana', startedAt: 4 }],
    offers: [{ userId: 'ana', offeredAt: 3, endedAt: 4, outcome: 'accepted', ignoredAt: null }],
    participants: ['ana'],
    counts: { ...emptyInteraction('call').counts, offers: 1 },
  });
});

describe('offers', () => {
  test('one user accepts: the others are cancelled', () => {
    const state = given(arrived, queued, rung, fact('offer.created', 3, ben), taken);
    expect(state.offers.map(({ userId, outcome }) => [userId, outcome])).toEqual([
      ['ana', 'accepted'],
      ['ben', 'cancelled'],
    ]);
  });

  test('one of two is rejected: it is still offered; both: it waits again, since it was first queued', () => {
    const both = [arrived, queued, rung, fact('offer.created', 3, ben)];
    const once = given(...both, fact('offer.rejected', 5, ana));
    const twice = evolve(once, fact('offer.timed_out', 6, ben));
    expect([once.phase, twice.phase, twice.waitingSince]).toEqual(['offered', 'queued', 2]);
  });

  test('ignoring leaves the offer open', () => {
    expect(given(arrived, queued, rung, fact('offer.ignored', 5, ana)).offers).toEqual([
      { userId: 'ana', offeredAt: 3, endedAt: null, outcome: null, ignoredAt: 5 },
    ]);
  });

  test('cancelling the last leaves it offered to nobody', () => {
    const state = given(arrived, queued, rung, fact('offer.cancelled', 5, ana));
    expect([state.phase, state.offers.every((offer) => offer.endedAt !== null)]).toEqual(['offered', true]);
  });

  test('the interaction completes: an open offer is cancelled', () => {
    expect(given(arrived, queued, rung, fact('interaction.completed', 8)).offers).toEqual([
      { userId: 'ana', offeredAt: 3, endedAt: 8, outcome: 'cancelled', ignoredAt: null },
    ]);
  });
});

describe('legs', () => {
  test('flags say since when', () => {
    const state = given(...talking, fact('mute.started', 5, ana), fact('hold.started', 6, ana));
    expect(state.legs).toEqual([{ ...leg, userId: 'ana', startedAt: 4, muted: 5, held: 6 }]);
  });

  test('muting twice keeps the first beginning', () => {
    const state = given(...talking, fact('mute.started', 5, ana), fact('mute.started', 7, ana));
    expect(state.legs[0]?.muted).toBe(5);
  });

  test('muting somebody who has no part changes nothing but who was there', () => {
    const state = given(...talking);
    expect(evolve(state, fact('mute.started', 7, ben))).toEqual({ ...state, lastAt: 7, participants: ['ana', 'ben'] });
  });

  test('the end of a leg ends its flags', () => {
    const state = given(...talking, fact('mute.started', 5, ana), fact('participant.left', 8, ana));
    expect(state.legs).toEqual([{ ...leg, userId: 'ana', startedAt: 4, endedAt: 8 }]);
  });

  test('a manager who listens has a leg of that mode', () => {
    const state = given(...talking, fact('participant.joined', 5, { userId: 'mia', fields: { mode: 'monitor' } }));
    expect(state.legs.map(({ userId, mode }) => [userId, mode])).toEqual([
      ['ana', 'agent'],
      ['mia', 'monitor'],
    ]);
  });
});

describe('transfers', () => {
  const asked = (target: Fact['target'], mode = 'blind') => fact('transfer.requested', 5, { ...ana, target, fields: { mode } });
  const completed = fact('transfer.completed', 9, ana);

  test('are a flag while they go on', () => {
    expect(given(...talking, asked({ kind: 'user', userId: 'ben' }, 'attended')).transfer).toEqual({
      requestedAt: 5,
      by: 'ana',
      target: { kind: 'user', userId: 'ben' },
      mode: 'attended',
    });
  });

  test('to a user: a new leg, a new owner, and the one who asked has left', () => {
    const state = given(...talking, asked({ kind: 'user', userId: 'ben' }), completed);
    expect({
      phase: state.phase,
      owner: [state.previousOwnerId, state.ownerId],
      legs: state.legs.map(({ userId, endedAt }) => [userId, endedAt]),
      transfer: state.transfer,
      transfers: state.counts.transfers,
    }).toEqual({
      phase: 'connected',
      owner: ['ana', 'ben'],
      legs: [
        ['ana', 9],
        ['ben', null],
      ],
      transfer: null,
      transfers: 1,
    });
  });

  test('to a queue: it waits there, owned by nobody', () => {
    const state = given(...talking, asked({ kind: 'queue', queueId: 'support' }), completed);
    expect([state.phase, state.previousQueueId, state.queueId, state.waitingSince, state.ownerId]).toEqual(['queued', 'sales', 'support', 9, null]);
  });

  test('outside: it is completed', () => {
    const state = given(...talking, asked({ kind: 'outside', address: '+1 555 0100' }), completed);
    expect([state.phase, state.endedAt]).toEqual(['completed', 9]);
  });

  test('cancelled: it goes on as before', () => {
    const state = given(...talking, asked({ kind: 'user', userId: 'ben' }), fact('transfer.cancelled', 9, ana));
    expect(state).toEqual({ ...given(...talking), lastAt: 9 });
  });

  test('never asked for, as an import may say: it is passed on all the same', () => {
    const state = given(...talking, fact('transfer.completed', 9, { ...ana, target: { kind: 'queue', queueId: 'support' } }));
    expect([state.phase, state.queueId, state.counts.transfers]).toEqual(['queued', 'support', 1]);
  });

  test('blind, and the one who asked wraps up meanwhile: the offer to the next stays open', () => {
    const passing = [...talking, asked({ kind: 'user', userId: 'ben' }), fact('offer.created', 6, ben), fact('wrapup.started', 7, ana)];
    const wrapping = given(...passing);
    const served = [fact('offer.accepted', 8, ben), fact('transfer.completed', 9, ana)].reduce(evolve, wrapping);
    const left = evolve(served, fact('wrapup.ended', 12, ana));
    expect([wrapping.phase, served.phase, left.phase, left.ownerId]).toEqual(['connected', 'connected', 'connected', 'ben']);
  });
});

describe('wrap-up', () => {
  test('of the only user ends the talk, and its end completes the interaction', () => {
    const wrapping = given(...talking, fact('mute.started', 5, ana), fact('wrapup.started', 6, ana));
    const done = evolve(wrapping, fact('wrapup.ended', 9, ana));
    expect([wrapping.phase, wrapping.legs, done.phase, done.endedAt]).toEqual([
      'wrapup',
      [{ ...leg, userId: 'ana', startedAt: 4, endedAt: 6, wrappingUp: 6 }],
      'completed',
      9,
    ]);
  });

  test('of one of two leaves the other talking', () => {
    const state = given(...talking, fact('participant.joined', 5, ben), fact('wrapup.started', 6, ana));
    expect([state.phase, state.legs.map(({ userId, endedAt }) => [userId, endedAt])]).toEqual([
      'connected',
      [
        ['ben', null],
        ['ana', 6],
      ].toReversed(),
    ]);
  });

  test('said by a switch ends everyone\'s talk', () => {
    const state = given(...talking, fact('participant.joined', 5, ben), fact('wrapup.started', 6));
    expect([state.phase, state.legs.every((one) => one.endedAt === 6)]).toEqual(['wrapup', true]);
  });
});

describe('owners and queues', () => {
  test('claiming takes over: the owner before has left', () => {
    const state = given(...talking, fact('interaction.claimed', 7, ben));
    expect([state.ownerId, state.previousOwnerId, state.legs.map(({ userId, endedAt }) => [userId, endedAt])]).toEqual([
      'ben',
      'ana',
      [
        ['ana', 7],
        ['ben', null],
      ],
    ]);
  });

  test('assigning changes the owner and nothing else', () => {
    const state = given(arrived, queued, fact('interaction.assigned', 7, ben));
    expect([state.phase, state.ownerId, state.waitingSince]).toEqual(['queued', 'ben', 2]);
  });

  test('releasing gives it back to its queue', () => {
    const state = given(...talking, fact('interaction.released', 7, ana));
    expect([state.phase, state.queueId, state.ownerId, state.waitingSince]).toEqual(['queued', 'sales', null, 7]);
  });

  test('unqueueing stops the wait', () => {
    const state = given(arrived, queued, fact('interaction.unqueued', 5));
    expect([state.phase, state.queueId, state.previousQueueId, state.waitingSince]).toEqual(['creating', null, 'sales', null]);
  });

  test('reopening lets it wait again', () => {
    const state = given(...talking, fact('interaction.completed', 7, ana), fact('interaction.reopened', 20, ana));
    expect([state.phase, state.endedAt, state.waitingSince, state.queueId]).toEqual(['queued', null, 20, 'sales']);
  });
});

describe('help-desk life', () => {
  test('is kept in the state', () => {
    const state = given(
      arrived,
      fact('interaction.tagged', 2, { ...ana, fields: { tag: 'vip' } }),
      fact('interaction.tagged', 3, { ...ana, fields: { tag: 'refund' } }),
      fact('interaction.untagged', 4, { ...ana, fields: { tag: 'vip' } }),
      fact('interaction.status_changed', 5, { ...ana, fields: { status: 'open' } }),
      fact('interaction.message_received', 6, { fields: { text: 'Hello' } }),
      fact('interaction.time_logged', 7, { ...ana, fields: { duration: 60_000 } }),
      fact('interaction.follow_up_scheduled', 8, { ...ana, fields: { dueAt: 500 } }),
    );
    expect([state.tags, state.status, state.counts.messagesIn, state.counts.timeLoggedMs, state.followUpAt, state.activeAt]).toEqual([
      ['refund'],
      'open',
      1,
      60_000,
      500,
      6,
    ]);
  });

  test('deleting a live one ends it', () => {
    const state = given(...talking, fact('interaction.deleted', 9, ana));
    expect([state.deleted, state.phase, state.endedAt, state.subject]).toEqual([true, 'completed', 9, 'Bill']);
  });
});

describe('the impossible', () => {
  test('a call that begins without arriving', () => {
    const state = given(taken);
    expect([state.phase, state.openedAt, state.ownerId]).toEqual(['connected', 4, 'ana']);
  });

  test('a call that is abandoned while it is being served, as one real log says', () => {
    const state = given(...talking, fact('interaction.abandoned', 9, { actor: { kind: 'customer', userId: null } }));
    expect([state.phase, state.legs[0]?.endedAt]).toEqual(['abandoned', 9]);
  });

  test('a call that is answered by nobody known', () => {
    const state = given(arrived, queued, fact('offer.created', 3), fact('offer.accepted', 4), fact('interaction.completed', 9));
    expect([state.phase, state.ownerId, state.legs, state.participants]).toEqual([
      'completed',
      null,
      [{ ...leg, userId: null, startedAt: 4, endedAt: 9 }],
      [],
    ]);
  });

  test('what comes after the end brings nothing back to life', () => {
    const state = given(...talking, fact('interaction.completed', 9, ana), fact('offer.created', 10, ben), fact('hold.started', 11, ana));
    expect([state.phase, state.endedAt, state.lastAt, state.legs[0]?.held]).toEqual(['completed', 9, 11, null]);
  });
});
