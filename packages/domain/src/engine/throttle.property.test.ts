import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definition } from '../definition/definition.fixture.ts';
import type { Frequency } from '../definition/action.ts';
import { admit, deepestChain, itemBudget, noChain } from './chains.ts';
import type { CausalChain, FiringDraft, HourlyCount, Stopped, ThrottleState } from './reaction.ts';
import { throttle, throttleKey } from './throttle.ts';

function limited(frequency: Frequency) {
  return definition({ actions: [{ kind: 'add-tag', tag: 'x', frequency }] });
}

test('every firing is done or held back, and what is told adds up to what was held back', () => {
  const frequency = fc.record({
    everyMs: fc.integer({ min: 1, max: 500 }),
    per: fc.constantFrom('event' as const, 'item' as const),
  });
  const firings = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.constantFrom('a', 'b', null)), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(frequency, firings, (each, steps) => {
      const states = new Map<string, ThrottleState>();
      const sums = { done: 0, heldBack: 0, told: 0 };
      let at = 0;
      for (const [later, item] of steps) {
        at += later;
        const throttling = { definition: limited(each), place: 0, item };
        const key = throttleKey(throttling) ?? '';
        const result = throttle(states.get(key) ?? null, { ...throttling, at });
        if (result.state !== null) states.set(key, result.state);
        if (result.does) sums.told += result.heldBack;
        sums[result.does ? 'done' : 'heldBack'] += 1;
      }
      const waiting = [...states.values()].reduce((sum, state) => sum + state.heldBack, 0);
      expect([sums.done + sums.heldBack, sums.told + waiting]).toEqual([steps.length, sums.heldBack]);
    }),
    { numRuns: 500 },
  );
});

test('at most once a minute for each item, and the next one tells what was held back', () => {
  const each = limited({ everyMs: 60_000, per: 'item' });
  const first = throttle(null, { definition: each, place: 0, item: 'a', at: 0 });
  const second = throttle(first.state, { definition: each, place: 0, item: 'a', at: 59_999 });
  const third = throttle(second.state, { definition: each, place: 0, item: 'a', at: 60_000 });
  expect([first, second, third].map((one) => (one.does ? one.heldBack : one.until))).toEqual([0, 60_000, 1]);
});

function firing(definitionId: string, subject = 'i1'): FiringDraft {
  return {
    definitionId,
    definitionVersion: 1,
    cause: { seq: 1 },
    subject: { kind: 'interaction', id: subject },
    interactionId: subject,
    values: {},
    kind: 'instant',
    late: false,
  };
}

const unlimited = { ofItem: null, ofOwner: null, firingsPerHour: null, at: 0 };

/** Definitions whose actions cause what others fire on, until nothing goes on. */
function settle(leadsTo: Readonly<Record<string, readonly string[]>>, first: string) {
  const waiting: { id: string; chain: CausalChain }[] = [{ id: first, chain: noChain }];
  const [gone, stopped] = [new Array<string>(), new Array<Stopped>()];
  let ofItem: HourlyCount | null = null;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const result = admit(firing(next.id), { ...unlimited, chain: next.chain, ofItem });
    if (!result.goes) {
      stopped.push(result.stopped);
      continue;
    }
    ofItem = result.ofItem;
    gone.push(next.id);
    for (const id of leadsTo[next.id] ?? []) waiting.push({ id, chain: result.chain });
  }
  return { gone, stopped };
}

describe('a chain of firings', () => {
  test('of two definitions that fight over a field is stopped, and both are named', () => {
    expect(settle({ raise: ['lower'], lower: ['raise'] }, 'raise')).toEqual({
      gone: ['raise', 'lower'],
      stopped: [
        {
          definitionId: 'raise',
          byDefinitionId: 'lower',
          reason: 'once-in-a-chain',
          cause: { seq: 1 },
          subject: { kind: 'interaction', id: 'i1' },
        },
      ],
    });
  });

  test('ends at a depth', () => {
    const ids = Array.from({ length: 12 }, (_, place) => `d${place}`);
    const leadsTo = Object.fromEntries(ids.map((id, place) => [id, ids.slice(place + 1, place + 2)]));
    const { gone, stopped } = settle(leadsTo, 'd0');
    expect([gone.length, stopped.map(({ reason }) => reason)]).toEqual([deepestChain, ['depth']]);
  });

  test('never runs away, whatever leads to what', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const graph = fc.record(Object.fromEntries(ids.map((id) => [id, fc.subarray(ids)])));
    fc.assert(
      fc.property(graph, (leadsTo) => {
        const { gone } = settle(leadsTo, 'a');
        expect(gone.length).toBeLessThanOrEqual(itemBudget);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['budget', { ofItem: { since: 0, count: itemBudget } }],
    ['role-rate', { ofOwner: { since: 0, count: 5 }, firingsPerHour: 5 }],
  ])('is stopped by the %s of an hour, and goes on in the next', (reason, more) => {
    const given = { ...unlimited, chain: noChain, ...more };
    const [now, later] = [0, 3_600_000].map((at) => admit(firing('a'), { ...given, at }));
    expect([now?.goes === false && now.stopped.reason, later?.goes]).toEqual([reason, true]);
  });
});
