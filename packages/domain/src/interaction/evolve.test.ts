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
const arrived = fact('interaction.created', 1, {
  fields: { subject: 'Bill', customerName: 'Customer 1', priority: 'high' },
});
const queued = fact('interaction.queued', 2, { queueId: 'sales' });
const rung = fact('offer.created', 3, ana);
const taken = fact('offer.accepted', 4, ana);
const talking = [arrived, queued, rung, taken];
const leg = {
  mode: 'agent',
  endedAt: null,
  held: null,
  muted: null,
  consulting: null,
  recordingPaused: null,
  wrappingUp: null,
} as const;

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
    expect(evolve(state, fact('mute.started', 7, ben))).toEqual({
      ...state,
      lastAt: 7,
      participants: ['ana', 'ben'],
    });
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
    expect([state.phase, state.queueId, state.previousQueueId, state.waitingSince]).toEqual([
      'creating',
      null,
      'sales',
      null,
    ]);
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
    expect([
      state.tags,
      state.status,
      state.counts.messagesIn,
      state.counts.timeLoggedMs,
      state.followUpAt,
      state.activeAt,
    ]).toEqual([['refund'], 'open', 1, 60_000, 500, 6]);
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

  test('a call that is queued a second after its answer, by another clock, is being served', () => {
    const answered = fact('offer.accepted', 10_000, ana);
    const state = given(arrived, answered, fact('interaction.queued', 11_000, { queueId: 'sales' }));
    expect([state.phase, state.queueId, state.waitingSince]).toEqual(['connected', 'sales', null]);
  });

  test('a call that is queued again long after its answer, without a release, waits again', () => {
    const state = given(...talking, fact('interaction.queued', 60_000, { queueId: 'sales' }));
    expect([state.phase, state.waitingSince, state.legs[0]?.endedAt]).toEqual(['queued', 60_000, 60_000]);
  });

  test('a call that is answered by nobody known', () => {
    const state = given(
      arrived,
      queued,
      fact('offer.created', 3),
      fact('offer.accepted', 4),
      fact('interaction.completed', 9),
    );
    expect([state.phase, state.ownerId, state.legs, state.participants]).toEqual([
      'completed',
      null,
      [{ ...leg, userId: null, startedAt: 4, endedAt: 9 }],
      [],
    ]);
  });

  test('what comes after the end brings nothing back to life', () => {
    const state = given(
      ...talking,
      fact('interaction.completed', 9, ana),
      fact('offer.created', 10, ben),
      fact('hold.started', 11, ana),
    );
    expect([state.phase, state.endedAt, state.lastAt, state.legs[0]?.held]).toEqual(['completed', 9, 11, null]);
  });
});
