import { describe, expect, test } from 'vitest';
import { newPattern, patternFaults, patternFrom, patternOf } from './pattern-draft.ts';

const step = JSON.parse('{"then":{"eventType":"CALL_ACCEPTED","condition":{"kind":"all","of":[]}}}');
const followedBy = (pattern: object): Record<string, unknown> => ({ ...pattern, ...step });

describe('a pattern in the form', () => {
  test.each([
    followedBy({ kind: 'sequence', withinMs: 60_000, per: 'user' }),
    followedBy({ kind: 'absence', withinMs: 7_200_000, per: 'item', clock: 'business-hours' }),
    { kind: 'rate', count: 3, withinMs: 604_800_000, per: 'queue' },
  ])('comes back as it was stored: $kind', (stored) => {
    const draft = patternFrom(stored);
    expect(draft && patternOf(draft)).toEqual(stored);
  });

  test('is none where nothing is stored', () => {
    expect(patternFrom(null)).toMatchObject({ kind: 'once' });
    expect(patternOf(newPattern())).toBeNull();
  });

  test('that is none of these is not opened', () => {
    expect([patternFrom('x'), patternFrom({ kind: 'spiral' })]).toEqual([null, null]);
  });
});

test('what a pattern lacks is said at its place', () => {
  const none = { amount: '', unit: 's' } as const;
  const places = (more: object) => patternFaults({ ...newPattern(), ...more }).map(([place]) => place);
  expect([
    places({}),
    places({ kind: 'absence', within: none }),
    places({ kind: 'rate', count: 1 }),
    places({ kind: 'rate' }),
  ]).toEqual([[], ['pattern.withinMs', 'pattern.then.eventType'], ['pattern.count'], []]);
});
