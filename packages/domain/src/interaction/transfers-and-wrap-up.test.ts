import { describe, expect, test } from 'vitest';
import { evolve, project } from './evolve.ts';
import type { Fact } from './fact.ts';
import { fact } from './facts.fixture.ts';
import type { InteractionState } from './state.ts';

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

describe('transfers', () => {
  const asked = (target: Fact['target'], mode = 'blind') =>
    fact('transfer.requested', 5, { ...ana, target, fields: { mode } });
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
    expect([state.phase, state.previousQueueId, state.queueId, state.waitingSince, state.ownerId]).toEqual([
      'queued',
      'sales',
      'support',
      9,
      null,
    ]);
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
    const state = given(
      ...talking,
      fact('transfer.completed', 9, { ...ana, target: { kind: 'queue', queueId: 'support' } }),
    );
    expect([state.phase, state.queueId, state.counts.transfers]).toEqual(['queued', 'support', 1]);
  });

  test('blind, and the one who asked wraps up meanwhile: the offer to the next stays open', () => {
    const passing = [
      ...talking,
      asked({ kind: 'user', userId: 'ben' }),
      fact('offer.created', 6, ben),
      fact('wrapup.started', 7, ana),
    ];
    const wrapping = given(...passing);
    const served = [fact('offer.accepted', 8, ben), fact('transfer.completed', 9, ana)].reduce(evolve, wrapping);
    const left = evolve(served, fact('wrapup.ended', 12, ana));
    expect([wrapping.phase, served.phase, left.phase, left.ownerId]).toEqual([
      'connected',
      'connected',
      'connected',
      'ben',
    ]);
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

  test("said by a switch ends everyone's talk", () => {
    const state = given(...talking, fact('participant.joined', 5, ben), fact('wrapup.started', 6));
    expect([state.phase, state.legs.every((one) => one.endedAt === 6)]).toEqual(['wrapup', true]);
  });
});
