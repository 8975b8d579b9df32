import { anyFields } from '../catalogue/catalogue.ts';
import { type Condition, type TestCondition, referenceWords } from '../definition/condition.ts';
import type { ConditionScope } from '../definition/predicate.ts';

/** One value of one field. */
export interface Equality {
  readonly field: string;
  readonly key: string;
}

type FindingScope = Pick<ConditionScope, 'ownerId' | 'fieldOf'>;

/**
 * Ways to find a condition by equality: of each way, at least one equality is true of every event for which the
 * condition holds. None when there is no such way.
 */
export function waysToFind(condition: Condition, scope: FindingScope): readonly (readonly Equality[])[] {
  switch (condition.kind) {
    case 'all':
      return condition.of.flatMap((part) => waysToFind(part, scope));
    case 'any': {
      const first = condition.of.map((part) => waysToFind(part, scope)[0]);
      return first.every((way) => way !== undefined) && first.length > 0 ? [first.flat()] : [];
    }
    case 'not':
      return [];
    default:
      return wayOfTest(condition, scope);
  }
}

/** How values of a field are looked up: ids as they are, everything else whatever its case. */
export function isFolded(field: string): boolean {
  return anyFields(field)?.data !== 'reference';
}

function keyOf(field: string, value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return isFolded(field) ? value.toLowerCase() : value;
}

function wayOfTest(
  { field, operator, value }: TestCondition,
  { ownerId, fieldOf = anyFields }: FindingScope,
): readonly (readonly Equality[])[] {
  const { data, refersTo } = fieldOf(field) ?? {};
  if (data === 'text' && operator === 'is') return equalities(field, [value]);
  if (operator !== 'is any of' || !Array.isArray(value)) return [];
  if (data === 'choice') return equalities(field, value);
  // Teams and departments are not in the event: only the engine's surroundings know them.
  const isInEvent = refersTo === 'user' || refersTo === 'queue';
  return data === 'reference' && isInEvent ? wayOfReference(field, value, ownerId) : [];
}

function wayOfReference(
  field: string,
  values: readonly unknown[],
  ownerId: string | null,
): readonly (readonly Equality[])[] {
  if (ownerId === null) return equalities(field, values);
  if (values.includes(referenceWords.myQueues) || values.includes(referenceWords.myTeam)) return [];
  return equalities(
    field,
    values.map((value) => (value === referenceWords.me ? ownerId : value)),
  );
}

function equalities(field: string, values: readonly unknown[]): readonly (readonly Equality[])[] {
  const keys = values.map((value) => keyOf(field, value)).filter((key) => key !== null);
  return keys.length === 0 ? [] : [[...new Set(keys)].map((key) => ({ field, key }))];
}
