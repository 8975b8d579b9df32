import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anomalyOf, decide } from './decide.ts';
import { evolve, project } from './evolve.ts';
import type { Fact } from './fact.ts';
import { anyFacts, interactionTypes } from './arbitrary-facts.fixture.ts';
import { brokenInvariantsOf } from './invariants.fixture.ts';
import { changesBetween, itemOf } from './item.ts';
import { type InteractionState, emptyInteraction } from './state.ts';

/** Few random steps are possible: for one that is not, another is taken that is. */
function play(facts: readonly Fact[]): readonly InteractionState[] {
  let state = emptyInteraction('call');
  return facts.map((fact) => {
    const decided = decide(state, fact);
    const chosen = decided.ok
      ? fact
      : {
          ...fact,
          type: decided.problem.allowed[fact.at % decided.problem.allowed.length] ?? fact.type,
        };
    if (decide(state, chosen).ok) state = evolve(state, chosen);
    return state;
  });
}

test('any sequence of possible actions keeps the invariants', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      for (const state of play(facts)) expect(brokenInvariantsOf(state)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('any sequence of facts, possible or not, keeps the invariants', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      facts.reduce((state, fact) => {
        const next = evolve(state, fact);
        expect({ after: fact.type, broken: brokenInvariantsOf(next) }).toEqual({
          after: fact.type,
          broken: [],
        });
        return next;
      }, emptyInteraction('call'));
    }),
    { numRuns: 1000 },
  );
});

test('neither deciding nor evolving writes on the state it was given', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      facts.reduce((state, fact) => {
        const before = JSON.stringify(state);
        decide(state, fact);
        anomalyOf(state, fact);
        const next = evolve(state, fact);
        expect(JSON.stringify(state)).toBe(before);
        return next;
      }, emptyInteraction('call'));
    }),
  );
});

test('what a refusal calls allowed is allowed, and what it does not is refused', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      facts.reduce((state, fact) => {
        const decided = decide(state, fact);
        const possible = interactionTypes.filter((type) => decide(state, { ...fact, type }).ok);
        const named = decided.ok ? possible : decided.problem.allowed;
        expect({ named, refused: !decided.ok }).toEqual({
          named: possible,
          refused: !possible.includes(fact.type),
        });
        return decided.ok ? evolve(state, fact) : state;
      }, emptyInteraction('call'));
    }),
  );
});

test('facts that come in any order re-project to the state of the same facts in order', () => {
  const shuffled = anyFacts.chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      shuffled: fc.shuffledSubarray([...facts], { minLength: facts.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, (given) => {
      const inOrder = given.facts.reduce(evolve, emptyInteraction('call'));
      expect(project('call', given.shuffled)).toEqual(inOrder);
    }),
  );
});

test('the state is plain JSON', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const state = project('call', facts);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});

test('the changes of an item, laid over the item before, give the item after', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      facts.reduce((state, fact) => {
        const next = evolve(state, fact);
        const [before, after] = [itemOf('1', state), itemOf('1', next)];
        const laidOver = {
          ...before,
          ...Object.fromEntries(Object.entries(changesBetween(before, after)).map(([key, pair]) => [key, pair[1]])),
        };
        expect(laidOver).toEqual(after);
        return next;
      }, emptyInteraction('call'));
    }),
  );
});
