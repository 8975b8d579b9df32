import { describe, expect, test } from 'vitest';
import {
  conditionOf,
  draftOf,
  duplicated,
  emptyGroup,
  moved,
  pathsOf,
  replaced,
  testsIn,
  without,
} from './condition-draft.ts';
import type { Condition } from './condition.ts';
import { parseCondition } from './condition.ts';

const mine: Condition = {
  kind: 'test',
  field: 'assigned_agent',
  operator: 'is any of',
  value: ['me'],
};
const sales: Condition = {
  kind: 'test',
  field: 'queue',
  operator: 'is any of',
  value: ['q1'],
  caseSensitive: true,
};

describe('a condition in the form', () => {
  test('comes back as it was stored, however deep', () => {
    const stored: Condition = {
      kind: 'all',
      of: [
        mine,
        { kind: 'any', of: [sales, { kind: 'not', of: { kind: 'all', of: [mine, sales] } }] },
        { kind: 'not', of: { kind: 'any', of: [sales] } },
      ],
    };
    expect(conditionOf(draftOf(stored))).toEqual(stored);
  });

  test('that is one test stands in a group', () => {
    expect(conditionOf(draftOf(mine))).toEqual({ kind: 'all', of: [mine] });
  });

  test('that is a negated test becomes a group of which none may hold', () => {
    expect(conditionOf(draftOf({ kind: 'not', of: mine }))).toEqual({
      kind: 'not',
      of: { kind: 'any', of: [mine] },
    });
  });

  test('loses a double negation', () => {
    expect(conditionOf(draftOf({ kind: 'not', of: { kind: 'not', of: { kind: 'any', of: [mine] } } }))).toEqual({
      kind: 'any',
      of: [mine],
    });
  });

  test('has a key of its own for every part, found by the stored path', () => {
    const draft = draftOf({
      kind: 'all',
      of: [mine, { kind: 'not', of: { kind: 'any', of: [sales] } }],
    });
    const paths = pathsOf(draft);
    expect([...paths.keys()]).toEqual(['', 'of.0', 'of.1', 'of.1.of.of.0']);
    expect(new Set(paths.values()).size).toBe(4);
  });
});

describe('editing a condition', () => {
  const draft = draftOf({ kind: 'all', of: [mine, { kind: 'any', of: [sales] }] });
  const [first, nested] = testsIn(draft);

  test('changes one part wherever it stands', () => {
    const changed = nested && replaced(draft, { ...nested, value: ['q2'] });
    expect(changed && conditionOf(changed)).toEqual({
      kind: 'all',
      of: [mine, { kind: 'any', of: [{ ...sales, value: ['q2'] }] }],
    });
  });

  test('removes one part wherever it stands', () => {
    expect(conditionOf(without(draft, nested?.key ?? ''))).toEqual({
      kind: 'all',
      of: [mine, { kind: 'any', of: [] }],
    });
    expect(conditionOf(without(draft, first?.key ?? ''))).toEqual({
      kind: 'all',
      of: [{ kind: 'any', of: [sales] }],
    });
  });

  test('moves one part into the group beside it, and at its edge out of it', () => {
    const key = nested?.key ?? '';
    expect(conditionOf(moved(draft, first?.key ?? '', 1))).toEqual({
      kind: 'all',
      of: [{ kind: 'any', of: [mine, sales] }],
    });
    expect(conditionOf(moved(draft, key, -1))).toEqual({ kind: 'all', of: [mine, sales, { kind: 'any', of: [] }] });
    expect(conditionOf(moved(draft, key, 1))).toEqual({ kind: 'all', of: [mine, { kind: 'any', of: [] }, sales] });
    expect(moved(draft, first?.key ?? '', -1)).toEqual(draft);
  });

  test('copies one part behind itself, with keys of its own', () => {
    const group = draft.of[1]?.key ?? '';
    const copied = duplicated(draft, group);
    const any = { kind: 'any', of: [sales] };
    expect(conditionOf(copied)).toEqual({ kind: 'all', of: [mine, any, any] });
    expect(new Set(pathsOf(copied).values()).size).toBe(6);
  });

  test('changes how a group matches, the whole one too', () => {
    expect(conditionOf(replaced(draft, { ...draft, match: 'none', of: [] }))).toEqual({
      kind: 'not',
      of: { kind: 'any', of: [] },
    });
  });

  test('begins with a group in which nothing is asked', () => {
    expect(conditionOf(emptyGroup())).toEqual({ kind: 'all', of: [] });
  });
});

describe('reading a stored condition', () => {
  test('refuses what is none, wherever it stands', () => {
    const wrong = [
      null,
      7,
      {},
      { kind: 'all' },
      { kind: 'not' },
      { kind: 'test', field: 'a' },
      { kind: 'any', of: [mine, 'x'] },
    ];
    expect(wrong.map(parseCondition)).toEqual(wrong.map(() => null));
  });

  test('keeps what is one', () => {
    const stored = { kind: 'any', of: [mine, { kind: 'not', of: sales }] };
    expect(parseCondition(stored)).toEqual(stored);
  });
});
